// Computed columns.
#include <string>
#include <string_view>
#include <vector>

#include "rules/computed_keys.h"
#include "rules/index_queries.h"
#include "rules/refusals.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using catalog::Index;
using syntax::Expression;
using syntax::ExpressionKind;

// `Place.Lat` is a property of a column or a column of a table: such names are left alone.
void add_plain_columns(const Expression& expression, std::vector<std::string_view>& names) {
    if (expression.kind == ExpressionKind::Column) {
        if (expression.operands.empty()) {
            names.push_back(expression.text);
        }
        return;
    }
    for (const syntax::ExpressionPtr& operand : expression.operands) {
        if (operand != nullptr) {
            add_plain_columns(*operand, names);
        }
    }
}

void report_chain(const CheckContext& context, const Column& column, FindingSink& sink) {
    std::vector<std::string_view> names;
    add_plain_columns(*column.computed->expression, names);
    const Column* source = nullptr;  // the first of the table
    for (const std::string_view name : names) {
        const Column* const other = context.table.find_column(name);
        if (other != nullptr && other->computed && other != &column &&
            (source == nullptr || other < source)) {
            source = other;
        }
    }
    if (source != nullptr) {
        sink.report(refusal(column, "computed-chain", source->name));
    }
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
        } else if (!column.computed->is_persisted && is_imprecise(context.table, column)) {
            sink.report(refusal(index, "imprecise-key", {name}));
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
