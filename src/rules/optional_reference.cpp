#include "rules/optional_reference.h"

#include <algorithm>

#include "facts/vocabulary.h"
#include "rules/columns.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

using catalog::ForeignKey;
using catalog::ReferentialAction;
using facts::ColumnRole;

bool is_optional_role(const ColumnView& view, const std::vector<std::string>& words) {
    const auto& relations = facts::vocabulary().relations;
    const facts::Words name = words_of(view.column.name);
    return view.facts.role == ColumnRole::CreatedBy || view.facts.role == ColumnRole::ModifiedBy ||
           relations.actors.matches(name) || relations.optional_roles.matches(name) ||
           has_word(view.column.name, words);
}

bool is_chosen_by_check(const catalog::Table& table, const ForeignKey& key) {
    return std::ranges::any_of(table.checks, [&](const catalog::CheckConstraint& check) {
        return check.columns.size() > 1 &&
               std::ranges::find_first_of(check.columns, key.columns) != check.columns.end();
    });
}

bool references_lookup(const CheckContext& context, const ForeignKey& key) {
    return key.referenced_index && context.schema.tables.at(*key.referenced_index).is_reference;
}

}  // namespace

std::vector<std::string> nullable_columns(const CheckContext& context, const ForeignKey& key) {
    std::vector<std::string> names;
    for (const std::string& name : key.columns) {
        if (column_view(context, name).column.is_nullable) {
            names.push_back(name);
        }
    }
    return names;
}

bool is_meant_to_be_optional(const CheckContext& context, const ForeignKey& key,
                             const std::vector<std::string>& words) {
    return key.on_delete == ReferentialAction::SetNull ||
           key.on_delete == ReferentialAction::SetDefault ||
           key.referenced_table == context.table.name || references_lookup(context, key) ||
           is_chosen_by_check(context.table, key) ||
           std::ranges::any_of(key.columns, [&](const std::string& name) {
               return is_optional_role(column_view(context, name), words);
           });
}

}  // namespace tsqlaudit::rules
