// A remedy on its way to becoming a step: which table it changes and which findings it answers.
#pragma once

#include <cstddef>
#include <vector>

#include "rules/remedy.h"

namespace tsqlaudit::fix {

struct Change {
    std::size_t table = 0;  // into Catalog::tables
    int priority = 2;       // 1–3
    rules::Remedy remedy;
    std::vector<std::size_t> findings;  // into the list given to plan()
};

}  // namespace tsqlaudit::fix
