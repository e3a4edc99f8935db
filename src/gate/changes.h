// What a gate has to look at when some files were changed.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <string>

#include "catalog/catalog.h"
#include "report/audit.h"
#include "syntax/ast.h"
#include "text/source.h"

namespace tsqlaudit::gate {

class ChangeFinder {
public:
    // Names of files that are not part of the schema are passed over: not all that changes is.
    // `sources` has all files before the first script is added.
    ChangeFinder(std::span<const std::filesystem::path> changed, const text::SourceSet& sources);

    // Each script, in any order.
    void add(const syntax::Script& script);
    // The files of the schema that were not changed, and the tables about which one of those that
    // were says anything.
    report::Changes changes(const catalog::Catalog& catalog);

private:
    bool is_changed(text::FileId file);

    const text::SourceSet& sources_;
    std::set<std::string> changed_;            // file identities
    std::map<text::FileId, bool> is_changed_;  // as far as it was asked
    std::set<catalog::QualifiedName> tables_;
};

}  // namespace tsqlaudit::gate
