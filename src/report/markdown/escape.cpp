#include "report/markdown/escape.h"

#include <fmt/format.h>
#include <utf8.h>

#include <algorithm>
#include <cstddef>

#include "report/markdown/characters.h"
#include "text/byte_set.h"
#include "text/concat.h"
#include "text/printable.h"

namespace tsqlaudit::report::markdown {

namespace {

// All that is_escaped looks at.
constexpr std::string_view special = "\\`*[]<>&|~$@_:.)#-+=";

constexpr text::ByteSet plain_ascii = visible_ascii_but(special);

bool is_inside_word(std::string_view text, std::size_t index) {
    return index > 0 && index + 1 < text.size() && is_alphanumeric(text[index - 1]) &&
           is_alphanumeric(text[index + 1]);
}

// "1." and "1)" would become a list.
bool ends_number(std::string_view text, std::size_t index) {
    constexpr std::size_t most_digits = 9;  // that Markdown takes for one
    return index > 0 && index <= most_digits &&
           std::ranges::all_of(text.substr(0, index), is_digit);
}

// "www.", "http:" and "a@b" would become links; at the beginning "#", "-", "+", "=" and "1." would
// become headings, rules and lists.
bool is_escaped(std::string_view text, std::size_t index) {
    switch (text[index]) {
        case '\\':
        case '`':
        case '*':
        case '[':
        case ']':
        case '<':
        case '>':
        case '&':
        case '|':
        case '~':
        case '$':
        case '@':
            return true;
        case '_':
            return !is_inside_word(text, index);
        case ':':
            return text.substr(index + 1).starts_with("//");
        case '.':
            return text.substr(0, index).ends_with("www") ||
                   text.substr(0, index).ends_with("WWW") || ends_number(text, index);
        case ')':
            return ends_number(text, index);
        case '#':
        case '-':
        case '+':
        case '=':
            return index == 0;
        default:
            return false;
    }
}

void append_escaped(std::string& out, std::string_view value) {
    std::size_t begin = 0;  // of what is not yet written
    for (std::size_t index = plain_ascii.find_not_in(value); index < value.size();
         index = plain_ascii.find_not_in(value, index + 1)) {
        if (is_escaped(value, index)) {
            out.append(value, begin, index - begin);
            out += '\\';
            begin = index;
        }
    }
    out.append(value, begin);
}

// The same in one go for what is clean; false, and nothing is written: it is not.
bool append_escaped_if_clean(std::string& out, std::string_view value) {
    const std::size_t size_before = out.size();
    std::size_t begin = 0;  // of what is not yet written
    std::size_t word = 0;
    for (std::size_t index = plain_ascii.find_not_in(value); index < value.size();
         index = plain_ascii.find_not_in(value, index + 1)) {
        if (value[index] == ' ' && index > word && index + 1 < value.size()) {
            word = index + 1;
        } else if (!visible_ascii.has(value[index])) {
            out.resize(size_before);
            return false;
        } else if (is_escaped(value, index)) {
            out.append(value, begin, index - begin);
            out += '\\';
            begin = index;
        }
    }
    out.append(value, begin);
    return true;
}

// Code without backquotes: every character that means something to Markdown or HTML as a number.
std::string entity_code(std::string_view value) {
    std::string result = "<code>";
    for (const char character : value) {
        if (is_ascii(character) && !is_alphanumeric(character) && character != ' ') {
            result += fmt::format("&#{};", static_cast<unsigned>(character));
        } else {
            result += character;
        }
    }
    return result + "</code>";
}

}  // namespace

void append_inline_text(std::string& out, std::string_view value) {
    if (!append_escaped_if_clean(out, value)) {
        append_escaped(out, clean(value));
    }
}

std::string inline_text(std::string_view value) {
    std::string result;
    append_inline_text(result, value);
    return result;
}

std::string shortened_text(std::string_view value, std::size_t limit) {
    std::string text = clean(value);
    const auto characters = static_cast<std::size_t>(utf8::distance(text.begin(), text.end()));
    if (characters > limit) {
        auto end = text.begin();
        utf8::advance(end, limit, text.end());
        const std::size_t space = text.rfind(' ', static_cast<std::size_t>(end - text.begin()));
        const bool is_late =
            space != std::string::npos &&
            static_cast<std::size_t>(utf8::distance(
                text.begin(), text.begin() + static_cast<std::ptrdiff_t>(space))) >= limit / 2;
        text.resize(is_late ? space : static_cast<std::size_t>(end - text.begin()));
        text += "…";
    }
    std::string result;
    append_escaped(result, text);
    return result;
}

void append_code(std::string& out, std::string_view value) {
    // A backslash is harmless in backquotes, but not before a bar of a table.
    static constexpr text::ByteSet unsafe_in_code{"`|\\"};
    const auto append = [&out](std::string_view clean_value) {
        if (clean_value.empty() || unsafe_in_code.find_in(clean_value) < clean_value.size()) {
            out += entity_code(clean_value);
        } else {
            text::append(out, "`", clean_value, "`");
        }
    };
    if (is_clean(value)) {
        append(value);
    } else {
        append(clean(value));
    }
}

std::string code(std::string_view value) {
    std::string result;
    append_code(result, value);
    return result;
}

void append_code_list(std::string& out, const std::vector<std::string>& values) {
    std::string_view separator;
    for (const std::string& value : values) {
        out += separator;
        append_code(out, value);
        separator = ", ";
    }
}

std::string code_list(const std::vector<std::string>& values) {
    std::string result;
    append_code_list(result, values);
    return result;
}

void append_code_block(std::string& out, std::string_view content, std::string_view language) {
    std::size_t longest = 2;
    for (std::size_t begin = content.find('`'); begin < content.size();) {
        const std::size_t end = std::min(content.find_first_not_of('`', begin), content.size());
        longest = std::max(longest, end - begin);
        begin = content.find('`', end);
    }
    const std::string fence(longest + 1, '`');
    text::append(out, fence, language, "\n");
    text::append_printable_lines(out, content);
    text::append(out, content.ends_with('\n') ? "" : "\n", fence, "\n");
}

std::string code_block(std::string_view content, std::string_view language) {
    std::string result;
    append_code_block(result, content, language);
    return result;
}

}  // namespace tsqlaudit::report::markdown
