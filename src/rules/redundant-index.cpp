#include "rules/check.h"
#include "rules/index_overlap.h"
#include "rules/index_queries.h"

namespace tsqlaudit::rules {

void check_redundant_index(const CheckContext& context, FindingSink& sink) {
    const auto& indexes = context.table.indexes;
    const IndexesByKey by_key{context.table};
    for (std::size_t i = 0; i < indexes.size(); ++i) {
        for (const std::size_t position : by_key.begun_by(i)) {
            const catalog::Index& other = indexes[position];
            if (&other == &indexes[i] || !is_covered_by(context.table, indexes[i], other) ||
                are_duplicates(context.table, indexes[i], other)) {
                continue;
            }
            sink.report(
                {.variant = other.is_clustered ? "clustered" : "default",
                 .columns = key_names(indexes[i]),
                 .object = indexes[i].name,
                 .span = indexes[i].span,
                 .arguments = {{"index", display_name(indexes[i])}, {"other", display_name(other)}},
                 .remedy = DropIndexRemedy{i}});
            break;
        }
    }
}

}  // namespace tsqlaudit::rules
