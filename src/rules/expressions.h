// What rules ask about expressions of defaults, filters and computed columns.
#pragma once

#include <string>
#include <string_view>

#include "syntax/ast.h"

namespace tsqlaudit::rules {

// A literal, signed or converted or not; NULL is none. Every row gets the same value.
bool is_constant(const syntax::Expression& expression);

bool names_column(const syntax::Expression& expression, std::string_view column);

// Whether two conditions, perhaps absent, ask for the same: names and words ignoring case, literals
// exactly as they are, the parts of an AND in any order. Spaces, brackets and parentheses are not
// in them. Conditions that merely come out the same are not recognised.
bool same_condition(const syntax::ExpressionPtr& left, const syntax::ExpressionPtr& right);

// ISJSON(column) = 1 or the like, perhaps OR the column IS NULL, and nothing else.
bool asks_for_json_alone(const syntax::ExpressionPtr& condition, std::string_view column);

// As written, but for the parentheses around the whole: "((0))" gives "0".
std::string without_parentheses(std::string_view text);

}  // namespace tsqlaudit::rules
