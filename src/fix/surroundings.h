// What stands on a column and refuses its change (4922, 5074): indexes, keys, checks, the default.
#pragma once

#include <string>
#include <vector>

#include "fix/batch.h"
#include "fix/render.h"

namespace tsqlaudit::fix {

struct Surroundings {
    std::vector<Batch> take_away;        // in the order in which they let go of each other
    std::vector<Batch> put_back;         // with the options that they had
    std::vector<std::string> obstacles;  // what a person has to take away, and why; empty: nothing
};

// `condition`: there is still something to change. The column and all that stands on it are of the
// catalog.
Surroundings surroundings_of(const RenderContext& context, const catalog::Table& table,
                             const rules::AlterColumn& alter, const std::string& condition);

// The type as the remedy writes it.
sqlserver::DataType type_from(const std::string& sql);

}  // namespace tsqlaudit::fix
