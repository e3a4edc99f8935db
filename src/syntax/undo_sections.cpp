#include "syntax/undo_sections.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

enum class Marker { None, Do, Undo };

// The words of a line comment, upper-case, one space between them.
std::string words_of(std::string_view comment) {
    std::string words;
    bool follows_space = true;
    for (const char character : to_upper(comment.substr(2))) {
        const bool is_space = character == ' ' || character == '\t';
        if (!is_space && follows_space && !words.empty()) {
            words += ' ';
        }
        if (!is_space) {
            words += character;
        }
        follows_space = is_space;
    }
    return words;
}

// "+goose Down", "+migrate Down", "migrate:down", "//@UNDO"; options may follow.
Marker marker_of(std::string_view comment) {
    const std::size_t first = comment.find_first_not_of(" \t", 2);
    if (!comment.starts_with("--") || first == std::string_view::npos ||
        std::string_view("+mM/").find(comment[first]) == std::string_view::npos) {
        return Marker::None;  // as nearly all are
    }
    const std::string words = words_of(comment) + ' ';
    const auto begins = [&](std::string_view marker) { return words.starts_with(marker); };
    if (begins("+GOOSE DOWN ") || begins("+MIGRATE DOWN ") || begins("MIGRATE:DOWN ") ||
        begins("//@UNDO ") || begins("// @UNDO ")) {
        return Marker::Undo;
    }
    return begins("+GOOSE UP ") || begins("+MIGRATE UP ") || begins("MIGRATE:UP ") ? Marker::Do
                                                                                   : Marker::None;
}

struct Section {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// Both are in the order of the text.
template <typename Range>
void erase_inside(std::vector<Range>& ranges, const std::vector<Section>& sections) {
    auto section = sections.begin();
    std::erase_if(ranges, [&](const Range& range) {
        while (section != sections.end() && section->end <= range.begin) {
            ++section;
        }
        return section != sections.end() && range.begin >= section->begin;
    });
}

}  // namespace

void leave_out_undo_sections(std::string_view text, TokenizedText& tokenized) {
    std::vector<Section> sections;
    bool is_open = false;
    for (const CommentRange& comment : tokenized.comments) {
        const Marker marker = marker_of(text.substr(comment.begin, comment.end - comment.begin));
        if (marker == Marker::Undo && !is_open) {
            tokenized.undo_sections.push_back(comment);
            sections.push_back({comment.begin, static_cast<std::uint32_t>(text.size())});
            is_open = true;
        } else if (marker == Marker::Do && is_open) {
            sections.back().end = comment.begin;
            is_open = false;
        }
    }
    erase_inside(tokenized.tokens, sections);
    erase_inside(tokenized.comments, sections);
    erase_inside(tokenized.directives, sections);
}

}  // namespace tsqlaudit::syntax
