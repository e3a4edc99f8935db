// Filters of rowstore and columnstore indexes.
#include <algorithm>

#include "facts/expressions.h"
#include "rules/expressions.h"
#include "rules/refusals.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Index;
using catalog::IndexKind;
using sqlserver::TypeId;
using syntax::Expression;
using syntax::ExpressionKind;

// Filters are comparisons of a column with a constant, or IN, joined by AND. LIKE, BETWEEN and NOT
// are refused by the parser already.
bool is_outside_of_grammar(const Expression& part) {
    switch (part.kind) {
        case ExpressionKind::Case:
        case ExpressionKind::Function:
        case ExpressionKind::Subquery:
        case ExpressionKind::Exists:
            return true;
        case ExpressionKind::BinaryOperator:
            return part.text == "OR";
        default:
            return false;
    }
}

bool is_refused_type(TypeId type) {
    return type == TypeId::HierarchyId || type == TypeId::Geometry || type == TypeId::Geography ||
           type == TypeId::UserDefined;
}

void report_columns(const CheckContext& context, const Index& index, FindingSink& sink) {
    for (const catalog::Column& column : context.table.columns) {
        if (!names_column(*index.filter, column.name)) {
            continue;
        }
        if (column.computed) {
            sink.report(refusal(index, "filtered-by-computed-column", {column.name}));
        } else if (column.is_column_set) {
            sink.report(
                refusal(index, "filter-column", {column.name}, "a column set (error 10621)"));
        } else if (is_refused_type(column.type.id)) {
            sink.report(refusal(index, "filter-column", {column.name},
                                sqlserver::to_sql(column.type) + " (error 10619)"));
        }
    }
}

}  // namespace

void report_refused_filters(const CheckContext& context, FindingSink& sink) {
    if (context.table.is_memory_optimized) {
        return;  // takes no filter at all
    }
    for (const Index& index : context.table.indexes) {
        if (index.filter == nullptr ||
            (index.kind != IndexKind::Rowstore && index.kind != IndexKind::Columnstore)) {
            continue;
        }
        report_columns(context, index, sink);
        if (index.is_clustered && index.kind == IndexKind::Rowstore) {
            sink.report(refusal(index, "clustered-filter", {}));
        }
        if (facts::any_part(index.filter, is_outside_of_grammar)) {
            sink.report(refusal(index, "filter", {}, index.filter_text));
        }
    }
}

}  // namespace tsqlaudit::rules
