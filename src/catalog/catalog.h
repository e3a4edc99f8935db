// The schema as one database: what sys.tables, sys.columns, sys.indexes and sys.foreign_keys would
// show after all scripts have run. Built once, then read only. Names are compared ignoring case;
// they are kept as first defined.
//
// References inside a table are by column name in the table's own spelling, since ordinals move as
// columns go.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/named_list.h"
#include "sqlserver/data_type.h"
#include "syntax/ast.h"
#include "text/rare.h"
#include "text/source.h"

namespace tsqlaudit::catalog {

using syntax::Clustering;
using syntax::ExpressionPtr;
using syntax::GeneratedKind;
using syntax::ReferentialAction;
using syntax::TableKind;
using text::Rare;
using text::RareText;
using text::Span;

struct QualifiedName {
    std::string schema;
    std::string name;

    std::string dotted() const { return schema + "." + name; }  // for people; never for T-SQL
};

bool operator==(const QualifiedName& left, const QualifiedName& right);  // ignoring case
bool operator<(const QualifiedName& left, const QualifiedName& right);   // ignoring case

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

struct DefaultConstraint {
    std::string name;  // empty: made up by SQL Server
    ExpressionPtr value;
    std::string value_text;  // as written
    Span span;
};

struct ComputedDefinition {
    ExpressionPtr expression;
    std::string expression_text;  // as written
    bool is_persisted = false;
};

struct Column {
    std::string name;
    sqlserver::DataType type;  // of a computed column: derived where possible, else kind Unknown
    bool is_nullable = true;   // resolved: primary key and identity columns are not nullable
    bool nullability_stated = false;  // NULL or NOT NULL was written
    bool is_hidden = false;
    bool is_sparse = false;
    bool is_rowguidcol = false;
    bool is_filestream = false;
    bool is_column_set = false;
    bool is_encrypted = false;               // Always Encrypted
    bool is_encrypted_randomly = false;      // the same value differs from row to row
    std::optional<GeneratedKind> generated;  // period and ledger columns
    Rare<syntax::Identity> identity;
    Rare<DefaultConstraint> default_constraint;
    Rare<ComputedDefinition> computed;
    RareText collation;
    RareText masking_function;
    RareText bound_default;  // sp_bindefault
    RareText bound_rule;     // sp_bindrule
    RareText comment;        // beside the definition
    RareText description;    // MS_Description
    Span span;               // of the definition
    Span name_span;

    // By its type, and unless it is encrypted at random.
    bool can_be_index_key() const;
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
    std::vector<syntax::Option> options;  // all, as written
    Span span;

    bool is_constraint() const { return is_primary_key || is_unique_constraint; }
};

struct ForeignKey {
    std::string name;
    std::vector<std::string> columns;  // referencing columns
    QualifiedName referenced_table;
    std::vector<std::string>
        referenced_columns;  // resolved to the primary key where none were written
    std::optional<std::size_t> referenced_index;  // into Catalog::tables; none: not in the input
    ReferentialAction on_delete = ReferentialAction::NoAction;
    ReferentialAction on_update = ReferentialAction::NoAction;
    bool is_disabled = false;
    bool is_not_trusted = false;
    bool not_for_replication = false;
    bool not_enforced = false;
    bool is_inline = false;
    Span span;
};

struct CheckConstraint {
    std::string name;
    ExpressionPtr condition;
    std::string condition_text;        // as written, for people
    std::vector<std::string> columns;  // columns of the table that the condition names
    bool is_disabled = false;
    bool is_not_trusted = false;
    bool not_for_replication = false;
    bool is_inline = false;
    Span span;
};

struct EdgeConstraint {
    std::string name;
    std::vector<std::pair<QualifiedName, QualifiedName>> connections;
    bool cascade_delete = false;
    Span span;
};

struct Period {
    std::string start_column;
    std::string end_column;
};

// CREATE STATISTICS: they keep their columns from being altered.
struct Statistics {
    std::string name;
    std::vector<std::string> columns;  // in the spelling of the statement
    ExpressionPtr filter;
    std::string filter_text;           // as written
    std::vector<std::string> options;  // as written
};

// SYSTEM_VERSIONING = ON.
struct SystemVersioning {
    QualifiedName history_table;               // name empty: anonymous, made up by SQL Server
    bool states_schema = true;                 // of the history table, where that has a name
    std::optional<std::string> retention;      // "1 YEAR", "INFINITE"; none: not stated (infinite)
    std::optional<std::size_t> history_index;  // into Catalog::tables, where the input defines it
    // Indexes that the input creates on a history table which it does not define: SQL Server makes
    // that table up, with its own clustered index on (end, start), which is not listed here.
    NamedList<Index> implied_indexes;
};

// A column in SET of an UPDATE.
struct Assignment {
    // Into Catalog::tables; none: what is updated is none of them, say a view or a common table
    // expression, and the column may be that of any table.
    std::optional<std::size_t> table;
    QualifiedName target;  // as far as it is said: the schema may be empty
    std::string column;
};

struct Trigger {
    QualifiedName name;
    bool is_instead_of = false;
    std::vector<QualifiedName> references;
    std::vector<Assignment> assigned;
    std::vector<std::string> hinted_indexes;
    Span span;
};

// A module names an index in a table hint, and fails without it (308).
struct IndexHint {
    std::string index;
    QualifiedName module;
};

// Where a predicate of a security policy stands.
struct PredicatePlace {
    std::size_t policy = 0;     // into Catalog::policies
    std::size_t predicate = 0;  // into SecurityPolicy::predicates
};

struct Table {
    QualifiedName name;
    TableKind kind = TableKind::Table;
    NamedList<Column> columns;  // in definition order
    NamedList<Index> indexes;   // primary key first where there is one, then in order of creation
    NamedList<ForeignKey> foreign_keys;
    NamedList<CheckConstraint> checks;
    NamedList<EdgeConstraint> edges;
    NamedList<Trigger> triggers;
    NamedList<Statistics> statistics;
    std::vector<PredicatePlace> predicates;   // on this table, by policy
    std::vector<std::size_t> bound_views;     // into Catalog::views: schema-bound, refer to it
    std::vector<std::size_t> bound_routines;  // into Catalog::routines: the same
    std::vector<IndexHint> index_hints;       // to its indexes, sorted by them, ignoring case
    Rare<Period> period;
    Rare<SystemVersioning> versioning;
    std::optional<std::size_t>
        history_of;  // into Catalog::tables: this is that table's history table
    bool is_memory_optimized = false;
    bool is_schema_only = false;  // DURABILITY = SCHEMA_ONLY
    bool is_ledger = false;
    bool is_cloned = false;  // AS CLONE OF another table, or another one is of this
    bool columns_unknown =
        false;        // AS SELECT, a clone of an unknown table: rules that need columns keep out
    Storage storage;  // of the heap or clustered index
    CompressionSetting compression;     // of the heap or clustered index
    bool is_created_on_scheme = false;  // CREATE TABLE … ON scheme (column)
    RareText textimage_filegroup;
    std::vector<syntax::Option> options;
    RareText comment;      // header comment
    RareText description;  // MS_Description
    Span span;             // the CREATE TABLE statement
    Span name_span;

