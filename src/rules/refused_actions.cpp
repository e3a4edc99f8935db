// What ON DELETE and ON UPDATE demand of the referencing columns.
#include <algorithm>
#include <optional>

#include "rules/refusals.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using catalog::ForeignKey;
using catalog::ReferentialAction;

// A default may also be bound to the column, or to the type that it is declared with.
bool may_have_default(const Column& column) {
    return column.default_constraint || !column.bound_default.empty() ||
           (!column.type.alias.empty() && column.type.alias != "sysname");
}

bool refuses(const Column& column, ReferentialAction action) {
    return !column.is_nullable && !column.computed &&
           (action == ReferentialAction::SetNull ||
            (action == ReferentialAction::SetDefault && !may_have_default(column)));
}

void report_null_and_default(const CheckContext& context, const ForeignKey& key,
                             FindingSink& sink) {
    for (const ReferentialAction action : {key.on_delete, key.on_update}) {
        const auto refused = std::ranges::find_if(key.columns, [&](const std::string& name) {
            return refuses(context.table.column_or_unknown(name), action);
        });
        if (refused != key.columns.end()) {
            const bool is_null = action == ReferentialAction::SetNull;
            return sink.report(refusal(key, is_null ? "set-null" : "set-default", {*refused}));
        }
    }
}

// What cannot be written to: computed columns and identity columns.
void report_read_only(const CheckContext& context, const ForeignKey& key, FindingSink& sink) {
    const bool updates = key.on_update != ReferentialAction::NoAction;
    const bool sets = key.on_delete == ReferentialAction::SetNull ||
                      key.on_delete == ReferentialAction::SetDefault;
    if (!updates && !sets) {
        return;
    }
    for (const std::string& name : key.columns) {
        const Column& column = context.table.column_or_unknown(name);
        if (column.computed) {
            sink.report(refusal(key, "action-on-read-only", {name},
                                updates ? "computed (error 1715)" : "computed (error 1765)"));
        } else if (column.identity) {
            sink.report(
                refusal(key, "action-on-read-only", {name}, "an identity column (error 1788)"));
        }
    }
}

}  // namespace

void report_refused_actions(const CheckContext& context, FindingSink& sink) {
    if (context.table.is_memory_optimized) {
        return;  // takes no action at all
    }
    for (const ForeignKey& key : context.table.foreign_keys) {
        report_null_and_default(context, key, sink);
        report_read_only(context, key, sink);
    }
}

}  // namespace tsqlaudit::rules
