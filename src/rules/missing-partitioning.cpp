#include <algorithm>

#include "facts/context.h"
#include "facts/expressions.h"
#include "facts/partition_changes.h"
#include "facts/table_nature.h"
#include "facts/vocabulary.h"
#include "rules/check.h"
#include "rules/message.h"
#include "rules/size.h"

namespace tsqlaudit::rules {

namespace {

std::string sentence_of(const std::vector<std::string>& changes) {
    return changes.empty() ? "nothing" : join(changes, "; ");
}

// No row leaves by the key of its owner. Where there are many owners, each with a few rows, an
// index gives what a range of them would. Where a schema takes content apart, its pieces are many,
// and are read and replaced together.
bool has_many_owners(const CheckContext& context, const facts::Partitioning& advice) {
    return advice.by == facts::PartitionBy::Owner && !context.schema.atom_store &&
           std::ranges::any_of(context.table.foreign_keys, [&](const catalog::ForeignKey& key) {
               return key.referenced_index &&
                      std::ranges::find(key.columns, advice.column) != key.columns.end() &&
                      context.schema.tables[*key.referenced_index].scale.scale >=
                          facts::Scale::Moderate;
           });
}

// Rows that are numbered within their owner: a layer of a model. There may be any number of them,
// unless they are lines or versions of it.
bool is_numbered_in_owner(const CheckContext& context, const facts::Partitioning& advice) {
    const names::Words& name = facts::table_words(context.table);
    return advice.by == facts::PartitionBy::Owner &&
           !facts::vocabulary().relations.pieces.matches(name) &&
           !facts::vocabulary().lookups.own_versions.matches(name) &&
           std::ranges::any_of(context.facts.natural_keys, [&](const auto& key) {
               return key.kind == facts::NaturalKeyKind::ParentOrdinal &&
                      std::ranges::find(key.columns, advice.column) != key.columns.end();
           });
}

// Logs, and events that a program notes once, when the clock says so, and never changes.
bool is_appended(const CheckContext& context) {
    if (facts::is_kept_by_people(context.table)) {
        return false;
    }
    const bool is_clocked =
        std::ranges::any_of(context.table.columns, [](const catalog::Column& column) {
            return column.type.is_temporal() && facts::is_set_by_clock(column);
        });
    return context.facts.is_log_like ||
           (is_clocked && facts::is_event(context.table, context.facts) &&
            context.facts.children.empty() &&
            facts::changing_column(context.table, context.facts).empty());
}

// A parent that divides the rows into small pieces is worth it for what no index can hold any more.
// Of tables that are not large yet, only those count that are sure to grow.
bool is_worth_saying(const CheckContext& context, const facts::Partitioning& advice) {
    const facts::Scale scale = context.facts.scale.scale;
    if (scale <= facts::Scale::Moderate) {
        return (advice.by == facts::PartitionBy::Time && is_appended(context)) ||
               is_numbered_in_owner(context, advice);
    }
    return scale == facts::Scale::Huge ||
           (advice.by != facts::PartitionBy::Parent && !has_many_owners(context, advice));
}

// What follows from having no partitions depends on what they would be ranges of: only where it is
// time are there old rows.
std::string_view strong_variant(facts::PartitionBy by) {
    switch (by) {
        case facts::PartitionBy::Tenant:
            return "strong-tenant";
        case facts::PartitionBy::Owner:
            return "strong-owner";
        case facts::PartitionBy::Parent:
            return "strong-parent";
        case facts::PartitionBy::Time:
            break;
    }
    return "strong";
}

std::string_view variant_of(const CheckContext& context, const facts::Partitioning& advice) {
    const facts::Scale scale = context.facts.scale.scale;
    if (scale <= facts::Scale::Moderate) {
        return "moderate";
    }
    const bool is_worth_it = scale == facts::Scale::Huge || context.facts.is_log_like ||
                             context.facts.is_warehouse || advice.changes.empty();
    return is_worth_it && advice.score >= context.rule.parameter("strong-score")
               ? strong_variant(advice.by)
               : "weak";
}

}  // namespace

void check_missing_partitioning(const CheckContext& context, FindingSink& sink) {
    const facts::Partitioning& partitioning = context.facts.suitability.partitioning;
    if (partitioning.verdict == facts::Verdict::Present ||
        partitioning.verdict == facts::Verdict::Blocked || partitioning.column.empty() ||
        context.table.storage.is_partitioned() ||
        partitioning.score < context.rule.parameter("minimum-score") ||
        !is_worth_saying(context, partitioning)) {
        return;
    }
    sink.report(
        {.variant = variant_of(context, partitioning),
         .columns = {partitioning.column},
         .arguments = {{"score", std::to_string(partitioning.score)},
                       {"size", size_of(context.facts.scale)},
                       {"changes", sentence_of(partitioning.changes)}},
         .remedy = PartitionTable{partitioning.column, facts::changes_before_partitioning(
                                                           context.table, partitioning.column)}});
}

}  // namespace tsqlaudit::rules
