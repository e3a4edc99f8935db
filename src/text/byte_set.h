// Sets of bytes, quick to look into: for what goes over every byte of long texts.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace tsqlaudit::text {

class ByteSet {
public:
    constexpr explicit ByteSet(std::string_view bytes) {
        for (const char byte : bytes) {
            add(byte);
        }
    }

    constexpr void add(char byte) { has_[static_cast<unsigned char>(byte)] = true; }
    constexpr bool has(char byte) const { return has_[static_cast<unsigned char>(byte)]; }

    // Of the first byte from there on that is in the set, or is not; the size of the text if there
    // is none.
    constexpr std::size_t find_in(std::string_view text, std::size_t from = 0) const {
        // Most of it is passed over: four at a time.
        while (from + 4 <= text.size() && !(has(text[from]) || has(text[from + 1]) ||
                                            has(text[from + 2]) || has(text[from + 3]))) {
            from += 4;
        }
        while (from < text.size() && !has(text[from])) {
            ++from;
        }
        return from;
    }
    constexpr std::size_t find_not_in(std::string_view text, std::size_t from = 0) const {
        while (from + 4 <= text.size() && has(text[from]) && has(text[from + 1]) &&
               has(text[from + 2]) && has(text[from + 3])) {
            from += 4;
        }
        while (from < text.size() && has(text[from])) {
            ++from;
        }
        return from;
    }

private:
    std::array<bool, 256> has_{};
};

}  // namespace tsqlaudit::text
