#include "fix/obstacles.h"

#include <algorithm>
#include <utility>

#include "fix/existing.h"
#include "fix/render_parts.h"
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
    const auto add_if_used = [&](const std::string& kind, const auto& module) {
        if (text::contains_ignoring_case(module.names, column.name)) {
            names.push_back("schema-bound " + kind + " " + module.name.dotted());
        }
    };
    for (const std::size_t view : table.bound_views) {
        add_if_used("view", context.catalog.views.at(view));
    }
    for (const std::size_t routine : table.bound_routines) {
        add_if_used("routine", context.catalog.routines.at(routine));
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

// Special indexes and the versioning need the primary key.
bool carries_others(const Table& table) {
    using enum catalog::IndexKind;
    return table.versioning || std::ranges::any_of(table.indexes, [](const catalog::Index& other) {
               return other.kind != Rowstore && other.kind != Columnstore && other.kind != Hash;
           });
}

void change_type(const std::vector<Alteration>& alterations, const Column& column,
                 Column& changed) {
    for (const Alteration& alteration : alterations) {
        if (alteration.column == &column) {
            changed.type = alteration.type;
        }
    }
}

std::string refusal_of_types(const RenderContext& context, const Table& table,
                             const std::vector<Alteration>& alterations,
                             const catalog::Index& index) {
    if (std::ranges::any_of(alterations, [&](const Alteration& alteration) {
            return has_key_column(index, alteration.column->name) &&
                   !sqlserver::can_be_index_key(alteration.type);
        })) {
        return "which takes no such type";
    }
    Table changed;
    changed.is_memory_optimized = table.is_memory_optimized;
    for (const catalog::IndexColumn& key : index.key_columns) {
        if (const Column* column = table.find_column(key.name)) {
            changed.columns.push_back(*column);
            change_type(alterations, *column, changed.columns.back());
        }
    }
    return wide_key_choice(context, changed, index.key_columns, index.is_clustered).empty()
               ? ""
               : "whose key would be over the limit";
}

}  // namespace

std::string refusal_of(const RenderContext& context, const Table& table,
                       const std::vector<Alteration>& alterations, const catalog::Index& index) {
    if (std::string why = index_obstacle(context.unnamed_twins, table, index); !why.empty()) {
        return why;
    }
    if (index.is_primary_key && carries_others(table)) {
        return "which special indexes or the versioning need";
    }
    if (is_full_text_key(table, index)) {
        return "which is the key of the full-text index";
    }
    const bool has_new_type = std::ranges::any_of(alterations, [&](const Alteration& alteration) {
        return alteration.changes_type && has_key_column(index, alteration.column->name);
    });
    return has_new_type ? refusal_of_types(context, table, alterations, index) : "";
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
    add_history(context, table, *alteration.column, names);
    return names;
}

}  // namespace tsqlaudit::fix
