// The schema as one database: what sys.tables, sys.columns, sys.indexes and sys.foreign_keys would
// show after all scripts have run. Built once, then read only. Names are compared ignoring case;
// they are kept as first defined.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/table.h"

namespace tsqlaudit::catalog {

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
