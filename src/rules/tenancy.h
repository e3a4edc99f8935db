// What the rules about tenants share.
#pragma once

#include <string>
#include <vector>

#include "rules/check.h"

namespace tsqlaudit::rules {

// The tenant column of a table that has one; nullptr for every other table, the table of tenants
// included.
const catalog::Column* tenant_column(const CheckContext& context);

// Its name; of a table that belongs to a tenant through its parents, the name that the column
// should have there. Empty for every other table.
std::string tenant_column_name(const CheckContext& context);

// It has the tenant column, or a way to a row that has.
bool belongs_to_tenant(const CheckContext& context, facts::TableId table);

// An index leads with the column whose filter leaves out nothing but rows that are marked as
// deleted.
bool has_index_of_live_rows(const CheckContext& context, const std::string& column);

// The enabled security policy that filters the rows of the table; nullptr if there is none.
const catalog::SecurityPolicy* filter_policy(const catalog::Catalog& catalog,
                                             const catalog::Table& table);

// The names of tables, "dbo.A and dbo.B", and "others" for the rest of many.
std::string table_names(const CheckContext& context, const std::vector<facts::TableId>& tables);

}  // namespace tsqlaudit::rules
