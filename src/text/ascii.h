// Within this library only: the fast path of everything that has to decode characters.
#pragma once

#include <algorithm>
#include <string_view>

namespace tsqlaudit::text {

inline bool is_ascii(std::string_view value) {
    return std::none_of(value.begin(), value.end(),
                        [](char byte) { return static_cast<unsigned char>(byte) >= 0x80U; });
}

}  // namespace tsqlaudit::text
