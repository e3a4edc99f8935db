#include "text/character_set.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace tsqlaudit::text {
namespace {

constexpr std::array<std::pair<std::string_view, int (*)(int)>, 12> classes{{
    {"alnum", std::isalnum},
    {"alpha", std::isalpha},
    {"blank", std::isblank},
    {"cntrl", std::iscntrl},
    {"digit", std::isdigit},
    {"graph", std::isgraph},
    {"lower", std::islower},
    {"print", std::isprint},
    {"punct", std::ispunct},
    {"space", std::isspace},
    {"upper", std::isupper},
    {"xdigit", std::isxdigit},
}};

class SetParser {
public:
    SetParser(std::string_view pattern, std::size_t at) : pattern_(pattern), at_(at + 1) {}

    std::optional<ParsedSet> parse() {
        const bool negated = peek() == '!' || peek() == '^';
        at_ += negated ? 1U : 0U;
        do {  // a ']' at the very beginning is meant as it is
            if (!parse_member()) {
                return {};
            }
        } while (peek() != ']');
        if (negated) {
            ascii_.flip();
        }
        ascii_.reset('/');
        return ParsedSet{{ascii_, negated}, at_ + 1};
    }

private:
    static constexpr char nothing = '\0';

    char peek(std::size_t ahead = 0) const {
        return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : nothing;
    }

    bool parse_member() {
        if (peek() == '-' && previous_ != nothing && peek(1) != ']' && peek(1) != nothing) {
            ++at_;
            return parse_range();
        }
        if (peek() == '[' && peek(1) == ':') {
            const std::size_t end = pattern_.find(']', at_ + 2);
            if (end == std::string_view::npos) {
                return false;
            }
            if (end > at_ + 2 && pattern_[end - 1] == ':') {
                return parse_class(end);
            }
        }
        previous_ = take();
        add(previous_, previous_);
        return previous_ != nothing;
    }

    bool parse_range() {
        const char last = take();
        add(std::exchange(previous_, nothing), last);
        return last != nothing;
    }

    bool parse_class(std::size_t end) {
        const std::string_view name = pattern_.substr(at_ + 2, end - at_ - 3);
        const auto* const found =
            std::find_if(classes.begin(), classes.end(),
                         [name](const auto& known) { return known.first == name; });
        if (found == classes.end()) {
            return false;
        }
        for (std::size_t character = 0; character < ascii_.size(); ++character) {
            if (found->second(static_cast<int>(character)) != 0) {
                ascii_.set(character);
            }
        }
        at_ = end + 1;
        previous_ = nothing;
        return true;
    }

    // The next character of the set; none at the end of the pattern.
    char take() {
        at_ += peek() == '\\' ? 1U : 0U;
        const char character = peek();
        ++at_;
        return character;
    }

    void add(char first, char last) {
        const auto end = static_cast<unsigned char>(last);
        for (std::size_t code = static_cast<unsigned char>(first); code <= end; ++code) {
            if (code < ascii_.size()) {
                ascii_.set(code);
            }
        }
    }

    std::string_view pattern_;
    std::size_t at_;
    char previous_ = nothing;  // what a '-' would be a range from
    std::bitset<128> ascii_;
};

}  // namespace

std::optional<ParsedSet> parse_character_set(std::string_view pattern, std::size_t at) {
    return SetParser(pattern, at).parse();
}

}  // namespace tsqlaudit::text
