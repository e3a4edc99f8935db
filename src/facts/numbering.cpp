#include "facts/numbering.h"

#include <algorithm>

namespace tsqlaudit::facts {
namespace {

bool may_count(const sqlserver::DataType& type) {
    constexpr int longest = 50;  // characters
    return type.is_integer() || (type.is_character() && !type.is_lob() && type.length <= longest);
}

bool is_counted_over_all(const Context& context, const RowScope& scope, TableId table) {
    const auto& lists = context.words().tables;
    const Words& name = context.names(table).table;
    return lists.documents.matches(name) && !context.words().relations.pieces.matches(name) &&
           std::ranges::all_of(scope.firm_parents(), [&](const ParentEdge& edge) {
               return lists.people.matches(context.names(edge.parent).table);
           });
}

}  // namespace

bool is_level_of(const Context& context, const TableFacts& facts, std::size_t column,
                 std::size_t place) {
    const auto& keys = context.words().natural_keys;
    const Words& name = context.names(facts.id).columns[column];
    return column != place && may_count(context.table(facts.id).columns[column].type) &&
           (keys.levels.matches(name) || (column < place && keys.levels_before.matches(name)));
}

std::vector<std::string> levels_of(const Context& context, const TableFacts& facts,
                                   std::size_t place) {
    std::vector<std::string> levels;
    for (std::size_t column = 0; column < facts.columns.size(); ++column) {
        const catalog::Column& each = context.table(facts.id).columns[column];
        const ColumnFacts& known = facts.columns[column];
        if (is_level_of(context, facts, column, place) && !each.is_nullable && !each.computed &&
            each.can_be_index_key() && !known.is_primary_key &&
            (!known.is_own || known.role == ColumnRole::Version)) {
            levels.push_back(each.name);
        }
    }
    return levels;
}

bool has_optional_level(const Context& context, const TableFacts& facts, std::size_t place) {
    const catalog::Table& table = context.table(facts.id);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (table.columns[column].is_nullable && is_level_of(context, facts, column, place)) {
            return true;
        }
    }
    return false;
}

std::optional<std::size_t> counted_number(const Context& context, const RowScope& scope,
                                          const TableFacts& facts) {
    const PhraseSet& own_numbers = context.words().natural_keys.own_numbers;
    const bool is_counted = is_counted_over_all(context, scope, facts.id);
    for (std::size_t column = 0; is_counted && column < facts.columns.size(); ++column) {
        const catalog::Column& each = context.table(facts.id).columns[column];
        const ColumnFacts& known = facts.columns[column];
        if (known.role == ColumnRole::Code && known.is_own && each.type.is_integer() &&
            !each.is_nullable && !each.computed && !known.is_primary_key &&
            own_numbers.matches(context.names(facts.id).columns[column])) {
            return column;
        }
    }
    return std::nullopt;
}

}  // namespace tsqlaudit::facts
