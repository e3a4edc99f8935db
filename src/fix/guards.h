// Conditions that a script asks before a change, so that it can run twice.
#pragma once

#include <string>
#include <string_view>

#include "catalog/catalog.h"

namespace tsqlaudit::fix {

// OBJECT_ID(N'[schema].[name]')
std::string object_id(const catalog::QualifiedName& name);

std::string table_has_index(const catalog::QualifiedName& table, const std::string& index);
std::string table_has_disabled_index(const catalog::QualifiedName& table, const std::string& index);
std::string table_lacks_index(const catalog::QualifiedName& table, const std::string& index);
// Another B-tree leads with the key columns of the index, and has the columns that it includes and
// its rows.
std::string another_index_replaces(const catalog::QualifiedName& table, const std::string& index);
std::string table_has_statistics(const catalog::QualifiedName& table,
                                 const std::string& statistics);
std::string table_lacks_statistics(const catalog::QualifiedName& table,
                                   const std::string& statistics);
std::string table_has_column(const catalog::QualifiedName& table, const std::string& column);
std::string table_lacks_column(const catalog::QualifiedName& table, const std::string& column);
std::string column_lacks_default(const catalog::QualifiedName& table, const std::string& column);
// Constraints are objects of the schema of their table.
std::string table_lacks_constraint(const catalog::QualifiedName& table,
                                   const std::string& constraint);
std::string constraint_is_untrusted(const catalog::QualifiedName& table,
                                    const std::string& constraint);
// A column that is still as the schema has it: of that type, or nullable.
std::string column_is_nullable(const catalog::QualifiedName& table, const std::string& column,
                               bool nullable = true);
std::string column_has_type(const catalog::QualifiedName& table, const catalog::Column& column);
// Of the heap or clustered index, or of one index by its name.
std::string table_is_not_compressed(const catalog::QualifiedName& table, std::string_view setting);
// Of one of the B-trees.
std::string indexes_are_not_compressed(const catalog::QualifiedName& table,
                                       std::string_view setting);
std::string index_is_not_compressed(const catalog::QualifiedName& table, const std::string& index,
                                    std::string_view setting);
std::string history_is_kept_forever(const catalog::QualifiedName& table);
// By whichever security policy.
std::string lacks_filter(const catalog::QualifiedName& table);
std::string policy_is_off(const catalog::QualifiedName& policy);
std::string lacks_clustered_columnstore(const catalog::QualifiedName& table);

}  // namespace tsqlaudit::fix
