// What the shape of a table says about the number of its rows, beside its place among others.
#pragma once

#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/graph.h"

namespace tsqlaudit::facts {

// The settings of a system in one row: a table of parameters that holds no pairs of name and value,
// and that nothing refers to.
bool is_singleton(const Context& context, const TableFacts& facts);

// Plants of a company, accounts of a ledger: a short code within the parent, and what it stands
// for. No dates and no amounts.
bool is_coded_list(const Context& context, const TableFacts& facts, const ParentEdge& edge);

// A numbered and dated row for a customer, a vendor, a patient, whatever the table is called.
bool is_document_of_party(const Context& context, const TableFacts& facts, const ParentEdge& edge);

// A rate for each currency and day: the unique key that has a date and a reference. A date may be a
// number, 20240131. nullptr if there is none.
const catalog::Index* key_of_days(const Context& context, const TableFacts& facts);

// Whether a unique key says that there is one row at most for each combination of two parents or
// more, this one among them.
bool is_part_of_combination(const Context& context, const TableFacts& facts,
                            const ParentEdge& edge);

// Each row has its number within something.
bool is_numbered(const Context& context, const TableFacts& facts);

// A date or time that each row has, and at which something happened: not that of its entry, and no
// beginning of validity.
bool has_date_of_event(const Context& context, const TableFacts& facts);

// Whether a unique key says that there is one row at most for each parent.
bool is_one_for_each(const catalog::Table& table, const catalog::ForeignKey& parent);

}  // namespace tsqlaudit::facts
