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

bool only_drops(const Expression& filter, std::span<const std::string> columns,
                const SoftDelete& soft_delete) {
    if (filter.kind == ExpressionKind::BinaryOperator && filter.text == "AND") {
        return std::all_of(filter.operands.begin(), filter.operands.end(), [&](const auto& part) {
            return only_drops(*part, columns, soft_delete);
        });
    }
    if (filter.kind == ExpressionKind::IsNull && filter.negated) {
        const Expression& value = *filter.operands.at(0);
        return value.kind == ExpressionKind::Column &&
               text::contains_ignoring_case(columns, value.text);
    }
    return asks_for_live_rows(filter, soft_delete);
}

bool is_enforced(const Index& index) {
    return index.is_unique && !index.is_disabled && !index.not_enforced &&
           (index.kind == IndexKind::Rowstore || index.kind == IndexKind::Hash);
}

}  // namespace

bool holds_all_values(const Index& index, std::span<const std::string> columns) {
    return index.filter == nullptr || only_drops(*index.filter, columns, {});
}

std::optional<std::size_t> unique_index_on(const catalog::Table& table,
                                           std::span<const std::string> columns,
                                           const SoftDelete& soft_delete) {
    const auto is_it = [&](const Index& index) {
        const std::vector<std::string> keys = key_names(index);
        return is_enforced(index) && !keys.empty() &&
               std::all_of(keys.begin(), keys.end(),
                           [&](const std::string& key) {
                               return text::contains_ignoring_case(columns, key);
                           }) &&
               (index.filter == nullptr || only_drops(*index.filter, keys, soft_delete));
    };
    const auto found = std::find_if(table.indexes.begin(), table.indexes.end(), is_it);
    return found == table.indexes.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - table.indexes.begin())};
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
