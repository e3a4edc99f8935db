// Row counts of tables from a CSV file, as docs/row-counts.sql exports them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace tsqlaudit::cli {

using RowCounts = std::map<std::string, std::int64_t>;  // lower-case "schema.table" → rows

// Lines of "schema,table,rows" or "table,rows", where the table may be written "schema.table"; the
// default schema is dbo. Fields are separated by commas, semicolons or tabs and may be quoted. A
// first line without a number is a heading. Rows of one table, of several partitions say, add up.
// `name` is for messages. Throws Failure with the line.
RowCounts parse_row_counts(std::string_view content, std::string_view name);

RowCounts read_row_counts(const std::filesystem::path& path);

}  // namespace tsqlaudit::cli
