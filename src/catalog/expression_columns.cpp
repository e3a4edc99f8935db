#include "catalog/expression_columns.h"

#include <ranges>
#include <unordered_set>

namespace tsqlaudit::catalog {

std::vector<std::string> columns_in(const ExpressionPtr& expression, const Table& table) {
    std::vector<std::string> columns;
    std::unordered_set<const Column*> named;
    // A list of its own instead of recursion: a long chain of ANDs is a deep tree.
    std::vector<const syntax::Expression*> open;
    if (expression) {
        open.push_back(expression.get());
    }
    while (!open.empty()) {
        const syntax::Expression& current = *open.back();
        open.pop_back();
        if (current.kind == syntax::ExpressionKind::Column) {
            const Column* const column = table.find_column(current.text);
            if (column != nullptr && named.insert(column).second) {
                columns.push_back(column->name);
            }
            continue;  // its operands are qualifiers
        }
        for (const syntax::ExpressionPtr& operand : std::views::reverse(current.operands)) {
            if (operand) {
                open.push_back(operand.get());
            }
        }
    }
    return columns;
}

}  // namespace tsqlaudit::catalog
