// For schemas with an atom store (a content-addressed table): which columns hold source content
// that belongs there.
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
// "correct", "mostly-correct", "questionable", "violation"
std::string_view to_string(AtomVerdict verdict);

struct AtomColumn {
    std::string name;
    bool is_atom = false;
    std::string reason;
};

struct Atomization {
    AtomVerdict verdict = AtomVerdict::Correct;
    std::vector<AtomColumn> columns;  // in table order; deprecated ones are left out, and those of
                                      // which neither can be said
    double column_share = 0;          // atom columns / classified columns
    double byte_share = 0;       // atoms' share of the usual bytes of all values, LOBs included
    std::string revised_schema;  // CREATE TABLE as it would be; empty: nothing would change
};

// Reads the roles, keys and the atom store of the schema, which are already filled in. None: the
// schema has no atom store, or the table is exempt (the store itself, history and external tables,
// FileTables, tables whose columns are unknown).
std::optional<Atomization> derive_atomization(const catalog::Catalog& catalog,
                                              const SchemaFacts& schema, TableId id);

}  // namespace tsqlaudit::facts
