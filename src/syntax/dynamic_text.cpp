#include "syntax/dynamic_text.h"

#include <algorithm>
#include <iterator>

#include "syntax/words.h"

namespace tsqlaudit::syntax {

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
