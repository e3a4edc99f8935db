#include "rules/row_size.h"

#include "rules/refusals.h"

namespace tsqlaudit::rules {

// A sparse column takes nothing while it is NULL, and eight bits share a byte.
int least_row_bytes(const catalog::Table& table) {
    constexpr int header = 4;
    constexpr int column_count = 2;
    constexpr int bits_per_byte = 8;
    int bytes = header + column_count;
    int columns = 0;
    int bits = 0;
    for (const catalog::Column& column : table.columns) {
        if (!has_declared_type(&column) || column.is_sparse) {
            continue;
        }
        ++columns;
        if (column.type.id == sqlserver::TypeId::Bit) {
            ++bits;
        } else {
            bytes += sqlserver::byte_size(column.type).fixed;
        }
    }
    const auto in_bytes = [](int count) { return (count + bits_per_byte - 1) / bits_per_byte; };
    return bytes + in_bytes(columns) + in_bytes(bits);
}

}  // namespace tsqlaudit::rules
