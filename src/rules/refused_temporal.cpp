// Tables with SYSTEM_VERSIONING = ON.
#include <algorithm>

#include "rules/refusals.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using catalog::ReferentialAction;
using catalog::Table;
using sqlserver::TypeId;

void report_period(const Table& table, FindingSink& sink) {
    const Column* start = table.find_column(table.period->start_column);
    const Column* end = table.find_column(table.period->end_column);
    for (const Column* column : {start, end}) {
        if (!has_declared_type(column)) {
            return;
        }
        if (column->type.id != TypeId::DateTime2) {
            sink.report(refusal(*column, "period-column", sqlserver::to_sql(column->type)));
        } else if (column->nullability_stated && column->is_nullable) {
            sink.report(refusal(*column, "period-column", "NULL (error 13587)"));
        }
    }
    if (start->type.id == TypeId::DateTime2 && end->type.id == TypeId::DateTime2 &&
        start->type.precision != end->type.precision) {
        sink.report(refusal(*end, "period-precision", sqlserver::to_sql(end->type)));
    }
}

void report_cascades(const CheckContext& context, FindingSink& sink) {
    if (has_feature(context.settings.target, "temporal_cascade_fk")) {
        return;
    }
    for (const catalog::ForeignKey& key : context.table.foreign_keys) {
        if (key.on_delete == ReferentialAction::Cascade ||
            key.on_update == ReferentialAction::Cascade) {
            sink.report(refusal(key, "temporal-cascade", key.columns,
                                std::string{display_name(context.settings.target)}));
        }
    }
}

}  // namespace

void report_refused_temporal(const CheckContext& context, FindingSink& sink) {
    const Table& table = context.table;
    if (table.period && !table.is_ledger) {
        report_period(table, sink);
    }
    if (!table.versioning) {
        return;
    }
    const catalog::QualifiedName& history = table.versioning->history_table;
    if (!history.name.empty() && !table.versioning->states_schema) {
        sink.report({.variant = "history-name", .arguments = {{"object", history.name}}});
    }
    // A ledger table needs neither a period nor a key.
    if (!table.is_ledger && table.primary_key() == nullptr) {
        sink.report({.variant = "temporal-key"});
    }
    if (table.kind == catalog::TableKind::Node || table.kind == catalog::TableKind::Edge) {
        sink.report({.variant = "temporal-graph"});
    }
    for (const catalog::Trigger& trigger : table.triggers) {
        if (trigger.is_instead_of) {
            sink.report({.variant = "temporal-trigger",
                         .object = trigger.name.name,
                         .span = trigger.span,
                         .arguments = {{"object", trigger.name.name}}});
        }
    }
    report_cascades(context, sink);
}

}  // namespace tsqlaudit::rules
