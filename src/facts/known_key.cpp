#include "facts/known_key.h"

#include <algorithm>
#include <cstddef>

#include "facts/ownership.h"
#include "facts/unique_keys.h"

namespace tsqlaudit::facts {
namespace {

bool may_be_known_by(const Context& context, const TableFacts& facts, std::size_t column) {
    const catalog::Column& each = context.table(facts.id).columns[column];
    const ColumnRole role = facts.columns[column].role;
    const bool is_value = role == ColumnRole::Code || role == ColumnRole::Identifier ||
                          role == ColumnRole::Name || role == ColumnRole::FreeText;
    return is_value && !each.is_nullable && !each.computed && !each.type.is_lob() &&
           !facts.columns[column].is_foreign_key &&
           is_known_by(context, facts.id, context.names(facts.id).columns[column]);
}

// A vehicle is in one depot at a time; in the terms of an insurance policy it comes back.
bool is_kept_by_holders(const Context& context, const RowScope& scope) {
    return std::ranges::all_of(scope.firm_parents(), [&](const ParentEdge& edge) {
        return context.words().natural_keys.holders.matches(context.names(edge.parent).table);
    });
}

// The row is a part of something, such as the order of a product, or what was true of the thing for
// a time. A person is one, wherever.
bool values_repeat(const Context& context, const RowScope& scope, TableId table) {
    const TableNames& names = context.names(table);
    const PhraseSet& validity = context.words().natural_keys.validity;
    const bool is_person = context.words().tables.people.matches(names.table);
    return scope.has_certain_parent() || (!is_person && !is_kept_by_holders(context, scope)) ||
           std::ranges::any_of(names.columns,
                               [&](const Words& name) { return validity.matches(name); });
}

}  // namespace

std::optional<std::vector<std::string>> find_known_key(const Context& context,
                                                       const RowScope& scope,
                                                       const TableFacts& facts) {
    const catalog::Table& table = context.table(facts.id);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (!may_be_known_by(context, facts, column)) {
            continue;
        }
        std::vector<std::string> key;
        if (facts.tenancy.kind == TenancyKind::Tenanted) {
            key.push_back(facts.tenancy.column);
        }
        key.push_back(table.columns[column].name);
        const bool may_repeat = values_repeat(context, scope, facts.id);
        return may_repeat && !unique_index_of_live_rows(table, key, facts) ? std::nullopt
                                                                           : std::optional{key};
    }
    return std::nullopt;
}

}  // namespace tsqlaudit::facts
