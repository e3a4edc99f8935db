#include "cli/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>
#include <vector>

#include "cli/exit_code.h"
#include "cli/output.h"
#include "text/compare.h"

namespace tsqlaudit::cli {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string trimmed(std::string_view value) {
    const std::size_t first = value.find_first_not_of(" \r");
    if (first == std::string_view::npos) {
        return "";
    }
    return std::string{value.substr(first, value.find_last_not_of(" \r") - first + 1)};
}

// RFC 4180, without line breaks in fields: a doubled quotation mark in quotes stands for one.
std::vector<std::string> split(std::string_view line) {
    std::vector<std::string> fields{""};
    bool is_quoted = false;
    for (std::size_t place = 0; place < line.size(); ++place) {
        const char character = line[place];
        if (character == '"') {
            if (is_quoted && line.substr(place + 1).starts_with('"')) {
                fields.back() += '"';
                ++place;
            } else {
                is_quoted = !is_quoted;
            }
        } else if (!is_quoted && (character == ',' || character == ';' || character == '\t')) {
            fields.emplace_back();
        } else {
            fields.back() += character;
        }
    }
    for (std::string& field : fields) {
        field = trimmed(field);
    }
    return fields;
}

std::optional<std::int64_t> number_of(const std::string& field) {
    std::int64_t number = 0;
    const char* const end = field.data() + field.size();
    const auto [stopped, error] = std::from_chars(field.data(), end, number);
    if (error != std::errc{} || stopped != end || number < 0) {
        return std::nullopt;
    }
    return number;
}

// "[dbo].[x]" and "dbo.x" alike.
std::string table_key(const std::vector<std::string>& fields) {
    std::string name = fields.size() == 3 ? fields[0] + "." + fields[1] : fields[0];
    std::erase_if(name, [](char character) { return character == '[' || character == ']'; });
    if (name.find('.') == std::string::npos) {
        name.insert(0, "dbo.");
    }
    return text::to_lower(name);
}

}  // namespace

RowCounts parse_row_counts(std::string_view content, std::string_view name) {
    if (content.starts_with(byte_order_mark)) {
        content.remove_prefix(byte_order_mark.size());
    }
    RowCounts counts;
    for (std::size_t line = 1; !content.empty(); ++line) {
        const std::size_t end = content.find('\n');
        const std::vector<std::string> fields = split(content.substr(0, end));
        content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
        if (fields.size() == 1 && fields[0].empty()) {
            continue;
        }
        const std::optional<std::int64_t> rows = number_of(fields.back());
        const bool is_record = rows && (fields.size() == 2 || fields.size() == 3);
        if (is_record) {
            std::int64_t& count = counts[table_key(fields)];
            count += std::min(*rows, std::numeric_limits<std::int64_t>::max() - count);
        } else if (line != 1 || rows) {
            throw Failure{fmt::format("{}:{}: expected schema,table,rows", printable(name), line)};
        }
    }
    return counts;
}

RowCounts read_row_counts(const std::filesystem::path& path) {
    std::ifstream stream{path, std::ios::binary};
    // A folder opens like a file, and then cannot be read.
    if (!stream.is_open() || std::filesystem::is_directory(path)) {
        throw Failure{fmt::format("cannot read {}", printable(path.string()))};
    }
    return parse_row_counts(std::string{std::istreambuf_iterator<char>{stream}, {}}, path.string());
}

}  // namespace tsqlaudit::cli
