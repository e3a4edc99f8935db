// For schemas with an atom store (a content-addressed table): which columns hold source content that belongs there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/table_id.h"

namespace tsqlaudit::facts {

struct SchemaFacts;

enum class AtomVerdict { Correct, MostlyCorrect, Questionable, Violation };
std::string_view to_string(AtomVerdict verdict);  // "correct", "mostly-correct", "questionable", "violation"

struct AtomColumn {
    std::string name;
    bool is_atom = false;
    std::string reason;
};

struct Atomization {
    AtomVerdict verdict = AtomVerdict::Correct;
    std::vector<AtomColumn> columns;   // classified columns in table order; deprecated ones are left out
    double column_share = 0;           // atom columns / classified columns
    double byte_share = 0;             // their share of the estimated bytes of a row, LOBs included
    std::string revised_schema;        // CREATE TABLE as it would be
};

// Reads the roles, keys and the atom store of the schema, which are already filled in. None: the schema has no
// atom store, or the table is exempt (the store itself, history tables, external tables).
std::optional<Atomization> derive_atomization(const catalog::Catalog& catalog, const SchemaFacts& schema,
                                              TableId table);

}  // namespace tsqlaudit::facts
