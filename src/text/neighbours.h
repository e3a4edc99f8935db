// Within this library only: what stands beside a byte of an unknown code page.
#pragma once

#include <cstddef>
#include <string_view>

namespace tsqlaudit::text {

struct Neighbours {
    unsigned char before = ' ';
    unsigned char behind = ' ';
};

inline Neighbours neighbours_of(std::string_view bytes, std::size_t at) {
    Neighbours found;
    if (at > 0) {
        found.before = static_cast<unsigned char>(bytes[at - 1]);
    }
    if (at + 1 < bytes.size()) {
        found.behind = static_cast<unsigned char>(bytes[at + 1]);
    }
    return found;
}

inline bool is_ascii_letter(unsigned char byte) {
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

inline bool may_be_letter(unsigned char byte) {
    return byte >= 0x80 || byte == '_' || is_ascii_letter(byte);
}

}  // namespace tsqlaudit::text
