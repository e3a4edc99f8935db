// Names and messages come from files that nobody vouches for: what they must not do to a terminal,
// a log or a page.
#pragma once

#include <string>
#include <string_view>

namespace tsqlaudit::text {

// Control characters, which steer terminals; characters that turn the direction of the text around
// them or cannot be seen; and the two that no XML document may hold.
bool is_harmful(char32_t character);

// Whatever ends a line or leaves a gap in it.
bool is_space(char32_t character);

// On one line, valid UTF-8: each white space character as a space, each harmful one as U+FFFD.
std::string printable(std::string_view value);

// The same for text of several lines: line feeds and tabs stay.
void append_printable_lines(std::string& out, std::string_view value);

}  // namespace tsqlaudit::text
