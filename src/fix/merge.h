// Changes that overlap become one: equal indexes, an index that is a left prefix of another or of a
// new unique key, compression of a table and of its indexes.
#pragma once

#include <functional>
#include <vector>

#include "fix/change.h"

namespace tsqlaudit::fix {

// Whether a change leaves nothing to choose.
using Runs = std::function<bool(const Change&)>;

// Of one table. Those that remain keep their order. One that does not run takes no work over from
// one that does.
std::vector<Change> merge(std::vector<Change> changes, const Runs& runs);

}  // namespace tsqlaudit::fix
