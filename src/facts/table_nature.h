// What kind of thing the rows of a table stand for, by the names of the table and of its columns.
#pragma once

#include "catalog/catalog.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// Rows can be computed again.
bool is_cache(const catalog::Table& table);

// Rows say when their numbers were computed.
bool is_computed(const catalog::Table& table);

// Rows are runs of something, and say how long they took.
bool has_duration(const catalog::Table& table);

// A row for each thing that happens: its numbers are known once it is over.
bool is_event(const catalog::Table& table, const TableFacts& facts);

}  // namespace tsqlaudit::facts
