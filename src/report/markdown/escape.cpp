#include "report/markdown/escape.h"

#include <fmt/format.h>
#include <utf8.h>
#include <xxhash.h>

#include <algorithm>
#include <iterator>

#include "text/compare.h"
#include "text/printable.h"

namespace tsqlaudit::report::markdown {

namespace {

bool is_alphanumeric(char32_t character) {
    return (character >= U'0' && character <= U'9') || (character >= U'a' && character <= U'z') ||
           (character >= U'A' && character <= U'Z');
}

bool is_one_of(char32_t character, std::u32string_view set) {
    return set.find(character) != std::u32string_view::npos;
}

using text::is_harmful;
using text::is_space;

constexpr char32_t replacement = U'\ufffd';

// Code points with line breaks as spaces, and what would do harm replaced.
std::u32string clean(std::string_view value) {
    std::u32string result;
    const std::string valid = utf8::replace_invalid(value);
    for (auto place = valid.begin(); place != valid.end();) {
        const char32_t character = utf8::next(place, valid.end());
        if (is_space(character)) {
            if (!result.empty() && result.back() != U' ') {
                result += U' ';
            }
        } else {
            result += is_harmful(character) ? replacement : character;
        }
    }
    if (!result.empty() && result.back() == U' ') {
        result.pop_back();
    }
    return result;
}

std::string escaped_text(std::u32string_view value) {
    std::string result;
    for (std::size_t index = 0; index < value.size(); ++index) {
        const char32_t character = value[index];
        const bool inside_word = index > 0 && index + 1 < value.size() &&
                                 is_alphanumeric(value[index - 1]) &&
                                 is_alphanumeric(value[index + 1]);
        const bool always = is_one_of(character, U"\\`*[]<>&|~$@");
        // "www.", "http:" and "a@b" would become links; at the beginning "#", "-", "+", "=" and
        // "1." would become headings, rules and lists.
        const bool link =
            (character == U':' && value.substr(index + 1).starts_with(U"//")) ||
            (character == U'.' && index >= 3 &&
             (value.substr(index - 3, 3) == U"www" || value.substr(index - 3, 3) == U"WWW"));
        const bool starts_block =
            (index == 0 && is_one_of(character, U"#-+=")) ||
            ((character == U'.' || character == U')') && index > 0 && index < 10 &&
             std::ranges::all_of(value.substr(0, index),
                                 [](char32_t c) { return c >= U'0' && c <= U'9'; }));
        if (always || link || starts_block || (character == U'_' && !inside_word)) {
            result += '\\';
        }
        utf8::append(character, std::back_inserter(result));
    }
    return result;
}

// Code without backquotes: every character that means something to Markdown or HTML as a number.
std::string entity_code(std::u32string_view value) {
    std::string result = "<code>";
    for (const char32_t character : value) {
        if (character < 0x80 && !is_alphanumeric(character) && character != U' ') {
            result += fmt::format("&#{};", static_cast<unsigned>(character));
        } else {
            utf8::append(character, std::back_inserter(result));
        }
    }
    return result + "</code>";
}

}  // namespace

std::string inline_text(std::string_view value) {
    return escaped_text(clean(value));
}

std::string shortened_text(std::string_view value, std::size_t limit) {
    std::u32string characters = clean(value);
    if (characters.size() > limit) {
        const std::size_t space = characters.rfind(U' ', limit);
        characters.resize(space == std::u32string::npos || space < limit / 2 ? limit : space);
        characters += U'…';
    }
    return escaped_text(characters);
}

std::string code(std::string_view value) {
    const std::u32string characters = clean(value);
    // A backslash is harmless in backquotes, but not before a bar of a table.
    if (characters.empty() || characters.find_first_of(U"`|\\") != std::u32string::npos) {
        return entity_code(characters);
    }
    std::string result = "`";
    for (const char32_t character : characters) {
        utf8::append(character, std::back_inserter(result));
    }
    return result + "`";
}

std::string code_list(const std::vector<std::string>& values) {
    std::string result;
    for (const std::string& value : values) {
        result += (result.empty() ? "" : ", ") + code(value);
    }
    return result;
}

std::string code_block(std::string_view content, std::string_view language) {
    std::size_t longest = 2;
    std::size_t run = 0;
    for (const char character : content) {
        run = character == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    const std::string_view end = content.ends_with('\n') ? "" : "\n";
    return fmt::format("{0}{1}\n{2}{3}{0}\n", fence, language, text::printable_lines(content), end);
}

std::string html(std::string_view value) {
    std::string result;
    for (const char32_t character : clean(value)) {
        switch (character) {
            case U'&':
                result += "&amp;";
                break;
            case U'<':
                result += "&lt;";
                break;
            case U'>':
                result += "&gt;";
                break;
            case U'"':
                result += "&quot;";
                break;
            default:
                utf8::append(character, std::back_inserter(result));
        }
    }
    return result;
}

std::string mermaid_text(std::string_view value) {
    std::u32string characters = clean(value);
    if (characters.empty()) {
        characters = replacement;  // a text of no characters is an error
    }
    std::string result = "\"";
    for (const char32_t character : characters) {
        // Mermaid has numbers of its own for what would mean something to it: "#34;".
        if (character < 0x80 && !is_alphanumeric(character) && !is_one_of(character, U" ._,-")) {
            result += fmt::format("#{};", static_cast<unsigned>(character));
        } else {
            utf8::append(character, std::back_inserter(result));
        }
    }
    return result + "\"";
}

std::string anchor(const catalog::QualifiedName& table) {
    const std::string name = text::to_lower(table.schema) + '\0' + text::to_lower(table.name);
    std::string slug;
    bool is_plain = true;
    for (const char character : name) {
        const bool is_kept =
            is_alphanumeric(static_cast<unsigned char>(character)) || character == '_';
        is_plain = is_plain && (is_kept || character == '\0');
        slug += is_kept ? character : '-';
    }
    if (!is_plain) {
        slug += fmt::format("-{:08x}", XXH32(name.data(), name.size(), 0));
    }
    return slug;
}

}  // namespace tsqlaudit::report::markdown
