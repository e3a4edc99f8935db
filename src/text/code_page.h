// Text of one of the code pages that Windows had before Unicode. The bytes do not say of which.
#pragma once

#include <string>
#include <string_view>

namespace tsqlaudit::text {

// Reads it as Windows-1252, which leaves the ASCII characters in it alone: they are all that the
// structure of a script hangs on. Where the text looks like one with characters of two bytes (GBK,
// Big5, Shift-JIS, Korean), the second byte of which may be that of an ASCII character, such a byte
// becomes a letter: the ] in the middle of a name does not end it. Neither does a sign of Latin
// that is no letter, beside one; nor, where the letters are those of a code page of DOS, what is a
// blank in Windows.
std::string decode_code_page(std::string_view bytes);

}  // namespace tsqlaudit::text
