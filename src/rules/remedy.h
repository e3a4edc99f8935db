// What would mend a finding, as data. Rendering, merging and legality are the business of src/fix.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::rules {

// Tables and indexes are given by their position in the catalog. Names of new objects are chosen by
// src/fix.

struct CreateIndex {
    std::vector<catalog::IndexColumn> key_columns;
    std::vector<std::string> included_columns;
    bool is_unique = false;
    bool is_clustered = false;
    std::string filter;   // T-SQL condition built from quoted names and constants; empty: none
    std::string purpose;  // word of the name: "TenantId", …; empty: the key columns
    bool live_rows_suffice = false;  // for searches, which leave out what is marked as deleted
};

struct CreateSpatialIndex {
    std::string column;
    bool geography = false;
};

struct CreateColumnstore {
    bool is_clustered = false;
    bool on_history = false;           // on the history table of this table
    std::vector<std::string> columns;  // of a nonclustered one
};

struct CreateJsonIndex {
    std::string column;
};

struct NewColumn {
    std::string name;
    std::string type;  // T-SQL
    bool nullable = true;
    std::string default_value;  // T-SQL expression; empty: none
};

// What speaks against adding columns before a person has decided.
enum class ColumnDoubt {
    None,
    Unusual,   // hardly any table of the schema has such columns
    New,       // no table of the schema has
    Unfilled,  // one of them has no default, and nothing in the database fills it
    Login      // the login would fill one that no table of the schema has
};

struct AddColumns {
    std::vector<NewColumn> columns;
    ColumnDoubt doubt = ColumnDoubt::None;
};

// Nullable, backfilled from the parent along the path, then NOT NULL, foreign key, index.
struct AddTenantColumn {
    std::string name;
    std::string type;
    std::vector<std::size_t>
        path_tables;  // into Catalog::tables, from the parent to the tenanted table
    std::vector<std::size_t> path_keys;
};

struct AddPrimaryKey {
    std::vector<std::string> columns;  // empty: the user has to choose
    bool is_clustered = true;
    // No two rows may have the same in them anyway: nothing is left to choose.
    bool is_natural_key = false;
};

struct AddUniqueKey {  // preceded by a check for duplicates
    std::vector<std::string> columns;
    std::string filter;            // unique index with a filter instead of a constraint
    bool is_of_live_rows = false;  // the filter leaves out what is marked as deleted, nothing else
    // The flag that the filter cannot ask for what is meant, since it may be NULL or is computed;
    // empty: it can.
    std::string doubtful_flag = {};
    // No index leads to the rows by these columns, and people search by them.
    bool is_searched_by = false;
};

struct ReplaceUniqueKey {   // by one over other columns, of the same kind and with the same options
    std::size_t index = 0;  // into Table::indexes
    std::vector<std::string> columns;
    // Others of that kind over the same columns, into Table::indexes: the new one takes their place
    // as well, with all that they include. No primary key, and none of which one alone is
    // clustered.
    std::vector<std::size_t> likewise = {};
};

struct AddCheck {
    std::string column;
    std::string condition;  // T-SQL; empty: a template with a list of values to choose
};

struct AddForeignKey {
    std::vector<std::string> columns;
    std::size_t referenced_table = 0;
    std::vector<std::string> referenced_columns;
};

struct AlterColumn {  // restates type, collation and nullability
    std::string name;
    std::string type;              // T-SQL; empty: as it is
    std::optional<bool> nullable;  // none: as it is
};

struct DropDefault {
    std::string column;
};

struct DropIndexRemedy {
    std::size_t index = 0;  // into Table::indexes
};

struct Compress {
    catalog::Compression compression = catalog::Compression::Page;
    bool table = true;                 // the heap or clustered index
    std::vector<std::size_t> indexes;  // into Table::indexes
};

struct PartitionTable {
    std::string column;
    std::vector<std::string> changes;
};

struct MoveLob {  // side table, external storage or FILESTREAM
    std::string column;
    bool has_own_table = false;  // the table is there for it, so that another one would not help
    bool filestream_possible = false;
    std::string filestream_blocker;
};

struct ValidateConstraint {
    std::string constraint;
};

struct SetRetention {};

// Filter and block predicates on the tenant column, in a policy that is on.
struct AddSecurityPredicates {
    std::string column;
};

// Only a person can do it: what to do, in words.
struct Advice {
    std::string decision;  // what is to be decided, as a title
    std::string text;
};

using Remedy =
    std::variant<CreateIndex, CreateSpatialIndex, CreateColumnstore, CreateJsonIndex, AddColumns,
                 AddTenantColumn, AddPrimaryKey, AddUniqueKey, ReplaceUniqueKey, AddCheck,
                 AddForeignKey, AlterColumn, DropDefault, DropIndexRemedy, Compress, PartitionTable,
                 MoveLob, ValidateConstraint, SetRetention, AddSecurityPredicates, Advice>;

}  // namespace tsqlaudit::rules
