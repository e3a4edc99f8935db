// A schema with findings put where a test wants them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "gate/suppression.h"
#include "rules/engine.h"
#include "rules/finding.h"
#include "syntax/ast.h"
#include "text/source.h"

namespace tsqlaudit::gate {

struct File {
    std::string path;
    std::string sql;
};

struct Schema {
    text::SourceSet sources;
    std::vector<syntax::Script> scripts;
    catalog::Catalog catalog;
    std::vector<rules::Finding> findings;

    explicit Schema(const std::vector<File>& files);
    explicit Schema(const std::string& sql);

    // Of a table, at the first place of a text in all files. The name of the rule is kept by
    // whoever calls.
    Schema& add_finding(std::string_view rule, std::string_view table, std::string_view place);

    // Applies the directives, and gives the warnings as "path:line:column: message".
    std::vector<std::string> suppress(const rules::Selection& selection = {});
    // "rule at line", of what is left.
    std::vector<std::string> left() const;
};

}  // namespace tsqlaudit::gate
