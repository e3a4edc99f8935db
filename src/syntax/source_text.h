// A text to be read, and where it stands in its file.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/sqlcmd.h"
#include "syntax/words.h"
#include "text/source.h"

namespace tsqlaudit::syntax {

// Usually a whole file; else the content of the string literals of EXEC ('…'), whose doubled quotes
// are undone, so that its offsets are not those of the file.
class SourceText {
public:
    // From `text_begin` on, the text is what stands at `file_begin` of the file.
    struct Piece {
        std::uint32_t text_begin = 0;
        std::uint32_t file_begin = 0;
    };

    // Pieces ascend by their place in the text; the first begins at 0.
    SourceText(std::string_view text, text::FileId file, const SqlcmdVariables& variables,
               std::vector<Piece> pieces = {{0, 0}})
        : text_(text), file_(file), variables_(variables), pieces_(std::move(pieces)) {}

    std::string_view text() const { return text_; }
    text::FileId file() const { return file_; }

    // What a name or a string literal that is written so stands for.
    std::string name(std::string_view written) const { return variables_.expand(name_of(written)); }
    std::string string(std::string_view written) const {
        return variables_.expand(content_of_string(written));
    }

    // With the variables of sqlcmd replaced that are known.
    std::string expand(std::string text) const { return variables_.expand(std::move(text)); }

    text::Span span(std::uint32_t begin, std::uint32_t end) const {
        const std::uint32_t first = file_offset(begin);
        return {file_, first, std::max(first, end > begin ? file_end(end) : first)};
    }

private:
    // Where what ends at an offset ends in the file, whatever the next piece is; the second half of
    // a doubled quote belongs to the first.
    std::uint32_t file_end(std::uint32_t offset) const {
        const std::uint32_t end = file_offset(offset - 1) + 1;
        return file_offset(offset) == end + 1 ? end + 1 : end;
    }

    std::uint32_t file_offset(std::uint32_t offset) const {
        if (pieces_.size() == 1) {
            return pieces_.front().file_begin + offset;
        }
        const auto after = std::upper_bound(
            pieces_.begin(), pieces_.end(), offset,
            [](std::uint32_t value, const Piece& piece) { return value < piece.text_begin; });
        const Piece& piece = *std::prev(after);
        return piece.file_begin + (offset - piece.text_begin);
    }

    std::string_view text_;
    text::FileId file_;
    const SqlcmdVariables& variables_;
    std::vector<Piece> pieces_;
};

}  // namespace tsqlaudit::syntax
