// The order of a change script: what others need comes first, rebuilds come last, so that nothing
// is built twice and nothing is refused for something that is still to come.
#pragma once

#include <string_view>

#include "fix/change.h"

namespace tsqlaudit::fix {

enum class Stage {
    Drop,
    AddColumns,
    AlterColumns,
    Clustering,   // primary keys and clustered indexes: nonclustered ones lean on them
    Compression,  // of what is there; new indexes come compressed
    UniqueKeys,
    Indexes,
    Replaced,  // indexes whose place new ones have taken
    Constraints,
    SpecialIndexes,  // spatial and JSON: they need a clustered primary key
    Columnstore,
    Storage,
    Security,
    Advice
};

Stage stage_of(const Change& change);
std::string_view heading(Stage stage);

}  // namespace tsqlaudit::fix
