#include "rules/check.h"
#include "rules/index_overlap.h"
#include "rules/index_queries.h"

namespace tsqlaudit::rules {

void check_duplicate_index(const CheckContext& context, FindingSink& sink) {
    const auto& indexes = context.table.indexes;
    const IndexesByLead by_lead{context.table};
    for (std::size_t later = 1; later < indexes.size(); ++later) {
        for (const std::size_t earlier : by_lead.beside(later)) {
            if (earlier >= later) {
                break;
            }
            if (!are_duplicates(context.table, indexes[earlier], indexes[later])) {
                continue;
            }
            const bool drop_earlier = is_earlier_superfluous(indexes[earlier], indexes[later]);
            const std::size_t dropped = drop_earlier ? earlier : later;
            const std::size_t kept = drop_earlier ? later : earlier;
            sink.report({.columns = key_names(indexes[dropped]),
                         .object = indexes[dropped].name,
                         .span = indexes[dropped].span,
                         .arguments = {{"index", display_name(indexes[dropped])},
                                       {"other", display_name(indexes[kept])}},
                         .remedy = DropIndexRemedy{dropped}});
            break;
        }
    }
}

}  // namespace tsqlaudit::rules
