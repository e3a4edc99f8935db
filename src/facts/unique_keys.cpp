#include "facts/unique_keys.h"

#include <algorithm>

#include "facts/key_names.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Index;
using catalog::IndexKind;
using syntax::Expression;
using syntax::ExpressionKind;

// Rows without a value in one of the columns, and what `is_dropped` says.
template <typename Predicate>
bool only_drops(const Expression& filter, std::span<const std::string> columns,
                const Predicate& is_dropped) {
    if (filter.kind == ExpressionKind::BinaryOperator && filter.text == "AND") {
        return std::all_of(filter.operands.begin(), filter.operands.end(), [&](const auto& part) {
            return only_drops(*part, columns, is_dropped);
        });
    }
    if (filter.kind == ExpressionKind::IsNull && filter.negated) {
        const Expression& value = *filter.operands.at(0);
        return value.kind == ExpressionKind::Column &&
               text::contains_ignoring_case(columns, value.text);
    }
    return is_dropped(filter);
}

bool drops_nothing_else(const Expression& /*filter*/) {
    return false;
}

bool is_enforced(const Index& index) {
    return index.is_unique && !index.is_disabled && !index.not_enforced &&
           (index.kind == IndexKind::Rowstore || index.kind == IndexKind::Hash);
}

template <typename Predicate>
std::optional<std::size_t> find_unique_index(const catalog::Table& table,
                                             std::span<const std::string> columns,
                                             const Predicate& is_dropped) {
    const auto is_it = [&](const Index& index) {
        const std::vector<std::string> keys = key_names(index);
        return is_enforced(index) && !keys.empty() &&
               std::all_of(keys.begin(), keys.end(),
                           [&](const std::string& key) {
                               return text::contains_ignoring_case(columns, key);
                           }) &&
               (index.filter == nullptr || only_drops(*index.filter, keys, is_dropped));
    };
    const auto found = std::find_if(table.indexes.begin(), table.indexes.end(), is_it);
    return found == table.indexes.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - table.indexes.begin())};
}

}  // namespace

bool holds_all_values(const Index& index, std::span<const std::string> columns) {
    return index.filter == nullptr || only_drops(*index.filter, columns, drops_nothing_else);
}

std::optional<std::size_t> unique_index_on(const catalog::Table& table,
                                           std::span<const std::string> columns) {
    return find_unique_index(table, columns, drops_nothing_else);
}

std::optional<std::size_t> unique_index_of_live_rows(const catalog::Table& table,
                                                     std::span<const std::string> columns,
                                                     const TableFacts& facts) {
    return find_unique_index(table, columns, [&](const Expression& filter) {
        return asks_for_live_rows(filter, table, facts);
    });
}

bool are_part_of_key(const catalog::Table& table, std::span<const std::string> columns) {
    return std::any_of(table.indexes.begin(), table.indexes.end(), [&](const Index& index) {
        const std::vector<std::string> keys = key_names(index);
        return is_enforced(index) && index.filter == nullptr &&
               std::all_of(columns.begin(), columns.end(), [&](const std::string& column) {
                   return text::contains_ignoring_case(keys, column);
               });
    });
}

}  // namespace tsqlaudit::facts
