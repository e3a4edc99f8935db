// Within this library only: the fast path of everything that has to decode characters, and digits.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tsqlaudit::text {

inline bool is_ascii(std::string_view value) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    std::uint64_t eight_bytes = 0;
    for (; value.size() >= sizeof eight_bytes; value.remove_prefix(sizeof eight_bytes)) {
        std::memcpy(&eight_bytes, value.data(), sizeof eight_bytes);
        if ((eight_bytes & high_bits) != 0) {
            return false;
        }
    }
    return std::none_of(value.begin(), value.end(),
                        [](char byte) { return static_cast<unsigned char>(byte) >= 0x80U; });
}

inline bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

// Whether there is a control character before the tab.
inline bool has_low_control_character(std::string_view value) {
    // Of a byte less than the tab and without its high bit, this many less borrows the high bit.
    constexpr std::uint64_t tabs = 0x0909090909090909U;
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    std::uint64_t eight_bytes = 0;
    for (; value.size() >= sizeof eight_bytes; value.remove_prefix(sizeof eight_bytes)) {
        std::memcpy(&eight_bytes, value.data(), sizeof eight_bytes);
        if (((eight_bytes - tabs) & ~eight_bytes & high_bits) != 0) {
            return true;
        }
    }
    return std::any_of(value.begin(), value.end(),
                       [](char byte) { return byte >= '\0' && byte < '\t'; });
}

}  // namespace tsqlaudit::text
