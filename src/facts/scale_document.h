// Documents and their lines by shape alone: old schemas call them BKPF and RDR1, and declare no
// foreign keys.
#pragma once

#include <string>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/scale_estimate.h"

namespace tsqlaudit::facts {

class DocumentShapes {
public:
    // Looks at each primary key a few times: linear in the number of tables.
    DocumentShapes(const Context& context, const std::vector<TableFacts>& tables, unsigned jobs);

    // What the shape of a table says whose name is in capitals and tells nothing. Its reasons say
    // that it is a guess.
    void weigh(TableId id, Estimate& found) const {
        found.raise(guesses_[id].scale, guesses_[id].reason);
    }

private:
    std::vector<Estimate> guesses_;
};

}  // namespace tsqlaudit::facts
