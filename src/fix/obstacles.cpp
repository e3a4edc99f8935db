#include "fix/obstacles.h"

#include <algorithm>
#include <utility>

#include "fix/existing.h"
#include "fix/render_parts.h"
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
    const Dependants& dependants = context.dependants.of(table);
    for (const std::size_t computed : dependants.computed.of(column)) {
        names.push_back("computed column " + table.columns[computed].name);
    }
    for (const std::size_t view : dependants.views.of(column)) {
        names.push_back("schema-bound view " +
                        context.catalog.views.at(table.bound_views[view]).name.dotted());
    }
    for (const std::size_t routine : dependants.routines.of(column)) {
        names.push_back("schema-bound routine " +
                        context.catalog.routines.at(table.bound_routines[routine]).name.dotted());
    }
    for (const std::size_t predicate : dependants.predicates.of(column)) {
        names.push_back(
            "security policy " +
            context.catalog.policies.at(table.predicates[predicate].policy).name.dotted());
    }
    // The history follows the table while the versioning is on.
    for (const std::size_t index : dependants.history.of(column)) {
        names.push_back("index " + (*dependants.history_indexes)[index].name + " of the history");
    }
}

void change_type(const Alterations& alterations, const Column& column, Column& changed) {
    for (const Alteration* alteration : alterations) {
        if (alteration->column == &column) {
            changed.type = alteration->type;
        }
    }
}

std::string refusal_of_types(const RenderContext& context, const Table& table,
                             const Alterations& of_index, const catalog::Index& index) {
    if (std::ranges::any_of(of_index, [&](const Alteration* alteration) {
            return has_key_column(index, alteration->column->name) &&
                   !sqlserver::can_be_index_key(alteration->type);
        })) {
        return "which takes no such type";
    }
    Table changed;
    changed.is_memory_optimized = table.is_memory_optimized;
    for (const catalog::IndexColumn& key : index.key_columns) {
        if (const Column* column = table.find_column(key.name)) {
            changed.columns.push_back(*column);
            change_type(of_index, *column, changed.columns.back());
        }
    }
    return wide_key_choice(context, changed, index.key_columns, index.is_clustered).empty()
               ? ""
               : "whose key would be over the limit";
}

}  // namespace

std::string refusal_of(const RenderContext& context, const Table& table,
                       const Alterations& of_index, const catalog::Index& index) {
    if (std::string why = index_obstacle(context.unnamed_twins, table, index); !why.empty()) {
        return why;
    }
    const Dependants& dependants = context.dependants.of(table);
    if (index.is_primary_key && dependants.leans_on_primary_key) {
        return "which special indexes or the versioning need";
    }
    if (is_full_text_key(dependants, index)) {
        return "which is the key of the full-text index";
    }
    const bool has_new_type = std::ranges::any_of(of_index, [&](const Alteration* alteration) {
        return alteration->changes_type && has_key_column(index, alteration->column->name);
    });
    return has_new_type ? refusal_of_types(context, table, of_index, index) : "";
}

bool sets_null(const RenderContext& context, const catalog::ForeignKey& key,
               const Alteration& alteration) {
    using enum catalog::ReferentialAction;
    const Column& column = *alteration.column;
    const bool has_default =
        column.default_constraint && !context.planned.dropped_defaults.contains(&column);
    return alteration.becomes_not_null && text::contains_ignoring_case(key.columns, column.name) &&
           (has_action(key, SetNull) || (has_action(key, SetDefault) && !has_default));
}

std::vector<std::string> obstacles_of(const RenderContext& context, const Table& table,
                                      const Alteration& alteration) {
    Names names;
    add_properties(alteration, names);
    add_dependants(context, table, *alteration.column, names);
    return names;
}

}  // namespace tsqlaudit::fix
