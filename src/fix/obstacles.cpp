#include "fix/obstacles.h"

#include <utility>

#include "fix/existing.h"
#include "rules/expressions.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

using catalog::Column;
using catalog::Table;
using Names = std::vector<std::string>;

// What ALTER COLUMN would have to restate, or does not take.
void add_properties(const Alteration& alteration, Names& names) {
    const Column& column = *alteration.column;
    const std::pair<bool, const char*> properties[] = {
        {column.is_sparse && alteration.becomes_not_null, "SPARSE, which needs NULL"},
        {column.is_rowguidcol, "ROWGUIDCOL"},
        {column.is_filestream, "FILESTREAM"},
        {column.is_encrypted, "encryption"},
        {!column.masking_function.empty(), "the data mask"},
        {column.generated.has_value(), "GENERATED ALWAYS"},
        {!column.bound_default.empty(), "the bound default"},
        {!column.bound_rule.empty(), "the bound rule"}};
    for (const auto& [is_there, name] : properties) {
        if (is_there) {
            names.emplace_back(name);
        }
    }
}

void add_dependants(const RenderContext& context, const Table& table, const Column& column,
                    Names& names) {
    for (const Column& other : table.columns) {
        if (other.computed && other.computed->expression != nullptr &&
            rules::names_column(*other.computed->expression, column.name)) {
            names.push_back("computed column " + other.name);
        }
    }
    for (const std::size_t view : table.bound_views) {
        names.push_back("schema-bound view " + context.catalog.views.at(view).name.dotted());
    }
    for (const catalog::PredicatePlace& place : table.predicates) {
        const catalog::SecurityPolicy& policy = context.catalog.policies.at(place.policy);
        if (text::contains_ignoring_case(policy.predicates.at(place.predicate).columns,
                                         column.name)) {
            names.push_back("security policy " + policy.name.dotted());
        }
    }
}

// The history follows the table while the versioning is on.
void add_history(const RenderContext& context, const Table& table, const Column& column,
                 Names& names) {
    if (!table.versioning) {
        return;
    }
    const auto& history = table.versioning->history_index;
    for (const catalog::Index& index :
         history ? context.catalog.tables[*history].indexes : table.versioning->implied_indexes) {
        if (uses_column(index, column.name)) {
            names.push_back("index " + index.name + " of the history");
        }
    }
}

}  // namespace

std::vector<std::string> obstacles_of(const RenderContext& context, const Table& table,
                                      const Alteration& alteration) {
    Names names;
    add_properties(alteration, names);
    add_dependants(context, table, *alteration.column, names);
    add_history(context, table, *alteration.column, names);
    return names;
}

}  // namespace tsqlaudit::fix
