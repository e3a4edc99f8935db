// What follows from the catalog: roles of columns, tenancy, scale, keys, suitability, atomization.
// Computed once, then read only. Everything here is reasoning over names, types and keys; where it
// is a guess it says so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "facts/atomization.h"
#include "facts/audit_columns.h"
#include "facts/column_role.h"
#include "facts/row_size.h"
#include "facts/settings.h"
#include "facts/suitability.h"
#include "facts/table_id.h"
#include "text/compare.h"

namespace tsqlaudit::facts {

// Likely number of rows. Upper bounds: 100; 10,000; 1,000,000; 100,000,000.
enum class Scale { Tiny, Small, Moderate, Large, Huge };
std::string_view to_string(Scale scale);

struct ScaleEstimate {
    Scale scale = Scale::Small;
    std::optional<std::int64_t> rows;  // real count from statistics; none: estimated
    std::string reason;  // for people: "child of dbo.OrderLine, itself a child of dbo.Order"
};

// How the rows of a table belong to a tenant.
enum class TenancyKind {
    NotApplicable,  // the schema is not multi-tenant
    Root,           // the table of tenants
    Tenanted,       // has the tenant column
    Reference,      // shared by all tenants
    LikelyShared,   // by its shape a list that all tenants share: a guess
    History,        // history table of a temporal table
    Inherited,      // through its identity: see path
    Ambiguous,      // several tenanted parents
    Loose,          // one tenanted parent, but not tied to it by NOT NULL keys
    Unrelated,      // nothing ties a row to a tenant
};

struct TenancyStep {  // up a foreign key, towards the tenant
    TableId parent = 0;
    std::size_t foreign_key = 0;  // into Table::foreign_keys
};

// The way up to the tenant, of which a long one is told by its two ends.
struct TenancyWay {
    std::size_t steps = 0;   // 0: there is none
    TableId before_end = 0;  // from which the last step is made
    TableId end = 0;         // the table with the tenant
};

struct Tenancy {
    TenancyKind kind = TenancyKind::NotApplicable;
    std::string column;               // the tenant column of a tenanted table; the key of the root
    std::optional<TenancyStep> next;  // Inherited, Ambiguous, Loose: the strongest way up; the
                                      // whole of it is tenant_path()
    TenancyWay way;                   // along `next`
    std::vector<TableId> parents;     // tenanted tables in reach, the nearest first; of many, some
    std::vector<std::size_t> roles;   // Ambiguous by two references to one parent: those foreign
                                      // keys; empty where the parents are several
};

enum class NaturalKeyKind { ParentOrdinal, Name, ForeignKeyCombination };

// The mark of rows that are deleted without being removed.
struct SoftDelete {
    std::string column;         // empty: there is none
    bool live_value = true;     // of a live row: IsActive = 1, IsDeleted = 0
    bool is_null_live = false;  // NULL in a live row: DeletedAt, DeletedBy
    // Of a column that is no bit: what a live row has there, as T-SQL, by its default, else by its
    // name (1 or 0); "…": nothing says it. It is a guess. Empty for bits and times.
    std::string live_literal = {};
};

// Columns that look like they identify a row, beside the surrogate key.
struct NaturalKeyCandidate {
    NaturalKeyKind kind = NaturalKeyKind::Name;
    std::vector<std::string> columns;  // in key order: tenant, parent, name, version / ordinal
    SoftDelete soft_delete;            // where there is one: unique only among live rows
    std::optional<std::size_t>
        covered_by;         // unique index that already enforces it, into Table::indexes
    bool is_guess = false;  // nothing but the name of the column speaks for it
};

struct Extension {  // a 1:1 extension of a parent
    TableId parent = 0;
    std::size_t foreign_key = 0;
    bool enforced = false;  // the referencing columns are unique
    std::string reason;
};

struct TableFacts {
    TableId id = 0;
    std::vector<ColumnFacts> columns;  // parallel to Table::columns
    ScaleEstimate scale;
    Tenancy tenancy;
    RowSize row_size;
    std::vector<NaturalKeyCandidate> natural_keys;
    std::optional<Extension> extension;
    bool is_junction = false;      // mostly two or more foreign keys
    bool is_reference = false;     // code or lookup table
    bool is_log_like = false;      // log, event, measurement, audit trail, history by name or shape
    bool is_staging = false;       // by name, or by a shape that takes rows in as they come
    bool is_warehouse = false;     // fact or dimension table, by name or schema
    bool is_framework = false;     // brought along by a tool, by name or schema
    bool is_history = false;       // of a temporal table, declared or by the versioning clause
    std::vector<TableId> parents;  // distinct referenced tables in the input, self left out
    std::vector<TableId> owners;   // of them: each row is a part of one, and never without it
    std::vector<TableId> children;  // distinct referencing tables, self left out
    int depth = 0;                  // longest chain of parents, cycles cut
    std::vector<std::vector<std::size_t>>
        foreign_keys_by_column;  // per column: the foreign keys it is part of
    Suitability suitability;
    std::optional<Atomization>
        atomization;  // none: the schema has no atom store, or the table is exempt

    const ColumnFacts* find(const catalog::Table& table, std::string_view column) const;
};

struct SchemaFacts {
    std::vector<TableFacts> tables;  // parallel to Catalog::tables
    bool is_multi_tenant = false;
    std::string multi_tenant_reason;
    std::optional<TableId> tenant_root;
    std::string tenant_column;        // the usual name
    sqlserver::DataType tenant_type;  // that tenant columns should have; may be unknown
    std::optional<TableId> atom_store;
    AuditColumns audit_columns;
    std::vector<TableId> memory_optimized;  // tables that are kept in memory
    // Column → tables whose composite primary key it begins.
    std::map<std::string, int, text::LessIgnoringCase> leading_key_columns;
    std::map<std::string, int, std::less<>> table_words;  // normalized → tables that are named so
};

// How a table inherits its tenant: the steps from it to the tenanted table. Empty where it does
// not. Not kept for each table, since a chain of tables would be kept in all of its parts. At most
// so many steps, the first ones.
std::vector<TenancyStep> tenant_path(
    const SchemaFacts& schema, TableId table,
    std::size_t most_steps = std::numeric_limits<std::size_t>::max());

// With so many threads at most.
SchemaFacts derive(const catalog::Catalog& catalog, const Settings& settings, unsigned jobs = 1);

}  // namespace tsqlaudit::facts
