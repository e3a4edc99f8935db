#include "syntax/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <utility>

#include "syntax/templates.h"
#include "text/byte_set.h"

namespace tsqlaudit::syntax {

namespace {

constexpr std::size_t longest_quotation = 40;

char upper(char character) {
    return character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A')
                                                : character;
}

std::string undouble(std::string_view content, char delimiter) {
    std::string result;
    result.reserve(content.size());
    while (true) {
        const std::size_t first = content.find(delimiter);
        if (first == std::string_view::npos) {
            return result.append(content);
        }
        result.append(content.substr(0, first + 1));
        content.remove_prefix(first + 1);
        content.remove_prefix(content.starts_with(delimiter) ? 1 : 0);
    }
}

// {databaseOwner} and its like stand for "dbo.": a schema, not a part of the name.
std::string_view without_owner(std::string_view written) {
    if (!written.starts_with('{')) {
        return written;
    }
    const std::size_t close =
        written.starts_with("{{") ? written.find("}}") + 1 : written.find('}');
    if (close == std::string_view::npos || close + 1 == written.size()) {
        return written;
    }
    const std::string placeholder = to_upper(written.substr(0, close));
    const bool names_schema = placeholder.find("OWNER") != std::string::npos ||
                              placeholder.find("SCHEMA") != std::string::npos;
    return names_schema ? written.substr(close + 1) : written;
}

std::string resolve_placeholders(std::string_view written) {
    std::string result = resolve_templates(written);
    std::erase_if(result, [](char character) { return character == '[' || character == ']'; });
    return result;
}

}  // namespace

std::string to_upper(std::string_view word) {
    std::string result(word);
    std::transform(result.begin(), result.end(), result.begin(), upper);
    return result;
}

bool is_word(std::string_view written, std::string_view upper_case_word) {
    return std::equal(written.begin(), written.end(), upper_case_word.begin(),
                      upper_case_word.end(),
                      [](char left, char right) { return upper(left) == right; });
}

bool is_other_sign(std::string_view written) {
    constexpr std::string_view beginnings_of_others = "_#[\"'(),;";
    if (static_cast<unsigned char>(written.front()) < 0x80) {
        return written == "@" ||
               (written.front() != '@' &&
                std::isalnum(static_cast<unsigned char>(written.front())) == 0 &&
                beginnings_of_others.find(written.front()) == std::string_view::npos);
    }
    // In UTF-8 they are in the order of their numbers.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> signs{{
        {"\u2010", "\u205E"},  // dashes, quotes, bullets
        {"\u2190", "\u2BFF"},  // arrows, lines
        {"\u3001", "\u3020"},  // of CJK
        {"\uFF01", "\uFF0F"},  // in wide form
        {"\uFF1A", "\uFF20"},
        {"\uFF3B", "\uFF40"},
        {"\uFF5B", "\uFF65"},
    }};
    const std::string_view first = written.substr(0, 3);
    return std::ranges::any_of(signs, [first](const auto& range) {
        return range.first <= first && first <= range.second;
    });
}

std::string without_final_blanks(std::string name) {
    const std::size_t last = name.find_last_not_of(' ');
    if (last != std::string::npos) {
        name.resize(last + 1);
    }
    return name;
}

std::string name_of(std::string_view written) {
    const bool is_delimited =
        written.size() >= 2 && ((written.front() == '[' && written.back() == ']') ||
                                (written.front() == '"' && written.back() == '"'));
    if (is_delimited) {
        std::string name =
            without_final_blanks(undouble(written.substr(1, written.size() - 2), written.back()));
        return name.find('<') == std::string::npos ? name : resolve_templates(name);
    }
    constexpr text::ByteSet placeholder_marks{"<{["};
    if (placeholder_marks.find_in(written) == written.size()) {
        return without_final_blanks(std::string(written));
    }
    return resolve_placeholders(without_owner(written));
}

std::string content_of_string(std::string_view written) {
    const std::size_t quote = written.find_first_of("'\"");
    return undouble(written.substr(quote + 1, written.size() - quote - 2), written[quote]);
}

std::string quote(std::string_view whole) {
    const std::string_view text = whole.substr(0, whole.find_first_of("\r\n"));
    if (text.size() > longest_quotation) {
        std::size_t length = longest_quotation;
        while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) {
            --length;  // not in the middle of a character
        }
        return "'" + std::string(text.substr(0, length)) + "…'";
    }
    return "'" + std::string(text) + (text.size() < whole.size() ? "…'" : "'");
}

std::string describe_bad_character(std::string_view character) {
    const auto byte = static_cast<unsigned char>(character.front());
    if (byte > ' ') {
        return "unexpected character " + quote(character);
    }
    std::array<char, 8> code_point{};
    std::snprintf(code_point.data(), code_point.size(), "U+%04X", byte);
    return std::string("unexpected character ") + code_point.data();
}

}  // namespace tsqlaudit::syntax
