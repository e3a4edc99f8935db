// What the documentation refuses in a memory-optimised table, said of single parts of it. Sources:
// "Transact-SQL Constructs Not Supported by In-Memory OLTP", "Supported Data Types for In-Memory
// OLTP", "Maximum capacity specifications for SQL Server", CREATE TABLE.
#pragma once

#include <optional>
#include <string_view>

#include "sqlserver/data_type.h"
#include "sqlserver/target.h"

namespace tsqlaudit::sqlserver {

// Named as unsupported, CLR types included. False for what nobody can be sure about, as json and
// alias types.
bool is_refused_in_memory(const DataType& type);

// Nothing but IDENTITY(1, 1), however the numbers are written.
bool is_memory_optimized_identity(std::string_view seed, std::string_view increment);

inline constexpr int memory_optimized_key_bytes = 2500;  // of a range index, as declared
inline constexpr long long max_bucket_count = 1'073'741'824;
// Rowstore and hash indexes of one table, the primary key included; none: more than anybody has.
std::optional<int> memory_optimized_index_limit(Target target);

}  // namespace tsqlaudit::sqlserver
