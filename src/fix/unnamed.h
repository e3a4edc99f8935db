// Constraints whose names SQL Server made up: they differ from database to database, so a script
// looks them up.
#pragma once

#include <string>

#include "catalog/catalog.h"

namespace tsqlaudit::fix {

// What follows FROM, with the constraint as n: of keys, foreign keys and defaults by their columns.
std::string key_lookup(const catalog::Table& table, const catalog::Index& index);
std::string foreign_key_lookup(const catalog::Table& table, const catalog::ForeignKey& key);
std::string default_lookup(const catalog::Table& table, const std::string& column);
// SQL Server keeps the condition in its own words, which do not tell one check from another: finds
// all of the table.
std::string check_lookup(const catalog::Table& table);

// The table has such a constraint, and the lookup finds another one, too.
bool has_unnamed_twin(const catalog::Table& table, const catalog::Index& index);
bool has_unnamed_twin(const catalog::Table& table, const catalog::ForeignKey& key);
bool has_unnamed_check_twin(const catalog::Table& table);

// Drops what the lookup finds, under a condition where one is given.
std::string drop_unnamed(const catalog::Table& table, const std::string& lookup,
                         const std::string& condition);

}  // namespace tsqlaudit::fix
