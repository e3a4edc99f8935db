// What kind of thing the rows of a table stand for, by the names of the table and of its columns.
#pragma once

#include <string>

#include "catalog/catalog.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// Rows can be computed again.
bool is_cache(const catalog::Table& table);

// Rows say when their numbers were computed.
bool is_computed(const TableFacts& facts);

// Rows are runs of something, and say how long they took.
bool has_duration(const TableFacts& facts);

// Rows have an address, a phone or the like: they are no values of a list.
bool is_reached(const TableFacts& facts);

// Only people report to another of their kind.
bool has_superior(const catalog::Table& table);

// Rows are runs of a program: so many milliseconds, and one time, which the clock filled in. What
// has a name is a thing (the duration of a track), what has another time is a state or is about a
// period. The roles of the columns are known.
bool is_run_of_program(const catalog::Table& table, const TableFacts& facts);

// Rows are set up by people one by one: they have a name of their own, and a size or a price class.
// The roles of the columns are known.
bool is_set_up(const catalog::Table& table, const TableFacts& facts);

// A row for each thing that happens: its numbers are known once it is over.
bool is_event(const catalog::Table& table, const TableFacts& facts);

// An event, or a row for each of several times: how long it took, or an average of it, is of then.
bool is_of_moment(const catalog::Table& table, const TableFacts& facts);

// A history that tells states of things apart by the thing and more, as people enter them: it does
// not grow by itself.
bool is_kept_by_people(const catalog::Table& table);

// A column that says that rows are changed after they were written: a time of change, a rowversion,
// a state, or a time that is filled in later than another (not where the clock says when the
// numbers of the row were computed). Empty where none does, and for logs,
// histories and what is loaded into a warehouse.
std::string changing_column(const catalog::Table& table, const TableFacts& facts);

}  // namespace tsqlaudit::facts
