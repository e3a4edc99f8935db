// The shape of primary and unique keys, and what it says about the number of rows.
#pragma once

#include <optional>
#include <string>

#include "catalog/catalog.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// Of a primary key of one column.
std::optional<sqlserver::TypeId> key_type(const catalog::Table& table);

// No text that would be, as nvarchar, longer than the 900 bytes of a clustered key.
bool fits_key(const sqlserver::DataType& type);

// The columns of the primary key that are coordinates or ordinals, as text, when together they are
// a place in a grid: two coordinates, or a coordinate and an ordinal. Else empty.
std::string place_in_key(const catalog::Table& table, const TableFacts& facts);

// Whether each content is kept once, by its hash, for at least two other tables.
bool is_content_store(const catalog::Table& table, const TableFacts& facts);

}  // namespace tsqlaudit::facts
