// Strings and whole numbers as values of another type.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "syntax/dynamic_text.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

// Digits, the first of several not 0: as SQL Server writes a number that it turns into text.
bool is_whole_number(std::string_view written);

// That of a number, as CHAR has it, for what stands at an offset; nothing outside of ASCII.
std::optional<DynamicText> character(std::string_view number, std::uint32_t place);

// A value converted to the type that is written in a text: varchar(50), sysname, int. Nothing where
// that would cut it off or pad it, which nobody means, or is to another type.
std::optional<DynamicText> converted(DynamicText value, std::string_view text, Tokens written);

}  // namespace tsqlaudit::syntax
