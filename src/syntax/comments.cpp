#include "syntax/comments.h"

#include <algorithm>
#include <ranges>

#include "syntax/line_ends.h"
#include "text/compare.h"

namespace tsqlaudit::syntax {

namespace {

constexpr std::string_view space = " \t\r\n";

std::string_view trim(std::string_view text, std::string_view characters) {
    const std::size_t first = text.find_first_not_of(characters);
    return first == std::string_view::npos
               ? std::string_view{}
               : text.substr(first, text.find_last_not_of(characters) - first + 1);
}

// Whether a comment, with or without its markers, begins with the name of the program.
bool is_directive(std::string_view comment) {
    constexpr std::string_view address = "tsqlaudit:";
    comment.remove_prefix(std::min(comment.find_first_not_of("-/* \t\r\n"), comment.size()));
    return text::equals_ignoring_case(comment.substr(0, address.size()), address);
}

Directive make_directive(std::string_view text, text::FileId file, const CommentRange& comment,
                         Tokens tokens) {
    const auto next = std::ranges::lower_bound(tokens, comment.begin, {}, &Token::begin);
    const auto is_beside = [&](std::uint32_t begin, std::uint32_t end) {
        return !has_line_end(text.substr(begin, end - begin));
    };
    const bool follows_code =
        next != tokens.begin() && is_beside(std::prev(next)->end, comment.begin);
    const bool leads_code = next != tokens.end() && is_beside(comment.end, next->begin);
    Directive directive{.span = {file, comment.begin, comment.end},
                        .stands_alone = !follows_code && !leads_code};
    if (follows_code) {
        directive.code = comment.begin;
    } else if (next != tokens.end()) {
        directive.code = next->begin;
    }
    return directive;
}

// "****** Object: Table [dbo].[x]  Script Date: …", as SQL Server Management Studio writes it.
bool is_banner(std::string_view content) {
    return content.find("Object:") != std::string_view::npos &&
           content.find("Script Date:") != std::string_view::npos;
}

bool is_blank_or_comma(std::string_view text) {
    return text.find_first_not_of(" \t\r\n,") == std::string_view::npos;
}

// CRLF is one.
std::ptrdiff_t count_line_ends(std::string_view text) {
    const auto line_feeds = std::count(text.begin(), text.end(), '\n');
    return line_feeds > 0 ? line_feeds : std::count(text.begin(), text.end(), '\r');
}

}  // namespace

std::string comment_text(std::string_view comment) {
    if (comment.starts_with("--")) {
        comment.remove_prefix(std::min(comment.find_first_not_of('-'), comment.size()));
        const std::size_t last = comment.find_last_not_of("- \t");
        return std::string(trim(comment.substr(0, last + 1), space));
    }
    comment.remove_prefix(std::min<std::size_t>(2, comment.size()));
    if (comment.ends_with("*/")) {
        comment.remove_suffix(2);
    }
    std::string result;
    while (!comment.empty()) {
        const std::size_t end = std::min(comment.find_first_of(line_ends), comment.size());
        const std::string_view line = trim(comment.substr(0, end), " \t*");
        if (!line.empty()) {
            result += result.empty() ? "" : "\n";
            result += line;
        }
        comment.remove_prefix(std::min(comment.size(), end + 1));
    }
    return result;
}

std::vector<Directive> find_directives(std::string_view text, text::FileId file,
                                       const TokenizedText& tokenized) {
    std::vector<Directive> result;
    for (const CommentRange& comment : tokenized.comments) {
        if (is_directive(text.substr(comment.begin, comment.end - comment.begin))) {
            result.push_back(make_directive(text, file, comment, tokenized.tokens));
        }
    }
    return result;
}

std::span<const CommentRange> CommentFinder::between(std::uint32_t begin, std::uint32_t end) const {
    const auto by_begin = [](const CommentRange& range, std::uint32_t offset) {
        return range.begin < offset;
    };
    const auto first = std::lower_bound(comments_.begin(), comments_.end(), begin, by_begin);
    const auto last = std::lower_bound(first, comments_.end(), end, by_begin);
    return {first, last};
}

std::string_view CommentFinder::gap(std::uint32_t begin, std::uint32_t end) const {
    return text_.substr(begin, end - begin);
}

bool CommentFinder::has_own_line(const CommentRange& comment) const {
    const std::size_t line_end = comment.begin == 0
                                     ? std::string_view::npos
                                     : text_.find_last_of(line_ends, comment.begin - 1);
    const std::size_t line_begin = line_end == std::string_view::npos ? 0 : line_end + 1;
    return is_blank_or_comma(text_.substr(line_begin, comment.begin - line_begin));
}

std::string CommentFinder::joined(std::span<const CommentRange> comments) const {
    std::string result;
    for (const CommentRange& range : comments) {
        const std::string content = comment_text(gap(range.begin, range.end));
        if (content.empty() || is_directive(content) || is_banner(content)) {
            continue;
        }
        result += result.empty() ? "" : "\n";
        result += content;
    }
    return result;
}

std::string CommentFinder::heading(std::uint32_t begin, std::uint32_t end) const {
    std::span<const CommentRange> found = between(begin, end);
    while (begin > 0 && !found.empty() && !has_line_end(gap(begin, found.front().begin))) {
        begin = found.front().end;
        found = found.subspan(1);
    }
    return joined(found);
}

// Where the comment lines right above a column begin; the column's own beginning if there are none.
std::uint32_t CommentFinder::begin_above(const ColumnDefinition& column,
                                         std::uint32_t previous_end) const {
    std::uint32_t begin = column.span.begin;
    const auto before = between(previous_end, begin);
    for (const CommentRange& comment : std::ranges::reverse_view(before)) {
        const std::string_view space_between = gap(comment.end, begin);
        if (!has_own_line(comment) || !is_blank_or_comma(space_between) ||
            count_line_ends(space_between) > 1) {
            break;
        }
        begin = comment.begin;
    }
    return begin;
}

// Where the comments behind a column, on its last line, end.
std::uint32_t CommentFinder::end_behind(const ColumnDefinition& column,
                                        std::uint32_t next_begin) const {
    std::uint32_t end = column.span.end;
    for (const CommentRange& comment : between(end, next_begin)) {
        const std::string_view space_between = gap(end, comment.begin);
        if (!is_blank_or_comma(space_between) || count_line_ends(space_between) > 0) {
            break;
        }
        end = comment.end;
    }
    return end;
}

void CommentFinder::attach(std::vector<ColumnDefinition>& columns) const {
    std::uint32_t previous_end = 0;
    for (std::size_t index = 0; index < columns.size(); ++index) {
        ColumnDefinition& column = columns[index];
        const std::uint32_t next_begin = index + 1 < columns.size()
                                             ? columns[index + 1].span.begin
                                             : static_cast<std::uint32_t>(text_.size());
        const std::uint32_t end = end_behind(column, next_begin);
        column.comment = joined(between(begin_above(column, previous_end), end));
        previous_end = end;
    }
}

}  // namespace tsqlaudit::syntax
