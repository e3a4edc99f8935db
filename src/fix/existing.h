// What is there, as T-SQL: how it goes, and how it comes back with the options that it had.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "fix/batch.h"
#include "fix/dependants.h"
#include "fix/render.h"
#include "fix/unnamed.h"

namespace tsqlaudit::fix {

// Keys and included columns, and those that a filter names.
bool uses_column(const catalog::Index& index, const std::string& column);
// On DELETE or on UPDATE.
bool has_action(const catalog::ForeignKey& key, catalog::ReferentialAction action);

bool is_full_text_key(const Dependants& of_table, const catalog::Index& index);
// What fails where no index of that name is left, and has to change before, as a sentence; empty:
// nothing that the schema shows.
std::string loss_of_index(const RenderContext& context, const catalog::Table& table,
                          const catalog::Index& index);

// Why it cannot go and come back as it was, as a clause of "…, which"; empty: it can.
std::string index_obstacle(const UnnamedTwins& twins, const catalog::Table& table,
                           const catalog::Index& index);
std::string foreign_key_obstacle(const UnnamedTwins& twins, const catalog::Table& table,
                                 const catalog::ForeignKey& key);
std::string check_obstacle(const UnnamedTwins& twins, const catalog::Table& table,
                           const catalog::CheckConstraint& check);

// Under a condition, where one is given. What has a name that SQL Server made up is looked up: a
// key, a foreign key and a default by their columns, a check as the only one of its kind.
Batch drop_index(const catalog::Table& table, const catalog::Index& index,
                 const std::string& condition = {});
Batch drop_foreign_key(const catalog::Table& table, const catalog::ForeignKey& key,
                       const std::string& condition = {});
Batch drop_check(const catalog::Table& table, const catalog::CheckConstraint& check,
                 const std::string& condition = {});
Batch drop_default(const catalog::Table& table, const catalog::Column& column,
                   const std::string& condition = {});
Batch drop_statistics(const catalog::Table& table, const catalog::Statistics& statistics,
                      const std::string& condition = {});

// What had a name made up comes back under `name`, unless it is still there.
Batch create_index(const catalog::Table& table, const catalog::Index& index,
                   const std::string& name = {});
Batch create_foreign_key(const catalog::Table& table, const catalog::ForeignKey& key,
                         const std::string& name = {});
Batch create_check(const catalog::Table& table, const catalog::CheckConstraint& check,
                   const std::string& name = {});
// The check has to be written anew for a column that became json; the name as above.
Batch rewrite_check(const catalog::Table& table, const catalog::CheckConstraint& check,
                    const std::string& name);
Batch create_default(const catalog::Table& table, const catalog::Column& column,
                     const std::string& name);
Batch create_statistics(const catalog::Table& table, const catalog::Statistics& statistics);
// CREATE … INDEX or ADD CONSTRAINT, whatever is there.
std::string index_statement(const catalog::Table& table, const catalog::Index& index,
                            std::string_view more_options = {});
// The same of a columnstore. `placement`: ON …
std::string columnstore_statement(const catalog::Table& table, const catalog::Index& index,
                                  std::string_view more_options, std::string_view placement);
// index_statement leaves out none of its options that lasts.
bool has_known_options(const catalog::Index& index);

}  // namespace tsqlaudit::fix
