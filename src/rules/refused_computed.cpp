// Computed columns.
#include <algorithm>

#include "facts/expressions.h"
#include "rules/index_queries.h"
#include "rules/refusals.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using catalog::Index;
using syntax::Expression;
using syntax::ExpressionKind;

// `Place.Lat` is a property of a column or a column of a table: such names are left alone.
bool names_plain_column(const Expression& expression, const Column& column) {
    if (expression.kind == ExpressionKind::Column) {
        return expression.operands.empty() &&
               text::equals_ignoring_case(expression.text, column.name);
    }
    return std::ranges::any_of(expression.operands, [&](const syntax::ExpressionPtr& operand) {
        return operand != nullptr && names_plain_column(*operand, column);
    });
}

void report_chain(const CheckContext& context, const Column& column, FindingSink& sink) {
    const auto source = std::ranges::find_if(context.table.columns, [&](const Column& other) {
        return other.computed && &other != &column &&
               names_plain_column(*column.computed->expression, other);
    });
    if (source != context.table.columns.end()) {
        sink.report(refusal(column, "computed-chain", source->name));
    }
}

// Another value each time, for the same row.
bool is_nondeterministic(const Column& column) {
    return facts::is_current_time(column.computed->expression) ||
           facts::generates_key(column.computed->expression);
}

void report_key(const CheckContext& context, const Index& index, FindingSink& sink) {
    for (const std::string& name : key_names(index)) {
        const Column& column = context.table.column_or_unknown(name);
        if (!column.computed) {
            continue;
        }
        if (index.is_primary_key && !column.computed->is_persisted) {
            sink.report(refusal(index, "computed-key", {name}));
        } else if (is_nondeterministic(column) && !column.computed->is_persisted) {
            sink.report(refusal(index, "nondeterministic-key", {name}));
        }
    }
}

}  // namespace

void report_refused_computed(const CheckContext& context, FindingSink& sink) {
    for (const Column& column : context.table.columns) {
        if (!column.computed || column.computed->expression == nullptr) {
            continue;
        }
        report_chain(context, column, sink);
        if (column.computed->is_persisted && is_nondeterministic(column)) {
            sink.report(refusal(column, "nondeterministic"));
        }
    }
    for (const Index& index : context.table.indexes) {
        if (index.kind == catalog::IndexKind::Rowstore) {
            report_key(context, index, sink);
        }
    }
}

}  // namespace tsqlaudit::rules
