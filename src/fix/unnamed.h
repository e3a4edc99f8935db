// Constraints whose names SQL Server made up: they differ from database to database, so a script
// looks them up.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "catalog/catalog.h"

namespace tsqlaudit::fix {

// What follows FROM, with the constraint as n: of keys, foreign keys and defaults by their columns.
std::string key_lookup(const catalog::Table& table, const catalog::Index& index);
std::string foreign_key_lookup(const catalog::Table& table, const catalog::ForeignKey& key);
std::string default_lookup(const catalog::Table& table, const std::string& column);
// SQL Server keeps the condition in its own words, which do not tell one check from another: finds
// all of the table.
std::string check_lookup(const catalog::Table& table);

// Of the tables of a catalog, counted once: a table may have thousands of such constraints.
class UnnamedTwins {
public:
    explicit UnnamedTwins(const catalog::Catalog& catalog);

    // The table has such a constraint, and the lookup finds another one, too.
    bool has_twin(const catalog::Table& table, const catalog::Index& index) const;
    bool has_twin(const catalog::Table& table, const catalog::ForeignKey& key) const;
    // The lookup of a check finds them all.
    bool has_several_checks(const catalog::Table& table) const;

private:
    using Counts = std::unordered_map<std::string, std::size_t>;  // by columns

    std::unordered_map<const catalog::Table*, Counts> keys_;
    std::unordered_map<const catalog::Table*, Counts> foreign_keys_;
    std::unordered_set<const catalog::Table*> with_several_checks_;
};

// Drops what the lookup finds, under a condition where one is given.
std::string drop_unnamed(const catalog::Table& table, const std::string& lookup,
                         const std::string& condition);

}  // namespace tsqlaudit::fix
