#include "facts/compression_savings.h"

#include <algorithm>
#include <cmath>

#include "facts/row_size_parts.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::Table;
using sqlserver::TypeId;

const CompressionWeights& weights() {
    return suitability_weights().compression;
}

const Savings* savings_of_text(const Column& column, ColumnRole role) {
    const sqlserver::DataType& type = column.type;
    if (type.is_lob()) {
        return type.id == TypeId::VarBinary || type.id == TypeId::Image ? nullptr
                                                                        : &weights().document;
    }
    switch (type.id) {
        case TypeId::Char:
        case TypeId::NChar:
            return &weights().padded;
        case TypeId::NVarChar:
            return role == ColumnRole::EnumText ? &weights().repeated : &weights().unicode;
        case TypeId::VarChar:
        case TypeId::SqlVariant:
            return &weights().text;
        default:
            return nullptr;
    }
}

// How the bytes of a value shrink; nullptr: not at all.
const Savings* savings_of(const Column& column, const ColumnFacts& facts) {
    if (column.is_encrypted || facts.role == ColumnRole::Hash || facts.role == ColumnRole::Binary ||
        facts.role == ColumnRole::Embedding) {
        return nullptr;
    }
    if (column.type.is_exact_number() && column.type.id != TypeId::TinyInt) {
        return &weights().number;
    }
    if (column.type.is_approximate() || column.type.is_temporal()) {
        return &weights().measure;
    }
    return savings_of_text(column, facts.role);
}

bool is_fixed(const Column& column) {
    return sqlserver::byte_size(column.type).fixed > 0;
}

// A NULL takes the full width of a fixed column, and nothing once it is compressed.
Percent with_nulls(const Percent& savings, const Column& column) {
    if (!column.is_nullable || !is_fixed(column)) {
        return savings;
    }
    const double nulls = suitability_weights().usual.null_share;
    const auto share = [&](int percent) {
        return static_cast<int>(std::lround(100 * nulls + percent * (1 - nulls)));
    };
    return {.low = share(savings.low), .high = share(savings.high)};
}

// Of the row, and not of the tables of the schema alike.
bool says_something(const ColumnFacts& facts) {
    return facts.role != ColumnRole::Tenant && facts.role != ColumnRole::CreatedTimestamp &&
           facts.role != ColumnRole::CreatedBy;
}

int to_five(double percent) {
    return static_cast<int>(std::lround(percent / 5)) * 5;
}

}  // namespace

std::optional<RowPart> telling_part(const Subject& subject) {
    if (std::ranges::all_of(subject.facts().columns, says_something)) {
        return std::nullopt;
    }
    RowPart row;
    const Table& table = subject.table();
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        if (says_something(subject.column_facts(index))) {
            row.table.columns.push_back(table.columns[index]);
            row.facts.push_back(subject.column_facts(index));
        }
    }
    return row;
}

CompressibleBytes compressible_bytes(const Table& table, const std::vector<ColumnFacts>& facts) {
    const std::vector<ValueSize> sizes = usual_value_sizes(table, facts);
    CompressibleBytes estimate;
    estimate.total = std::max(usual_row_bytes(table, sizes), 1);
    double values = 0;
    for (std::size_t index = 0; index < sizes.size(); ++index) {
        const Column& column = table.columns[index];
        const double bytes = sizes[index].in_row;
        values += bytes;
        const Savings* savings = savings_of(column, facts.at(index));
        if (savings == nullptr || sizes[index].off_row > 0) {
            estimate.incompressible += bytes;
        } else {
            estimate.add(bytes, with_nulls(savings->row, column),
                         with_nulls(savings->page, column));
        }
    }
    estimate.add(std::max(estimate.total - values, 0.0), weights().overhead.row,
                 weights().overhead.page);
    return estimate;
}

Percent row_savings(const CompressibleBytes& bytes) {
    return {.low = to_five(bytes.row_low / bytes.total),
            .high = to_five(bytes.row_high / bytes.total)};
}

Percent page_savings(const CompressibleBytes& bytes) {
    return {.low = to_five(bytes.page_low / bytes.total),
            .high = to_five(bytes.page_high / bytes.total)};
}

}  // namespace tsqlaudit::facts
