#include "rules/row_size.h"

#include "rules/refusals.h"

namespace tsqlaudit::rules {

namespace {

constexpr int bits_per_byte = 8;

int in_bytes(int bits) {
    return (bits + bits_per_byte - 1) / bits_per_byte;
}

// Eight bits share a byte.
struct Columns {
    int count = 0;
    int bits = 0;
    int bytes = 0;  // of those that are no bits

    void add(const sqlserver::DataType& type) {
        ++count;
        if (type.id == sqlserver::TypeId::Bit) {
            ++bits;
        } else {
            bytes += sqlserver::byte_size(type).fixed;
        }
    }
};

}  // namespace

int least_row_bytes(const catalog::Table& table,
                    const std::vector<sqlserver::DataType>& more_columns) {
    constexpr int header = 4;
    constexpr int column_count = 2;
    Columns columns;
    for (const catalog::Column& column : table.columns) {
        if (has_declared_type(&column) && !column.is_sparse) {  // which takes nothing while NULL
            columns.add(column.type);
        }
    }
    for (const sqlserver::DataType& type : more_columns) {
        columns.add(type);
    }
    return header + column_count + columns.bytes + in_bytes(columns.count) + in_bytes(columns.bits);
}

}  // namespace tsqlaudit::rules
