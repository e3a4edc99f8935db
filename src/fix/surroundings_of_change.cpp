// What a change takes away and puts back, asked before the plan is rendered.
#include <vector>

#include "fix/surroundings.h"

namespace tsqlaudit::fix {

Surroundings surroundings_around(const RenderContext& context, const Change& change) {
    std::vector<Alteration> alterations;
    for (const rules::AlterColumn& alter : altered_columns(change)) {
        alterations.push_back(alteration_of(context.table(change), alter));
    }
    if (alterations.empty()) {
        return {};
    }
    Naming any_names;
    Surroundings around =
        surroundings_of(with_names(context, any_names), context.table(change), alterations, {});
    return around.objects.empty() || runs_as_it_is(context, change) ? around : Surroundings{};
}

}  // namespace tsqlaudit::fix
