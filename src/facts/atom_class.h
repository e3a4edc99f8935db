// Whether a column holds source content, which an atom store would keep, or structure.
#pragma once

#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

struct AtomClass {
    enum class Kind { Atom, NotAtom, Unclear };
    Kind kind = Kind::Unclear;
    std::string_view reason;  // for people; of static storage, empty where the kind is unclear
};

// Of each column of the table, in their order. The schema has an atom store, and the roles of all
// columns are known.
std::vector<AtomClass> classify_columns(const SchemaFacts& schema, const catalog::Table& table,
                                        const TableFacts& facts);

}  // namespace tsqlaudit::facts
