#include "text/source.h"

#include <algorithm>
#include <cassert>
#include <stdexcept>
#include <utility>

#include "text/ascii.h"
#include "text/byte_set.h"

namespace tsqlaudit::text {
namespace {

constexpr std::uint32_t block_size = 1024;

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

bool is_lead_of_four(char byte) {
    return static_cast<unsigned char>(byte) >= 0xF0U;
}

// How many more bytes than UTF-16 code units these bytes of UTF-8 are. A character of two or three
// bytes is one code unit; one of four bytes is a surrogate pair.
std::uint32_t count_surplus(std::string_view bytes) {
    std::uint32_t surplus = 0;
    for (const char byte : bytes) {
        if (is_continuation(byte)) {
            ++surplus;
        } else if (is_lead_of_four(byte)) {
            --surplus;  // its continuation bytes make up for it, if not in this block then in the
                        // next
        }
    }
    return surplus;
}

std::vector<std::uint32_t> find_line_starts(std::string_view content) {
    std::vector<std::uint32_t> starts{0};
    if (content.find('\r') == std::string_view::npos) {
        for (std::size_t end = content.find('\n'); end != std::string_view::npos;
             end = content.find('\n', end + 1)) {
            starts.push_back(static_cast<std::uint32_t>(end + 1));
        }
        return starts;
    }
    constexpr ByteSet breaks{"\r\n"};
    for (std::size_t at = breaks.find_in(content); at < content.size();
         at = breaks.find_in(content, at + 1)) {
        if (content[at] == '\n' || content.substr(at + 1, 1) != "\n") {
            starts.push_back(static_cast<std::uint32_t>(at + 1));
        }
    }
    return starts;
}

std::vector<std::uint32_t> count_block_surplus(std::string_view content) {
    std::vector<std::uint32_t> surplus{0};
    for (std::size_t at = 0; at + block_size <= content.size(); at += block_size) {
        surplus.push_back(surplus.back() + count_surplus(content.substr(at, block_size)));
    }
    return surplus;
}

}  // namespace

Span cover(Span first, Span second) {
    assert(first.file == second.file);
    return {first.file, std::min(first.begin, second.begin), std::max(first.end, second.end)};
}

SourceFile::SourceFile(std::string path, std::string content)
    : path_(std::move(path)), content_(std::move(content)) {
    if (content_.size() > UINT32_MAX) {
        throw std::length_error("a source file has to be smaller than 4 GiB");
    }
    line_starts_ = find_line_starts(content_);
    if (!is_ascii(content_)) {
        block_surplus_ = count_block_surplus(content_);
    }
}

std::uint32_t SourceFile::line_count() const {
    const bool last_is_empty = line_starts_.back() == content_.size();
    return static_cast<std::uint32_t>(line_starts_.size()) - (last_is_empty ? 1 : 0);
}

Position SourceFile::position(std::uint32_t offset) const {
    offset = std::min(offset, static_cast<std::uint32_t>(content_.size()));
    while (offset > 0 && offset < content_.size() && is_continuation(content_[offset])) {
        --offset;
    }
    const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const std::uint32_t start = *(next - 1);
    const std::uint32_t units = offset - start - (surplus(offset) - surplus(start));
    return {static_cast<std::uint32_t>(next - line_starts_.begin()), units + 1};
}

std::string_view SourceFile::line(std::uint32_t number) const {
    if (number == 0 || number > line_starts_.size()) {
        return {};
    }
    const std::uint32_t start = line_starts_[number - 1];
    const std::size_t end = number < line_starts_.size() ? line_starts_[number] : content_.size();
    std::string_view text = content();
    text = text.substr(start, end - start);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    return text;
}

// By how much the bytes before an offset outnumber their UTF-16 code units.
std::uint32_t SourceFile::surplus(std::uint32_t offset) const {
    if (block_surplus_.empty()) {
        return 0;
    }
    const std::uint32_t block = offset / block_size;
    const std::uint32_t start = block * block_size;
    return block_surplus_[block] + count_surplus(content().substr(start, offset - start));
}

FileId SourceSet::add(SourceFile file) {
    files_.push_back(std::move(file));
    return static_cast<FileId>(files_.size() - 1);
}

std::string_view SourceSet::text(Span span) const {
    const std::string_view content = file(span.file).content();
    const std::size_t begin = std::min<std::size_t>(span.begin, content.size());
    return content.substr(begin, span.end > begin ? span.end - begin : 0);
}

}  // namespace tsqlaudit::text
