// Source: "Pages and Extents Architecture Guide" and "Estimate the Size of a Clustered Index": row
// header, fixed data, null bitmap, variable column offsets, row-overflow pointer.
#include "facts/row_size.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "facts/row_size_parts.h"
#include "facts/suitability_weights.h"
#include "sqlserver/data_type.h"
#include "sqlserver/limits.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::Table;
using sqlserver::TypeId;

constexpr int row_header = 4;
constexpr int column_count_field = 2;
constexpr int variable_count_field = 2;
constexpr int variable_offset = 2;
constexpr int sparse_overhead = 4;
constexpr int off_row_pointer = 24;
constexpr int legacy_lob_pointer = 16;
constexpr int largest_value_in_row = 8000;

bool is_stored(const Column& column) {
    return !column.is_column_set && (!column.computed || column.computed->is_persisted);
}

bool is_variable(const Column& column) {
    const sqlserver::ByteSize size = sqlserver::byte_size(column.type);
    return size.fixed == 0 && size.variable_max > 0;
}

bool holds_point(const Column& column) {
    return column.computed && column.computed->expression &&
           column.computed->expression->kind == syntax::ExpressionKind::StaticMethod &&
           text::to_lower(column.computed->expression->text).ends_with("::point");
}

int bounded_text_bytes(const Column& column, ColumnRole role) {
    const UsualSizes& usual = suitability_weights().usual;
    const auto found = usual.characters.find(to_string(role));
    if (found == usual.characters.end()) {
        return sqlserver::estimated_bytes(column.type);
    }
    const int characters = std::min(found->second, column.type.length);
    return column.type.is_unicode() ? 2 * characters : characters;
}

int usual_bytes(const Column& column, const ColumnFacts& facts) {
    const UsualSizes& usual = suitability_weights().usual;
    const sqlserver::DataType& type = column.type;
    if (type.is_spatial()) {
        return holds_point(column) ? usual.point : usual.spatial;
    }
    if (facts.holds_json && type.is_lob()) {
        return usual.json;
    }
    if (facts.role == ColumnRole::Binary && (type.is_max || type.is_legacy_lob())) {
        return usual.document;
    }
    if (type.id == TypeId::VarChar || type.id == TypeId::NVarChar) {
        return type.is_max ? sqlserver::estimated_bytes(type)
                           : bounded_text_bytes(column, facts.role);
    }
    return type.id == TypeId::Json ? usual.json : sqlserver::estimated_bytes(type);
}

ValueSize moved_off_row(const Column& column, int bytes) {
    return {.in_row = column.type.is_legacy_lob() ? legacy_lob_pointer : off_row_pointer,
            .off_row = bytes};
}

// A NULL takes no bytes in the variable part. A sparse column is mostly NULL, and so is a
// deprecated one.
double filled_share(const Column& column, const ColumnFacts& facts) {
    if (column.is_sparse) {
        return 0;
    }
    if (!column.is_nullable || !is_variable(column)) {
        return 1;
    }
    return facts.is_deprecated ? 0 : 1 - suitability_weights().usual.null_share;
}

int share_of(int bytes, double share) {
    return static_cast<int>(std::lround(bytes * share));
}

ValueSize usual_size(const Column& column, const ColumnFacts& facts) {
    if (!is_stored(column)) {
        return {};
    }
    const int bytes = usual_bytes(column, facts);
    const bool is_outside = column.is_filestream || column.type.is_legacy_lob() ||
                            (is_variable(column) && bytes > largest_value_in_row);
    const ValueSize full = is_outside ? moved_off_row(column, bytes) : ValueSize{.in_row = bytes};
    const double share = filled_share(column, facts);
    return {.in_row = share_of(full.in_row, share), .off_row = share_of(full.off_row, share)};
}

int bit_count(const Table& table) {
    return static_cast<int>(
        std::count_if(table.columns.begin(), table.columns.end(), [](const Column& column) {
            return column.type.id == TypeId::Bit && is_stored(column) && !column.is_sparse;
        }));
}

int stored_count(const Table& table) {
    return static_cast<int>(std::count_if(table.columns.begin(), table.columns.end(), is_stored));
}

