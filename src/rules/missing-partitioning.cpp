#include "rules/check.h"
#include "rules/message.h"

namespace tsqlaudit::rules {

namespace {

std::string sentence_of(const std::vector<std::string>& changes) {
    return changes.empty() ? "nothing" : join(changes, "; ");
}

std::string_view variant_of(const CheckContext& context, const facts::Partitioning& advice) {
    const facts::Scale scale = context.facts.scale.scale;
    if (scale <= facts::Scale::Moderate) {
        return "moderate";
    }
    const bool is_worth_it = scale == facts::Scale::Huge || context.facts.is_log_like ||
                             context.facts.is_warehouse || advice.changes.empty();
    return is_worth_it && advice.score >= context.rule.parameter("strong-score") ? "strong"
                                                                                 : "weak";
}

}  // namespace

void check_missing_partitioning(const CheckContext& context, FindingSink& sink) {
    const facts::Partitioning& partitioning = context.facts.suitability.partitioning;
    if (partitioning.verdict == facts::Verdict::Present || partitioning.column.empty() ||
        context.table.storage.is_partitioned() ||
        partitioning.score < context.rule.parameter("minimum-score")) {
        return;
    }
    sink.report({.variant = variant_of(context, partitioning),
                 .columns = {partitioning.column},
                 .arguments = {{"score", std::to_string(partitioning.score)},
                               {"scale", std::string{to_string(context.facts.scale.scale)}},
                               {"changes", sentence_of(partitioning.changes)}},
                 .remedy = PartitionTable{partitioning.column, partitioning.changes}});
}

}  // namespace tsqlaudit::rules
