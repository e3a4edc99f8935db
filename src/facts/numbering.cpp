#include "facts/numbering.h"

#include <algorithm>

#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

bool is_counted_by_year(const Context& context, TableId table) {
    const auto& names = context.names(table).columns;
    for (std::size_t column = 0; column < names.size(); ++column) {
        const catalog::Column& each = context.table(table).columns[column];
        if (!each.is_nullable && may_count(each.type) &&
            context.words().natural_keys.years.matches(names[column])) {
            return true;
        }
    }
    return false;
}

// Block of the SeatBlock of a seat.
Words without_thing(const Context& context, TableId table, const Words& name) {
    for (std::size_t count = name.size(); count-- > 1;) {
        if (context.names(table).table.ends_with(name.first(count))) {
            return name.without_first(count);
        }
    }
    return name;
}

}  // namespace

bool may_count(const sqlserver::DataType& type) {
    constexpr int longest = 50;  // characters
    return type.is_whole() || (type.is_character() && !type.is_lob() && type.length <= longest);
}

bool is_counted_over_all(const Context& context, const RowScope& scope, TableId table) {
    const auto& lists = context.words().tables;
    const Words& name = context.names(table).table;
    const std::vector<ParentEdge> parents = scope.firm_parents();
    const bool is_of_people_alone = std::ranges::all_of(parents, [&](const ParentEdge& edge) {
        return lists.people.matches(context.names(edge.parent).table);
    });
    return is_of_people_alone && !context.words().relations.pieces.matches(name) &&
           (lists.documents.matches(name) ||
            (!parents.empty() && !lists.people.matches(name) && !scope.has_certain_parent() &&
             is_counted_by_year(context, table)));
}

bool is_level_of(const Context& context, const TableFacts& facts, std::size_t column,
                 std::size_t place) {
    const auto& keys = context.words().natural_keys;
    const Words& name = context.names(facts.id).columns[column];
    if (column == place || !may_count(context.table(facts.id).columns[column].type)) {
        return false;
    }
    if (keys.levels.matches(name)) {
        return true;
    }
    return column < place && (keys.levels_before.matches(name) ||
                              keys.levels_before.matches(without_thing(context, facts.id, name)));
}

std::vector<std::string> levels_of(const Context& context, const TableFacts& facts,
                                   std::size_t place) {
    std::vector<std::string> levels;
    for (std::size_t column = 0; column < facts.columns.size(); ++column) {
        const catalog::Column& each = context.table(facts.id).columns[column];
        const ColumnFacts& known = facts.columns[column];
        if (is_level_of(context, facts, column, place) && !each.computed &&
            each.can_be_index_key() && !known.is_primary_key &&
            (!known.is_own || known.role == ColumnRole::Version ||
             known.role == ColumnRole::EnumText)) {
            levels.push_back(each.name);
        }
    }
    return levels;
}

std::vector<std::string> series_of(const Context& context, const TableFacts& facts,
                                   const std::vector<std::string>& parent, bool counts_parts) {
    const auto& keys = context.words().natural_keys;
    const auto& names = context.names(facts.id).columns;
    const bool has_price =
        std::ranges::any_of(names, [&](const Words& name) { return keys.rates.matches(name); });
    std::vector<std::string> series;
    for (std::size_t column = 0; column < facts.columns.size(); ++column) {
        const catalog::Column& each = context.table(facts.id).columns[column];
        const bool is_series =
            keys.subsets.matches(names[column]) ||
            (!counts_parts && (keys.series.matches(names[column]) ||
                               (has_price && keys.price_series.matches(names[column]))));
        if (is_series && !each.is_nullable && !each.computed && each.can_be_index_key() &&
            !facts.columns[column].is_primary_key &&
            !text::contains_ignoring_case(parent, each.name)) {
            series.push_back(each.name);
        }
    }
    return series;
}

std::vector<std::string> parent_in_tree(const Context& context, const TableFacts& facts,
                                        const std::vector<std::string>& parent) {
    const catalog::Table& table = context.table(facts.id);
    if (context.words().tables.batches.matches(context.names(facts.id).table)) {
        return {};  // runs are counted one after the other, whichever started them
    }
    const auto found =
        std::ranges::find_if(table.foreign_keys, [&](const catalog::ForeignKey& key) {
            return key.referenced_table == table.name && key.columns.size() == 1 &&
                   !text::contains_ignoring_case(parent, key.columns.front()) &&
                   context.words().relations.part_of.matches(context.words_of(key.columns.front()));
        });
    return found == table.foreign_keys.end() ? std::vector<std::string>{} : found->columns;
}

bool may_stand_for_another(const Context& context, const TableFacts& facts) {
    for (std::size_t column = 0; column < facts.columns.size(); ++column) {
        const ColumnRole role = facts.columns[column].role;
        if ((role == ColumnRole::Flag || role == ColumnRole::SoftDeleteFlag) &&
            context.words().natural_keys.repeat_marks.matches(
                context.names(facts.id).columns[column])) {
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
        if (known.role == ColumnRole::Code && known.is_own && each.type.is_whole() &&
            !each.is_nullable && !each.computed && !known.is_primary_key &&
            own_numbers.matches(context.names(facts.id).columns[column])) {
            return column;
        }
    }
    return std::nullopt;
}

}  // namespace tsqlaudit::facts