int variable_count(const Table& table) {
    return static_cast<int>(std::count_if(
        table.columns.begin(), table.columns.end(),
        [](const Column& column) { return is_stored(column) && is_variable(column); }));
}

int packed_bits(int bits) {
    return (bits + 7) / 8;
}

// Header and null bitmap.
int least_overhead(const Table& table) {
    return row_header + column_count_field + packed_bits(stored_count(table));
}

int variable_overhead(const Table& table) {
    const int count = variable_count(table);
    return count == 0 ? 0 : variable_count_field + count * variable_offset;
}

// Sums over all columns may be more than an int holds, where somebody made up a table to see.
using Bytes = std::int64_t;

int clamped(Bytes bytes) {
    return static_cast<int>(std::min<Bytes>(bytes, std::numeric_limits<int>::max()));
}

Bytes fixed_bytes(const Table& table) {
    Bytes bytes = packed_bits(bit_count(table));
    for (const Column& column : table.columns) {
        if (is_stored(column) && !column.is_sparse && column.type.id != TypeId::Bit) {
            bytes += sqlserver::byte_size(column.type).fixed;
        }
    }
    return bytes;
}

Bytes full_variable_bytes(const Table& table) {
    Bytes bytes = 0;
    for (const Column& column : table.columns) {
        if (!is_stored(column)) {
            continue;
        }
        const sqlserver::ByteSize size = sqlserver::byte_size(column.type);
        bytes += size.variable_max;
        if (column.is_sparse) {
            bytes += size.fixed + sparse_overhead;
        }
    }
    return bytes;
}

Bytes bytes_with(const Table& table, const std::vector<ValueSize>& values) {
    Bytes bytes = least_overhead(table) + variable_overhead(table) + packed_bits(bit_count(table));
    for (std::size_t index = 0; index < values.size(); ++index) {
        if (table.columns[index].type.id != TypeId::Bit) {
            bytes += values[index].in_row;
        }
    }
    return bytes;
}

// The longest variable values leave the row, one after the other, until it fits.
void overflow(const Table& table, std::vector<ValueSize>& values) {
    Bytes bytes = bytes_with(table, values);
    std::vector<std::size_t> movable;
    for (std::size_t index = 0; bytes > sqlserver::max_row_bytes && index < values.size();
         ++index) {
        if (values[index].off_row == 0 && values[index].in_row > off_row_pointer &&
            is_variable(table.columns[index])) {
            movable.push_back(index);
        }
    }
    std::stable_sort(movable.begin(), movable.end(), [&](std::size_t left, std::size_t right) {
        return values[left].in_row > values[right].in_row;
    });
    for (const std::size_t index : movable) {
        if (bytes <= sqlserver::max_row_bytes) {
            return;
        }
        const int in_row = values[index].in_row;
        values[index] = moved_off_row(table.columns[index], in_row);
        bytes -= in_row - values[index].in_row;
    }
}

}  // namespace

std::vector<ValueSize> usual_value_sizes(const Table& table,
                                         const std::vector<ColumnFacts>& columns) {
    static const ColumnFacts unknown;
    std::vector<ValueSize> values;
    values.reserve(table.columns.size());
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        values.push_back(
            usual_size(table.columns[index], index < columns.size() ? columns[index] : unknown));
    }
    overflow(table, values);
    return values;
}

int usual_row_bytes(const Table& table, const std::vector<ValueSize>& values) {
    return values.empty() ? 0 : clamped(bytes_with(table, values));
}

RowSize derive_row_size(const Table& table, const std::vector<ColumnFacts>& columns) {
    if (table.columns.empty()) {
        return {};
    }
    RowSize size;
    const Bytes fixed = least_overhead(table) + fixed_bytes(table);
    size.fixed = clamped(fixed);
    size.maximum = clamped(fixed + variable_overhead(table) + full_variable_bytes(table));
    const std::vector<ValueSize> values = usual_value_sizes(table, columns);
    size.estimated = usual_row_bytes(table, values);
    Bytes outside = 0;
    for (const ValueSize& value : values) {
        outside += value.off_row;
    }
    size.estimated_lob = clamped(outside);
    return size;
}

}  // namespace tsqlaudit::facts
