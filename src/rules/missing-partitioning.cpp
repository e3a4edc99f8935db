#include "rules/check.h"
#include "rules/message.h"

namespace tsqlaudit::rules {

namespace {

std::string sentence_of(const std::vector<std::string>& changes) {
    return changes.empty() ? "nothing" : join(changes, "; ");
}

}  // namespace

void check_missing_partitioning(const CheckContext& context, FindingSink& sink) {
    const facts::Partitioning& partitioning = context.facts.suitability.partitioning;
    if (partitioning.verdict == facts::Verdict::Present || partitioning.column.empty() ||
        context.table.storage.is_partitioned() ||
        partitioning.score < context.rule.parameter("minimum-score")) {
        return;
    }
    const bool is_strong = partitioning.score >= context.rule.parameter("strong-score");
    sink.report({.variant = is_strong ? "strong" : "weak",
                 .columns = {partitioning.column},
                 .arguments = {{"score", std::to_string(partitioning.score)},
                               {"scale", std::string{to_string(context.facts.scale.scale)}},
                               {"changes", sentence_of(partitioning.changes)}},
                 .remedy = PartitionTable{partitioning.column, partitioning.changes}});
}

}  // namespace tsqlaudit::rules
