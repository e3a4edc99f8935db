#include "rules/expressions.h"

#include <algorithm>

#include "text/compare.h"

namespace tsqlaudit::rules {

using syntax::Expression;
using syntax::ExpressionKind;

namespace {

// The parenthesis that opens the text is closed by the one that ends it.
bool is_wrapped(std::string_view text) {
    if (!text.starts_with('(') || !text.ends_with(')')) {
        return false;
    }
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        in_string = in_string != (text[i] == '\'');
        if (in_string) {
            continue;
        }
        depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        if (depth == 0 && i + 1 < text.size()) {
            return false;
        }
    }
    return depth == 0;
}

std::string_view trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    const std::size_t end = text.find_last_not_of(" \t\r\n");
    return begin == std::string_view::npos ? "" : text.substr(begin, end - begin + 1);
}

}  // namespace

bool is_constant(const Expression& expression) {
    switch (expression.kind) {
        case ExpressionKind::Number:
        case ExpressionKind::Money:
        case ExpressionKind::String:
        case ExpressionKind::Binary:
            return true;
        case ExpressionKind::Unary:
        case ExpressionKind::Cast:
        case ExpressionKind::Collate:
            return is_constant(*expression.operands.at(0));
        default:
            return false;
    }
}

bool names_column(const Expression& expression, std::string_view column) {
    if (expression.kind == ExpressionKind::Column &&
        text::equals_ignoring_case(expression.text, column)) {
        return true;
    }
    return std::ranges::any_of(expression.operands, [&](const syntax::ExpressionPtr& operand) {
        return names_column(*operand, column);
    });
}

std::string without_parentheses(std::string_view text) {
    text = trim(text);
    while (is_wrapped(text)) {
        text = trim(text.substr(1, text.size() - 2));
    }
    return std::string{text};
}

}  // namespace tsqlaudit::rules
