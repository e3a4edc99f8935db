// Comments: which column or table each one is about.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

// Without its markers and the stars that begin its lines, trimmed.
std::string comment_text(std::string_view comment);

// The comments that speak to this program.
std::vector<Directive> find_directives(std::string_view text, text::FileId file,
                                       const TokenizedText& tokenized);

// The comments of a file, in order, and the statements of that file whose offsets they share.
class CommentFinder {
public:
    CommentFinder(std::string_view text, std::span<const CommentRange> comments)
        : text_(text), comments_(comments) {}

    // The comments that head a statement: all between two offsets, except what still stands on the
    // line of the statement before, and the banners that tools write.
    std::string heading(std::uint32_t begin, std::uint32_t end) const;

    // Gives each column the comments in it, behind it on its last line, and on the lines above it.
    void attach(std::vector<ColumnDefinition>& columns) const;

private:
    std::span<const CommentRange> between(std::uint32_t begin, std::uint32_t end) const;
    std::string_view gap(std::uint32_t begin, std::uint32_t end) const;
    bool has_own_line(const CommentRange& comment) const;
    std::uint32_t begin_above(const ColumnDefinition& column, std::uint32_t previous_end) const;
    std::uint32_t end_behind(const ColumnDefinition& column, std::uint32_t next_begin) const;
    std::string joined(std::span<const CommentRange> comments) const;

    std::string_view text_;
    std::span<const CommentRange> comments_;
};

}  // namespace tsqlaudit::syntax