    // Ignoring case; nullptr if there is none.
    const Column* find_column(std::string_view column) const { return columns.find(column); }
    // For the columns that indexes and foreign keys name. A pseudo-column of a graph table
    // ($node_id) and a column of a table whose columns are unknown are a nullable column of unknown
    // type.
    const Column& column_or_unknown(std::string_view column) const;
    const Index* primary_key() const;      // nullptr if there is none
    const Index* clustered_index() const;  // rowstore or columnstore; nullptr: a heap
    // Clustered or not, disabled or not: a table can have one. nullptr if it has none.
    const Index* columnstore() const;
    bool has_clustered_columnstore() const;
};

struct PartitionFunction {
    std::string name;
    sqlserver::DataType type;
    std::size_t boundary_count = 0;
    bool is_altered = false;  // SPLIT or MERGE, perhaps more often than the input shows
    Span span;
};

struct PartitionScheme {
    std::string name;
    std::string function;
    std::optional<std::size_t> filegroup_count;  // none: ALL TO one
    Span span;
};

struct SecurityPredicate {
    bool is_filter = true;  // else BLOCK
    QualifiedName function;
    std::vector<std::string> columns;  // columns named in the arguments
    QualifiedName table;
    std::string operation;  // "AFTER INSERT", …; empty: all
};

struct SecurityPolicy {
    QualifiedName name;
    bool is_enabled = true;
    std::vector<SecurityPredicate> predicates;
    Span span;
};

// CREATE TYPE, table types left out. The base of a CLR type is of kind UserDefined.
struct AliasType {
    QualifiedName name;
    sqlserver::DataType base;
    std::optional<bool> nullable;
    Span span;
};

// Views, procedures, functions: only what rules ask about them.
struct View {
    QualifiedName name;
    bool is_schema_bound = false;
    std::vector<QualifiedName> references;
    std::vector<std::string> names;  // of a schema-bound one: all in it, those of columns too
    std::vector<std::string> hinted_indexes;
    NamedList<Index> indexes;
    Span span;
};

struct Routine {  // procedure or function
    QualifiedName name;
    bool is_schema_bound = false;
    std::vector<QualifiedName> references;
    std::vector<std::string> names;  // as those of a view
    std::vector<Assignment> assigned;
    std::vector<std::string> hinted_indexes;
    Span span;
};

struct Catalog {
    std::vector<Table> tables;                           // sorted by name, ignoring case
    std::vector<PartitionFunction> partition_functions;  // and all others: sorted likewise
    std::vector<PartitionScheme> partition_schemes;
    std::vector<SecurityPolicy> policies;
    std::vector<AliasType> alias_types;
    std::vector<View> views;
    std::vector<Routine> routines;
    // Synonyms, sequences, and defaults and rules that are bound: nothing but that their names are
    // taken.
    std::vector<QualifiedName> other_objects;

    // nullptr if there is none.
    const Table* find_table(const QualifiedName& name) const;
    const View* find_view(const QualifiedName& name) const;
    const PartitionScheme* find_scheme(std::string_view name) const;
    const PartitionFunction* find_partition_function(std::string_view name) const;
    const Routine* find_routine(const QualifiedName& name) const;
};

}  // namespace tsqlaudit::catalog
