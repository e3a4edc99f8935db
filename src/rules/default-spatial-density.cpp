#include <algorithm>

#include "rules/columns.h"
#include "rules/index_queries.h"
#include "sqlserver/limits.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

// geometry::Point(X, Y, 0): a point lies in one cell of each level, however many are allowed.
bool is_point(const syntax::Expression& expression) {
    return (expression.kind == syntax::ExpressionKind::StaticMethod &&
            text::to_lower(expression.text).ends_with("::point")) ||
           std::ranges::any_of(expression.operands, [](const syntax::ExpressionPtr& operand) {
               return is_point(*operand);
           });
}

}  // namespace

void check_default_spatial_density(const CheckContext& context, FindingSink& sink) {
    for (const catalog::Index& index : context.table.indexes) {
        if (index.kind != catalog::IndexKind::Spatial || index.spatial.cells_per_object ||
            is_deprecated(context, index.key_columns.at(0).name)) {
            continue;
        }
        const catalog::Column& column = column_view(context, index.key_columns[0].name).column;
        const int cells = sqlserver::default_cells_per_object(index.spatial.tessellation);
        if (cells == 0) {
            continue;
        }
        const bool holds_points = column.computed && column.computed->expression != nullptr &&
                                  is_point(*column.computed->expression);
        sink.report({.variant = holds_points ? "point" : "default",
                     .columns = {column.name},
                     .object = index.name,
                     .span = index.span,
                     .arguments = {{"index", display_name(index)},
                                   {"cells", std::to_string(cells)},
                                   {"tessellation", index.spatial.tessellation}}});
    }
}

}  // namespace tsqlaudit::rules
