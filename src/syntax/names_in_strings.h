// Names of objects inside strings, as system procedures and OBJECT_ID take them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.h"

namespace tsqlaudit::syntax {

// The parts of 'dbo.Table.[my column]', delimiters removed; at least one.
std::vector<std::string> split_name(std::string_view name);

// The last part is the name of the object, those before it its schema, database and server.
ObjectName join_name(std::vector<std::string> parts, text::Span span);

}  // namespace tsqlaudit::syntax
