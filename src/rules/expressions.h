// What rules ask about expressions of defaults, filters and computed columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.h"

namespace tsqlaudit::rules {

// A literal, signed or converted or not; NULL is none. Every row gets the same value.
bool is_constant(const syntax::Expression& expression);

// Whether it is that column alone; names_column(): whether it is in it somewhere.
bool is_column(const syntax::Expression& expression, std::string_view column);
bool names_column(const syntax::Expression& expression, std::string_view column);

// Whether two conditions, perhaps absent, ask for the same: names and words ignoring case, literals
// exactly as they are, the parts of an AND in any order. Spaces, brackets and parentheses are not
// in them. Conditions that merely come out the same are not recognised.
bool same_condition(const syntax::ExpressionPtr& left, const syntax::ExpressionPtr& right);

// The same for conditions that ask for the same.
std::size_t hash_of_condition(const syntax::ExpressionPtr& condition);

// ISJSON(column) = 1 or the like, perhaps with JSON in the place of NULL or OR the column IS NULL,
// and nothing else.
bool asks_for_json_alone(const syntax::ExpressionPtr& condition, std::string_view column);

// Whether the condition asks no more of the column than what the json type takes: ISJSON, the
// functions that read JSON, IS NULL, and whatever it is cast to.
bool is_condition_for_json(const syntax::Expression& condition, std::string_view column);

// The parts of an AND, however deep; else the condition alone.
std::vector<syntax::ExpressionPtr> parts_of_and(const syntax::ExpressionPtr& condition);

// As written, but for the parentheses around the whole: "((0))" gives "0".
std::string without_parentheses(std::string_view text);

}  // namespace tsqlaudit::rules
