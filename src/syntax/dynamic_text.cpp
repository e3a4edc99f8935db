#include "syntax/dynamic_text.h"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

bool is_part_of_name(char character) {
    const auto byte = static_cast<unsigned char>(character);
    return byte >= 0x80 || std::isalnum(byte) != 0 ||
           std::string_view("_#@$").find(character) != std::string_view::npos;
}

char character_at(std::string_view text, std::size_t index) {
    return index < text.size() ? text[index] : '\0';
}

// Of a part of a name, with its delimiters if it has any.
std::size_t end_of_part(std::string_view text, std::size_t begin) {
    const char first = character_at(text, begin);
    if (first == '[' || first == '"') {
        const std::size_t close = text.find(first == '[' ? ']' : '"', begin + 1);
        return close == std::string_view::npos ? text.size() : close + 1;
    }
    std::size_t end = begin;
    while (end < text.size() && is_part_of_name(text[end])) {
        ++end;
    }
    return end;
}

// The first part of a name of three: database.schema.table, [database]..table
bool is_database_of_name(std::string_view text, std::size_t begin, std::size_t length) {
    const char before = begin == 0 ? ' ' : text[begin - 1];
    std::size_t end = begin + length;
    if (before == '[' || before == '"') {
        if (character_at(text, end++) != (before == '[' ? ']' : '"')) {
            return false;
        }
        --begin;
    }
    const bool is_first =
        begin == 0 || (text[begin - 1] != '.' && !is_part_of_name(text[begin - 1]));
    return is_first && character_at(text, end) == '.' &&
           character_at(text, end_of_part(text, end + 1)) == '.';
}

}  // namespace

void DynamicText::append(std::string_view more, std::uint32_t file_begin) {
    pieces.push_back({static_cast<std::uint32_t>(text.size()), file_begin});
    text += more;
}

void DynamicText::append(const DynamicText& other) {
    append(other, 0, other.text.size());
}

void DynamicText::append(const DynamicText& other, std::size_t offset, std::size_t length) {
    const auto target = static_cast<std::uint32_t>(text.size());
    const auto begin = static_cast<std::uint32_t>(offset);
    const auto after = std::upper_bound(other.pieces.begin(), other.pieces.end(), begin,
                                        [](std::uint32_t value, const SourceText::Piece& piece) {
                                            return value < piece.text_begin;
                                        });
    if (after != other.pieces.begin()) {
        const SourceText::Piece& first = *std::prev(after);
        pieces.push_back({target, first.file_begin + (begin - first.text_begin)});
    }
    for (auto piece = after; piece != other.pieces.end() && piece->text_begin < offset + length;
         ++piece) {
        pieces.push_back({piece->text_begin - begin + target, piece->file_begin});
    }
    text.append(other.text, offset, length);
    is_guess |= other.is_guess;
    holds_database |= other.holds_database;
}

bool is_known_anywhere(const DynamicText& text) {
    std::size_t at = text.holds_database ? text.text.find(database_name) : std::string::npos;
    for (; at != std::string::npos; at = text.text.find(database_name, at + 1)) {
        if (!is_database_of_name(text.text, at, database_name.size())) {
            return false;
        }
    }
    return true;
}

DynamicText bracketed(const DynamicText& name) {
    return delimited(name, '[', ']');
}

DynamicText delimited(const DynamicText& name, char opening, char closing) {
    const std::uint32_t place = name.pieces.empty() ? 0 : name.pieces.front().file_begin;
    DynamicText result;
    result.append({&opening, 1}, place);
    std::size_t begin = 0;
    for (std::size_t end = name.text.find(closing); end != std::string::npos;
         end = name.text.find(closing, end + 1)) {
        result.append(name, begin, end + 1 - begin);
        begin = end;  // once more
    }
    result.append(name, begin, name.text.size() - begin);
    result.append({&closing, 1}, place);
    return result;
}

DynamicText trimmed(const DynamicText& text) {
    const std::size_t first = text.text.find_first_not_of(' ');
    if (first == std::string::npos) {
        return text;
    }
    DynamicText result;
    result.append(text, first, text.text.find_last_not_of(' ') + 1 - first);
    return result;
}

DynamicText replaced(const DynamicText& text, std::string_view pattern, const DynamicText& by) {
    if (pattern.empty()) {
        return text;
    }
    const std::string searched = to_upper(text.text);
    const std::string sought = to_upper(pattern);
    DynamicText result;
    std::size_t begin = 0;
    for (std::size_t found = searched.find(sought);
         found != std::string::npos && result.text.size() <= longest_dynamic_text;
         found = searched.find(sought, begin)) {
        result.append(text, begin, found - begin);
        result.append(by);
        begin = found + sought.size();
    }
    result.append(text, begin, text.text.size() - begin);
    result.is_guess |= by.is_guess;
    return result;
}

}  // namespace tsqlaudit::syntax
