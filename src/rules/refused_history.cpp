// History tables that the input defines itself.
#include <algorithm>
#include <set>

#include "rules/index_queries.h"
#include "rules/refusals.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using catalog::Index;
using catalog::IndexKind;
using catalog::Table;
using sqlserver::TypeId;

void report_elements(const Table& history, FindingSink& sink) {
    for (const Index& index : history.indexes) {
        if (index.is_unique) {
            sink.report(refusal(index, "history-key", key_names(index)));
        }
    }
    for (const catalog::ForeignKey& key : history.foreign_keys) {
        sink.report(refusal(key, "history-foreign-key", key.columns));
    }
    for (const Column& column : history.columns) {
        if (column.identity || column.computed) {
            sink.report(refusal(
                column, "history-column",
                column.identity ? "an identity column (error 13518)" : "computed (error 13519)"));
        }
    }
    for (const catalog::Trigger& trigger : history.triggers) {
        sink.report({.variant = "history-trigger",
                     .object = trigger.name.name,
                     .span = trigger.span,
                     .arguments = {{"object", trigger.name.name}}});
    }
    if (history.is_memory_optimized) {
        sink.report({.variant = "history-in-memory"});
    }
}

void report_policies(const CheckContext& context, FindingSink& sink) {
    std::set<std::size_t> reported;
    for (const catalog::PredicatePlace& place : context.table.predicates) {
        const catalog::SecurityPolicy& policy = context.catalog.policies.at(place.policy);
        if (!policy.predicates.at(place.predicate).is_filter &&
            reported.insert(place.policy).second) {
            sink.report({.variant = "history-block-predicate",
                         .object = policy.name.name,
                         .arguments = {{"object", policy.name.dotted()}}});
        }
    }
}

// What a column of the history would have to be is known of declared types only; a rowversion is
// kept as something else.
bool differs(const Column& current, const Column& past) {
    if (!text::equals_ignoring_case(current.name, past.name)) {
        return true;
    }
    return has_declared_type(&current) && has_declared_type(&past) &&
           current.type.id != TypeId::RowVersion && !sqlserver::same_type(current.type, past.type);
}

void report_shape(const Table& current, const Table& history, FindingSink& sink) {
    if (current.columns.size() != history.columns.size()) {
        sink.report({.variant = "history-column-count",
                     .arguments = {{"what", std::to_string(history.columns.size())},
                                   {"limit", std::to_string(current.columns.size())},
                                   {"parent", current.name.dotted()}}});
        return;
    }
    for (std::size_t i = 0; i < current.columns.size(); ++i) {
        if (differs(current.columns[i], history.columns[i])) {
            Report report = refusal(history.columns[i], "history-shape");
            const Column& wanted = current.columns[i];
            report.arguments["what"] = has_declared_type(&wanted)
                                           ? wanted.name + ' ' + sqlserver::to_sql(wanted.type)
                                           : wanted.name;
            report.arguments["parent"] = current.name.dotted();
            return sink.report(std::move(report));  // the others may only have moved
        }
    }
}

// SQL Server deletes old rows by the end of their period.
void report_retention(const Table& current, const Table& history, FindingSink& sink) {
    const auto& retention = current.versioning->retention;
    if (!retention || text::equals_ignoring_case(*retention, "INFINITE") || !current.period) {
        return;
    }
    const Index* base = history.clustered_index();
    if (base != nullptr && base->kind == IndexKind::Columnstore) {
        const auto extra = std::ranges::find_if(history.indexes, [](const Index& index) {
            return index.kind == IndexKind::Rowstore && !index.is_clustered;
        });
        if (extra != history.indexes.end()) {
            sink.report(refusal(*extra, "history-retention-index", {}));
        }
    } else if (base == nullptr || base->key_columns.empty() ||
               !text::equals_ignoring_case(base->key_columns.front().name,
                                           current.period->end_column)) {
        sink.report(
            {.variant = "history-retention", .arguments = {{"what", current.period->end_column}}});
    }
}

}  // namespace

void report_refused_history(const CheckContext& context, FindingSink& sink) {
    const Table& history = context.table;
    if (!history.history_of) {
        return;
    }
    const Table& current = context.catalog.tables.at(*history.history_of);
    if (current.is_ledger || !current.versioning) {
        return;
    }
    report_elements(history, sink);
    report_policies(context, sink);
    report_retention(current, history, sink);
    if (!current.columns_unknown) {
        report_shape(current, history, sink);
    }
}

}  // namespace tsqlaudit::rules
