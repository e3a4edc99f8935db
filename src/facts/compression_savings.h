// How the bytes of a row shrink under ROW and PAGE compression. The savings are rules of thumb,
// kept as data.
#pragma once

#include <optional>
#include <vector>

#include "facts/suitability_parts.h"

namespace tsqlaudit::facts {

// Of the usual row.
struct CompressibleBytes {
    double total = 0;  // bytes
    double incompressible = 0;
    double row_low = 0;  // bytes × percent, as the others
    double row_high = 0;
    double page_low = 0;
    double page_high = 0;

    void add(double bytes, const Percent& row, const Percent& page) {
        row_low += bytes * row.low;
        row_high += bytes * row.high;
        page_low += bytes * page.low;
        page_high += bytes * page.high;
    }
    double page_gain() const { return (page_low + page_high - row_low - row_high) / 2 / total; }
    double incompressible_percent() const { return 100 * incompressible / total; }
};

// Columns, and what is known about them: all of a table, or a part.
struct RowPart {
    catalog::Table table;
    std::vector<ColumnFacts> facts;
};

CompressibleBytes compressible_bytes(const catalog::Table& table,
                                     const std::vector<ColumnFacts>& facts);

// The columns that tell this table from others: they decide what is worth it. What the rest adds,
// its share of the null bitmap included, must not tip the scale. None: all of them do.
std::optional<RowPart> telling_part(const Subject& subject);

// Of the whole, to five percent.
Percent row_savings(const CompressibleBytes& bytes);
Percent page_savings(const CompressibleBytes& bytes);

}  // namespace tsqlaudit::facts
