#include "facts/outer_number.h"

namespace tsqlaudit::facts {

bool counts_within_list(const Context& context, const TableFacts& facts, std::size_t column) {
    const auto& tables = context.words().tables;
    const TableNames& names = context.names(facts.id);
    return context.words().natural_keys.own_numbers.matches(names.columns[column]) &&
           !tables.goods.matches(names.table) && !tables.documents.matches(names.table) &&
           !tables.people.matches(names.table) && !tables.populations.matches(names.table);
}

std::optional<std::size_t> outer_number(const Context& context, const TableFacts& facts,
                                        std::size_t number) {
    if (number == 0 || !counts_within_list(context, facts, number)) {
        return std::nullopt;
    }
    const std::size_t outer = number - 1;
    const catalog::Column& column = context.table(facts.id).columns[outer];
    const ColumnFacts& each = facts.columns[outer];
    const Words& name = context.names(facts.id).columns[outer];
    const bool is_number = (column.type.is_character() || column.type.is_integer()) &&
                           column.can_be_index_key() &&
                           context.words().natural_keys.own_numbers.matches(name) &&
                           !context.words().tables.reached_by.matches(name);
    const bool is_of_row = each.is_own || each.is_foreign_key || each.is_primary_key;
    return is_number && !is_of_row && !column.is_nullable && !column.computed ? std::optional{outer}
                                                                              : std::nullopt;
}

}  // namespace tsqlaudit::facts
