#include "fix/planned_index.h"

#include <string>
#include <vector>

#include "rules/index_overlap.h"
#include "syntax/parser.h"

namespace tsqlaudit::fix {

namespace {

// A condition that a rule put together, as the parser reads those of existing indexes; nullptr for
// none.
catalog::ExpressionPtr parsed_filter(const std::string& condition) {
    if (condition.empty()) {
        return nullptr;
    }
    text::SourceSet sources;
    const text::FileId file =
        sources.add({"", "CREATE INDEX I ON dbo.T (C) WHERE " + condition + ";"});
    const syntax::Script script = syntax::parse(sources, file).script;
    return std::get<syntax::CreateIndex>(script.statements.at(0).node).index.filter;
}

}  // namespace

std::optional<catalog::Index> planned_index(const rules::Remedy& remedy) {
    catalog::Index index;
    if (const auto* create = std::get_if<rules::CreateIndex>(&remedy)) {
        index.key_columns = create->key_columns;
        index.included_columns = create->included_columns;
        index.filter = parsed_filter(create->filter);
        index.is_unique = create->is_unique;
        index.is_clustered = create->is_clustered;
        return index;
    }
    const std::vector<std::string>* columns = nullptr;
    if (const auto* key = std::get_if<rules::AddUniqueKey>(&remedy)) {
        columns = &key->columns;
        index.filter = parsed_filter(key->filter);
    } else if (const auto* primary_key = std::get_if<rules::AddPrimaryKey>(&remedy)) {
        columns = &primary_key->columns;
        index.is_clustered = primary_key->is_clustered;
    }
    if (columns == nullptr || columns->empty()) {
        return std::nullopt;
    }
    index.is_unique = true;
    for (const std::string& column : *columns) {
        index.key_columns.push_back({.name = column});
    }
    return index;
}

bool plans_index(const rules::Remedy& remedy) {
    if (const auto* key = std::get_if<rules::AddUniqueKey>(&remedy)) {
        return !key->columns.empty();
    }
    if (const auto* primary_key = std::get_if<rules::AddPrimaryKey>(&remedy)) {
        return !primary_key->columns.empty();
    }
    return std::holds_alternative<rules::CreateIndex>(remedy);
}

bool takes_place_of(const catalog::Table& table, const catalog::Index& planned,
                    const catalog::Index& existing) {
    return rules::is_covered_by(table, existing, planned) ||
           rules::are_duplicates(table, existing, planned);
}

}  // namespace tsqlaudit::fix
