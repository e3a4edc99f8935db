#include <algorithm>

#include "rules/columns.h"
#include "rules/message.h"

namespace tsqlaudit::rules {

namespace {

using facts::ColumnRole;

// Values that are computed from a shape: whoever has them has a shape.
std::vector<std::string> derived_columns(const LiveColumns& columns) {
    std::vector<std::string> names;
    for (const ColumnView& view : columns) {
        if (view.facts.role == ColumnRole::SpatialBound ||
            view.facts.role == ColumnRole::CurveCode) {
            names.push_back(view.column.name);
        }
    }
    return names;
}

// From which the values are rather derived than from one that may be missing.
bool is_certain_shape(const ColumnView& view) {
    return view.column.type.is_spatial() && !view.column.is_nullable && !view.column.computed;
}

}  // namespace

void check_nullable_spatial_column(const CheckContext& context, FindingSink& sink) {
    const LiveColumns columns = live_columns(context);
    const std::vector<std::string> derived = derived_columns(columns);
    if (derived.empty() || std::ranges::any_of(columns, is_certain_shape)) {
        return;
    }
    for (const ColumnView& view : columns) {
        if (view.column.type.is_spatial() && view.column.is_nullable && !view.column.computed) {
            sink.report({.columns = {view.column.name},
                         .span = view.column.name_span,
                         .arguments = {{"derived", enumerate(derived)}}});
        }
    }
}

}  // namespace tsqlaudit::rules
