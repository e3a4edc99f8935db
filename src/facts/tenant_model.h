// Whether the schema keeps the data of several tenants side by side, and by which columns.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "facts/context.h"

namespace tsqlaudit::facts {

struct TableFacts;

struct TenantModel {
    bool is_multi_tenant = false;
    bool is_by_share = false;     // nothing but the number of tables with the column decided
    std::string reason;           // for people, of either answer
    std::optional<TableId> root;  // the table of tenants
    std::string usual_column;     // most frequent name of the tenant column
    std::vector<std::optional<std::size_t>>
        columns;                          // by table: its tenant column; none where it has none
    std::optional<TableId> shared_store;  // of content, kept once for all tenants

    bool is_tenant_column(TableId table, std::size_t column) const {
        return is_multi_tenant && columns[table] == column;
    }
};

// Whether the reference names the usual tenant of somebody who may have several, DefaultTenantId of
// dbo.Login, and not whose the row is.
bool names_usual_tenant(const Context& context, TableId table, const catalog::ForeignKey& key);

// Where neither the configuration nor a table of tenants says so and too few tables have the
// column, the store of all content does by itself, if each atom belongs to one tenant: its tenant
// column is NOT NULL. Returns whether the schema has become multi-tenant.
bool admit_atom_store(const Context& context, TableId store, TenantModel& model);

// A store of content without a tenant column that keeps each content once, whoever it is of, is
// meant to be shared: a tenant column would undo that. Returns whether it is such a store.
bool share_atom_store(const catalog::Table& table, const TableFacts& store, TenantModel& model);

TenantModel derive_tenant_model(const Context& context);

}  // namespace tsqlaudit::facts
