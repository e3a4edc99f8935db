// A catalog from T-SQL text, for tests of what follows from it. Links with tsqlaudit_catalog.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "catalog/builder.h"
#include "syntax/parser.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::test {

struct SqlFile {
    std::string path;
    std::string sql;
};

struct BuiltCatalog {
    text::SourceSet sources;
    catalog::Catalog catalog;
    text::Diagnostics diagnostics;  // of the parser and of the builder
};

// The files are applied in the given order.
inline BuiltCatalog catalog_from(const std::vector<SqlFile>& files) {
    BuiltCatalog built;
    std::vector<syntax::Script> scripts;
    for (const SqlFile& file : files) {
        const text::FileId id = built.sources.add(text::SourceFile{file.path, file.sql});
        syntax::ParseResult parsed = syntax::parse(built.sources, id);
        scripts.push_back(std::move(parsed.script));
        built.diagnostics.insert(built.diagnostics.end(), parsed.diagnostics.begin(),
                                 parsed.diagnostics.end());
    }
    catalog::BuildResult result = catalog::build(built.sources, std::move(scripts));
    built.catalog = std::move(result.catalog);
    built.diagnostics.insert(built.diagnostics.end(), result.diagnostics.begin(),
                             result.diagnostics.end());
    text::sort_and_deduplicate(built.diagnostics);
    return built;
}

inline BuiltCatalog catalog_from(const std::string& sql) {
    return catalog_from({{.path = "schema.sql", .sql = sql}});
}

}  // namespace tsqlaudit::test
