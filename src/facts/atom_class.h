// Whether a column holds source content, which an atom store would keep, or structure.
#pragma once

#include <cstddef>
#include <string_view>

#include "catalog/catalog.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

struct AtomClass {
    enum class Kind { Atom, NotAtom, Unclear };
    Kind kind = Kind::Unclear;
    std::string_view reason;  // for people; of static storage, empty where the kind is unclear
};

// Of the column of that index. The schema has an atom store, and the roles of all columns are
// known.
AtomClass classify_column(const SchemaFacts& schema, const catalog::Table& table,
                          const TableFacts& facts, std::size_t index);

}  // namespace tsqlaudit::facts
