#include "rules/optional_reference.h"

#include <algorithm>

#include "facts/context.h"
#include "facts/expressions.h"
#include "facts/graph.h"
#include "facts/vocabulary.h"
#include "rules/columns.h"
#include "rules/reference_role.h"
#include "rules/words.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::ForeignKey;
using catalog::ReferentialAction;
using facts::ColumnRole;

bool is_optional_role(const ColumnView& view, const names::Words& parent,
                      const names::PhraseSet& words) {
    if (view.facts.role == ColumnRole::CreatedBy || view.facts.role == ColumnRole::ModifiedBy) {
        return true;
    }
    const auto& relations = facts::vocabulary().relations;
    const names::Words& name = *view.facts.words;
    return !facts::is_named_like(name, parent) &&
           (relations.actors.matches(name) || relations.optional_roles.matches(name) ||
            has_word(view, words));
}

// An index of the rows that have a value: others are expected.
bool is_indexed_without_nulls(const catalog::Table& table, const std::string& column) {
    return std::ranges::any_of(table.indexes, [&](const catalog::Index& index) {
        return facts::any_part(index.filter, [&](const syntax::Expression& part) {
            return part.kind == syntax::ExpressionKind::IsNull && part.negated &&
                   part.operands.at(0)->kind == syntax::ExpressionKind::Column &&
                   text::equals_ignoring_case(part.operands[0]->text, column);
        });
    });
}

// GuestEmail stands for the customer that a guest is not.
bool has_stand_in(const CheckContext& context, const ForeignKey& key,
                  const names::PhraseSet& words) {
    return facts::vocabulary().tables.people.matches(parent_words(context, key)) &&
           std::ranges::any_of(live_columns(context), [&](const ColumnView& view) {
               return view.facts.role != ColumnRole::ForeignKey && has_word(view, words);
           });
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
                             const OptionalWords& words) {
    const names::Words& parent = parent_words(context, key);
    return key.on_delete == ReferentialAction::SetNull ||
           key.on_delete == ReferentialAction::SetDefault ||
           key.referenced_table == context.table.name || references_lookup(context, key) ||
           is_chosen_by_check(context.table, key) || has_stand_in(context, key, words.stand_ins) ||
           std::ranges::any_of(key.columns, [&](const std::string& name) {
               return is_indexed_without_nulls(context.table, name) ||
                      is_optional_role(column_view(context, name), parent, words.roles);
           });
}

}  // namespace tsqlaudit::rules
