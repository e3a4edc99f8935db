// What is there, as T-SQL: how it goes, and how it comes back with the options that it had.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "fix/batch.h"
#include "fix/references.h"

namespace tsqlaudit::fix {

// Keys and included columns, and those that a filter names.
bool uses_column(const catalog::Index& index, const std::string& column);
bool names_column(const std::vector<std::string>& columns, const std::string& column);
// A foreign key references these very columns, so it may lean on the index (3723, 3725).
bool leans_on(const catalog::ForeignKey& key, const catalog::Index& index);
bool is_referenced(const References& references, const catalog::Table& table,
                   const catalog::Index& index);

bool is_full_text_key(const catalog::Table& table, const catalog::Index& index);

// Why the schema does not tell all that it takes to make it again, as a clause of "…, which";
// empty: it does.
std::string index_obstacle(const catalog::Index& index);
std::string foreign_key_obstacle(const catalog::ForeignKey& key);
std::string check_obstacle(const catalog::CheckConstraint& check);

// Under a condition, where one is given. A constraint whose name SQL Server made up is looked up by
// its key columns.
Batch drop_index(const catalog::Table& table, const catalog::Index& index,
                 const std::string& condition = {});
Batch drop_constraint(const catalog::Table& table, const std::string& constraint,
                      const std::string& condition = {});
// One whose name SQL Server made up is looked up by its column.
Batch drop_default(const catalog::Table& table, const catalog::Column& column,
                   const std::string& condition = {});

Batch create_index(const catalog::Table& table, const catalog::Index& index);
Batch create_foreign_key(const catalog::Table& table, const catalog::ForeignKey& key);
Batch create_check(const catalog::Table& table, const catalog::CheckConstraint& check);
// Under a name that is not made up.
Batch create_default(const catalog::Table& table, const catalog::Column& column,
                     const std::string& name);

}  // namespace tsqlaudit::fix
