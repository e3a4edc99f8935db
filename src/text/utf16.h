// UTF-16, and what tools make of it that take it for a text of single bytes. Internal to this
// folder.
#pragma once

#include <string>
#include <string_view>

namespace tsqlaudit::text {

enum class ByteOrder { None, LittleEndian, BigEndian };

// The byte order of UTF-16 without a mark. Scripts are mostly ASCII, half of whose bytes are zero
// in UTF-16. Other alphabets leave fewer, so a tenth is enough, as long as nearly all lie on one
// side. Behind a part of single bytes it is that of Windows.
ByteOrder guess_byte_order(std::string_view bytes);

// As valid UTF-8. In the byte order of Windows, a part of single bytes (two files that were
// joined), a byte too few (line ends that were changed) and a carriage return too many do no harm
// to the rest.
std::string decode_utf16(std::string_view bytes, ByteOrder order);

}  // namespace tsqlaudit::text
