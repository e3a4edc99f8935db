// An index, as in sys.indexes, how and where it is stored, and statistics.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "syntax/ast.h"
#include "text/rare.h"
#include "text/source.h"

namespace tsqlaudit::catalog {

using syntax::ExpressionPtr;
using text::Rare;
using text::RareText;
using text::Span;

enum class Compression { None, Row, Page, Columnstore, ColumnstoreArchive };

// Compression as declared. Unstated is not None: whoever wrote NONE meant it. Later partitions win.
struct CompressionSetting {
    std::optional<Compression> whole;  // of all partitions, where stated
    std::vector<std::pair<std::pair<int, int>, Compression>>
        partitions;  // ON PARTITIONS, from 1, inclusive
};

// Where rows are stored. A scheme without a definition in the input is still a scheme.
struct Storage {
    std::string filegroup_or_scheme;  // empty: the default filegroup, or partitions without scheme
    std::string partition_column;     // not empty: partitioned by this column

    bool is_partitioned() const { return !partition_column.empty(); }
    // Azure Synapse states the ranges with the table; its keys are not enforced.
    bool has_scheme() const { return is_partitioned() && !filegroup_or_scheme.empty(); }
};

enum class IndexKind {
    Rowstore,
    Hash,
    Columnstore,
    Spatial,
    Xml,
    SelectiveXml,
    Json,
    Vector,
    FullText
};

struct IndexColumn {
    std::string name;
    bool is_descending = false;
};

struct SpatialSettings {
    RareText tessellation;  // upper-case; the default is filled in (…_AUTO_GRID)
    bool tessellation_stated = false;
    std::optional<int> cells_per_object;       // as stated
    Rare<std::array<double, 4>> bounding_box;  // xmin, ymin, xmax, ymax
};

// Any index, the ones behind PRIMARY KEY and UNIQUE constraints included, as in sys.indexes.
struct Index {
    std::string name;  // empty: a constraint whose name SQL Server makes up
    IndexKind kind = IndexKind::Rowstore;
    bool is_clustered = false;  // resolved: a primary key is clustered unless something else is
    bool is_unique = false;
    bool is_primary_key = false;
    bool is_unique_constraint = false;
    bool is_disabled = false;
    bool is_inline = false;         // written inside CREATE TABLE
    bool is_created_alone = false;  // CREATE INDEX
    std::vector<IndexColumn>
        key_columns;  // of a columnstore: its columns; of special kinds: the one column
    std::vector<std::string> included_columns;
    std::vector<std::string> order_columns;  // ORDER of a columnstore
    ExpressionPtr filter;
    RareText filter_text;            // as written, for people
    CompressionSetting compression;  // of the clustered index: the same as Table::compression
    // As stated, or where the table was before it moved away from its nonclustered indexes; none:
    // where the table is.
    Rare<Storage> storage;
    std::optional<int> fill_factor;
    bool ignore_dup_key = false;
    std::optional<long long> bucket_count;
    std::optional<int> compression_delay_minutes;
    SpatialSettings spatial;
    bool xml_primary = false;
    RareText xml_using;
    RareText xml_usage;
    std::vector<std::string> json_paths;
    RareText fulltext_key_index;
    bool not_enforced = false;
    bool may_be_dropped = false;          // a constraint: see CheckConstraint
    std::vector<syntax::Option> options;  // all, as written
    Span span;

    bool is_constraint() const { return is_primary_key || is_unique_constraint; }
};

// CREATE STATISTICS: they keep their columns from being altered.
struct Statistics {
    std::string name;
    std::vector<std::string> columns;  // in the spelling of the statement
    ExpressionPtr filter;
    std::string filter_text;           // as written
    std::vector<std::string> options;  // as written
};

}  // namespace tsqlaudit::catalog
