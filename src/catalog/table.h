// A table, as in sys.tables, with its constraints and triggers.
//
// References inside a table are by column name in the table's own spelling, since ordinals move as
// columns go.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/column.h"
#include "catalog/index.h"
#include "catalog/named_list.h"
#include "catalog/qualified_name.h"
#include "syntax/ast.h"
#include "text/rare.h"
#include "text/source.h"

namespace tsqlaudit::catalog {

using syntax::ExpressionPtr;
using syntax::ReferentialAction;
using syntax::TableKind;
using text::Rare;
using text::RareText;
using text::Span;

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
    bool may_be_dropped = false;  // see CheckConstraint
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
    bool may_be_dropped = false;  // by a statement that does not tell which one it drops
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

}  // namespace tsqlaudit::catalog
