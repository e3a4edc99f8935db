// Findings that comments in the scripts accept. docs/suppressions.md is for users.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "gate/scope.h"
#include "rules/engine.h"
#include "rules/finding.h"
#include "syntax/ast.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::gate {

struct SuppressionResult {
    std::size_t suppressed = 0;     // findings that were removed
    text::Diagnostics diagnostics;  // directives that are malformed, or match nothing
};

// What the directives of the scripts accept.
class Suppressions {
public:
    explicit Suppressions(const text::SourceSet& sources) : sources_{sources} {}

    // Each script, in any order. It is not needed any more then.
    void add(const syntax::Script& script);

    // Removes what the directives name. `selection`: the rules that were run; a directive for
    // another one is not reported as matching nothing.
    SuppressionResult apply(const catalog::Catalog& catalog, const rules::Selection& selection,
                            std::vector<rules::Finding>& findings) &&;

private:
    // A rule or category in a directive.
    struct Mention {
        text::Span span;
        bool is_used = false;
    };

    void add_directive(const syntax::Directive& directive);
    bool accept(const rules::Finding& finding, const catalog::Table& table);
    std::vector<Scope> scopes_of(const rules::Finding& finding, const catalog::Table& table) const;
    void warn_of_unused(const rules::Selection& selection);
    void warn(text::Span span, std::string message);

    const text::SourceSet& sources_;
    std::map<text::FileId, ScopeFinder> finders_;  // of the files that have directives
    std::multimap<std::pair<Scope, std::string>, Mention> mentions_;
    text::Diagnostics diagnostics_;
};

}  // namespace tsqlaudit::gate
