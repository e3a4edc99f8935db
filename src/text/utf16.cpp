#include "text/utf16.h"

#include <utf8.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "text/code_page.h"

namespace tsqlaudit::text {
namespace {

constexpr std::string_view little_endian_mark = "\xFF\xFE";
constexpr char16_t replacement = 0xFFFD;

bool is_lead_surrogate(char16_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool is_trail_surrogate(char16_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

void replace_unpaired_surrogates(std::u16string& units) {
    for (std::size_t at = 0; at < units.size(); ++at) {
        if (is_lead_surrogate(units[at]) && at + 1 < units.size() &&
            is_trail_surrogate(units[at + 1])) {
            ++at;
        } else if (is_lead_surrogate(units[at]) || is_trail_surrogate(units[at])) {
            units[at] = replacement;
        }
    }
}

std::string to_utf8(std::u16string units) {
    replace_unpaired_surrogates(units);
    return utf8::utf16to8(units);
}

bool is_line_end(char byte) {
    return byte == '\r' || byte == '\n';
}

bool is_of_text(char byte) {
    return (byte >= ' ' && byte <= '~') || byte == '\t' || is_line_end(byte);
}

// Text of single bytes that has the look of a script, from there on: as many in a row are hardly
// ever the halves of other characters. A letter may be one of UTF-8.
bool begins_single_bytes(std::string_view bytes) {
    constexpr std::size_t enough = 32;
    constexpr std::size_t enough_at_end = 16;
    constexpr std::size_t longest_character = 4;
    const std::string_view sample = bytes.substr(0, enough);
    const auto others = std::ranges::count_if(
        sample, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
    const auto controls = std::ranges::count_if(sample, [](char byte) {
        return static_cast<unsigned char>(byte) < 0x80 && !is_of_text(byte);
    });
    const auto* const invalid = utf8::find_invalid(sample.begin(), sample.end());
    return sample.size() >= enough_at_end && controls == 0 &&
           others <= static_cast<std::ptrdiff_t>(longest_character) &&
           (invalid == sample.end() ||
            static_cast<std::size_t>(sample.end() - invalid) < longest_character);
}

std::string decode_single_bytes(std::string_view bytes) {
    return utf8::is_valid(bytes.begin(), bytes.end()) ? std::string(bytes)
                                                      : decode_code_page(bytes);
}

class LittleEndianReader {
public:
    explicit LittleEndianReader(std::string_view bytes) : bytes_(bytes), zero_(bytes.find('\0')) {}

    std::string read() {
        while (at_ + 1 < bytes_.size()) {  // half a code unit at the end is none
            const bool is_latin = byte(1) == '\0';
            if (!is_latin && (is_behind_lost_byte() || is_before_added_return())) {
                ++at_;
            } else if (!is_latin && begins_single_bytes(bytes_.substr(at_))) {
                take_single_bytes();
            } else {
                take_unit();
            }
        }
        flush();
        return std::move(text_);
    }

private:
    char byte(std::size_t ahead) const {
        return at_ + ahead < bytes_.size() ? bytes_[at_ + ahead] : '\0';
    }

    // A zero that is the second half of what was lost; no characters look like that in a row, nor
    // is there one for a line end.
    bool is_behind_lost_byte() const {
        const auto is_shifted = [this](std::size_t ahead) {
            return byte(ahead) == '\0' && is_of_text(byte(ahead + 1));
        };
        return is_shifted(0) && (is_line_end(byte(1)) || (is_shifted(2) && is_shifted(4)));
    }

    // Git and others write CR LF for a byte that looks like LF.
    bool is_before_added_return() const {
        return byte(0) == '\r' && byte(1) == '\n' && at_ + 2 < bytes_.size() && byte(2) == '\0';
    }

    void take_unit() {
        units_.push_back(static_cast<char16_t>(static_cast<unsigned char>(byte(0)) |
                                               static_cast<unsigned char>(byte(1)) << 8U));
        at_ += 2;
    }

    // As far as the next character of two bytes, the second of which is zero, or the next mark.
    void take_single_bytes() {
        if (zero_ < at_) {  // else it is still the next one
            zero_ = bytes_.find('\0', at_);
        }
        std::string_view part = bytes_.substr(
            at_, zero_ == std::string_view::npos ? std::string_view::npos : zero_ - 1 - at_);
        part = part.substr(0, part.find(little_endian_mark));
        flush();
        text_ += decode_single_bytes(part);
        at_ += part.size();
    }

    void flush() { text_ += to_utf8(std::exchange(units_, {})); }

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::size_t zero_;  // where the next one is, if not before `at_`
    std::u16string units_;
    std::string text_;
};

std::string decode_big_endian(std::string_view bytes) {
    std::u16string units;
    units.reserve(bytes.size() / 2 + 1);
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        units.push_back(static_cast<char16_t>(first << 8U | second));
    }
    return to_utf8(std::move(units));
}

}  // namespace

ByteOrder guess_byte_order(std::string_view bytes) {
    if (bytes.find('\0') == std::string_view::npos) {
        return ByteOrder::None;
    }
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        even += bytes[at] == '\0' ? 1U : 0U;
        odd += bytes[at + 1] == '\0' ? 1U : 0U;
    }
    // Half a character too many needs better proof.
    const std::size_t pairs = bytes.size() / 2;
    const std::size_t enough = bytes.size() % 2 == 0 ? pairs / 10 : pairs / 3 + 8;
    if (odd > enough && even * 10 <= odd) {
        return ByteOrder::LittleEndian;
    }
    if (even > enough && odd * 10 <= even) {
        return begins_single_bytes(bytes) ? ByteOrder::LittleEndian : ByteOrder::BigEndian;
    }
    return ByteOrder::None;
}

std::string decode_utf16(std::string_view bytes, ByteOrder order) {
    return order == ByteOrder::LittleEndian ? LittleEndianReader(bytes).read()
                                            : decode_big_endian(bytes);
}

}  // namespace tsqlaudit::text
