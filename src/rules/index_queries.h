// What several rules ask about the indexes and constraints of one table. Columns are given in the
// table's own spelling.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/key_names.h"
#include "sqlserver/target.h"

namespace tsqlaudit::rules {

using facts::key_names;

// Bytes of the key columns as declared: the part that is always there, and the most that there can
// be. Unknown types count nothing.
struct KeySize {
    int fixed = 0;
    int maximum = 0;
};
KeySize key_size(const catalog::Table& table, const catalog::Index& index);
// The part of it that is always there, without computed columns, whose types are derived.
int declared_key_bytes(const catalog::Table& table, const catalog::Index& index);

// A ledger table with a clustered columnstore takes no index beside it, so no key either.
bool takes_another_index(const catalog::Table& table);

// Exactly these columns, in any order.
bool has_key(const catalog::Index& index, std::span<const std::string> columns);

// A foreign key may refer to them: some unfiltered unique index has exactly these columns.
bool is_unique_in(const catalog::Table& table, std::span<const std::string> columns);

// No clustered primary key, or one that is sure to have more columns or bytes.
bool lacks_clustered_primary_key(const catalog::Table& table, int most_columns, int most_bytes);

// A clustered primary key that a spatial index can refer to, or a JSON index: SQL Server refuses
// them without.
bool has_key_for_spatial_index(const catalog::Table& table);
bool has_key_for_json_index(const catalog::Table& table);
// With such a key, and where the version knows JSON indexes.
bool can_have_json_index(const catalog::Table& table, sqlserver::Target target);

// "IX_Order_CustomerId"; "the primary key" or "a unique constraint" where SQL Server makes up the
// name.
std::string display_name(const catalog::Index& index);

// Enabled, and of a kind that finds rows by its leading key columns.
bool is_seekable(const catalog::Index& index);

// The index that finds rows by equality on all of the columns: they are its leading key columns in
// any order. nullptr if there is none.
const catalog::Index* seek_index(const catalog::Table& table, std::span<const std::string> columns);
const catalog::Index* seek_index(const catalog::Table& table, const std::string& column);

// Where none leads with the columns: "No index", or "No enabled index" if a disabled one does.
std::string_view no_index(const catalog::Table& table, std::span<const std::string> columns);

// An index that leads with the columns, as seek_index(), but whose filter leaves rows with values
// in them out. nullptr if there is none.
const catalog::Index* filtered_index(const catalog::Table& table,
                                     std::span<const std::string> columns);

// An enforced unique index whose key columns are all among these (facts::unique_index_on): no two
// rows can agree in them. nullptr if there is none.
const catalog::Index* unique_index(const catalog::Table& table,
                                   std::span<const std::string> columns);

// An unfiltered unique index over columns that are never NULL: it identifies rows as well as a
// primary key does. nullptr if there is none.
const catalog::Index* identifying_index(const catalog::Table& table);

// What a primary key of a table without one could be: the columns of identifying_index(), else the
// identity column. Empty if there is neither.
std::vector<std::string> likely_primary_key(const catalog::Table& table);

// An enabled, unfiltered columnstore index that holds all of the columns. nullptr if there is none.
const catalog::Index* columnstore_with(const catalog::Table& table,
                                       std::span<const std::string> columns);

const catalog::Index* special_index(const catalog::Table& table, catalog::IndexKind kind,
                                    std::string_view column);

// An enabled CHECK constraint that names the column.
bool has_check(const catalog::Table& table, std::string_view column);

}  // namespace tsqlaudit::rules
