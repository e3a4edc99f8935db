// Questions about expressions of defaults, checks and filters.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::facts {

// Whether the expression or a part of it is what the predicate asks for. An absent expression has
// no parts.
bool any_part(const catalog::ExpressionPtr& expression,
              const std::function<bool(const syntax::Expression&)>& predicate);

// GETDATE(), SYSUTCDATETIME(), CURRENT_TIMESTAMP, …, perhaps inside of CAST or SWITCHOFFSET.
bool is_current_time(const catalog::ExpressionPtr& expression);

// Whether each row has a time that the clock fills in: NOT NULL, the current time by default.
bool is_set_by_clock(const catalog::Column& column);

// SUSER_SNAME(), ORIGINAL_LOGIN(), CURRENT_USER, SESSION_CONTEXT(…), …
bool is_current_user(const catalog::ExpressionPtr& expression);

// NEWID(), NEWSEQUENTIALID(), NEXT VALUE FOR.
bool generates_key(const catalog::ExpressionPtr& expression);

// 0, 0.0, ((0)).
bool is_zero(const catalog::ExpressionPtr& expression);

// '{}', '[]' and other text that begins like JSON.
bool is_json_literal(const catalog::ExpressionPtr& expression);

// Columns of ISJSON(column) or ISJSON(ISNULL(column, …)) somewhere in it.
std::vector<std::string> columns_checked_as_json(const catalog::ExpressionPtr& expression);

// Columns of JSON_VALUE(column, …), JSON_QUERY(column, …) or the like somewhere in it.
std::vector<std::string> columns_read_as_json(const catalog::ExpressionPtr& expression);

// Names of all columns in it.
std::vector<std::string> columns_of(const catalog::ExpressionPtr& expression);

}  // namespace tsqlaudit::facts
