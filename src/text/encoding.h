// From the bytes of a file to text.
#pragma once

#include <string>
#include <string_view>

namespace tsqlaudit::text {

// Bytes of a file as valid UTF-8 without a byte-order mark. A mark says what they are: UTF-8 or
// UTF-16 of either byte order. Without one they are UTF-16 if their zero bytes lie as in it, else
// UTF-8 if that is valid, but for a few bytes, which are then of Windows-1252, else all are of
// that. Every byte sequence decodes; what is wrong within the encoding that a mark says becomes
// U+FFFD, but for half a code unit at the end. UTF-16 may have parts of single bytes in it. Zeros
// that end a text are left out.
std::string decode(std::string_view bytes);

// Whether decode() gave no text: it holds U+0000, and such characters are more than the few that
// strayed into a text, 1 in 100.
bool is_binary(std::string_view decoded);

// The same bytes if they are valid UTF-8, else with U+FFFD for what is not.
std::string valid_utf8(std::string_view bytes);

}  // namespace tsqlaudit::text
