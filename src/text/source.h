// Source files as text: decoded content, byte spans, and the line/column positions that users see.
#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace tsqlaudit::text {

// Index of a file in its SourceSet.
using FileId = std::uint32_t;

// A half-open byte range [begin, end) in the UTF-8 content of one file.
struct Span {
    FileId file = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

// The smallest span that holds both; they must be of the same file.
Span cover(Span first, Span second);

// What a user sees: both from 1; the column counts UTF-16 code units, as SARIF and editors do.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    friend auto operator<=>(const Position&, const Position&) = default;
};

// One decoded file. Content is always valid UTF-8 without a byte-order mark; line endings are kept.
class SourceFile {
public:
    SourceFile(std::string path, std::string content);

    // Relative to the working directory where possible, with '/' between the parts.
    const std::string& path() const { return path_; }
    std::string_view content() const { return content_; }

    // Number of lines; a last line without a line ending counts, an empty file has none.
    std::uint32_t line_count() const;
    // Position of a byte offset. An offset past the end gives the end of the file, one inside a
    // character the beginning of that character. Takes no longer on a long line than on a short
    // one.
    Position position(std::uint32_t offset) const;
    // The text of a line, from 1, without its line ending; empty when there is no such line.
    std::string_view line(std::uint32_t number) const;

private:
    std::uint32_t surplus(std::uint32_t offset) const;

    std::string path_;
    std::string content_;
    std::vector<std::uint32_t> line_starts_;  // byte offsets; CRLF, LF and CR all end a line
    // surplus() at the start of each block; empty when the whole content is ASCII.
    std::vector<std::uint32_t> block_surplus_;
};

// All files of one run. As files are added, FileIds stay valid, and so do references to the files
// and views of their content; moving the set keeps them too.
class SourceSet {
public:
    FileId add(SourceFile file);
    const SourceFile& file(FileId id) const { return files_.at(id); }
    std::size_t size() const { return files_.size(); }

    std::string_view text(Span span) const;
    Position begin(Span span) const { return file(span.file).position(span.begin); }
    Position end(Span span) const { return file(span.file).position(span.end); }

private:
    std::deque<SourceFile> files_;
};

}  // namespace tsqlaudit::text
