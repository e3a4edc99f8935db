#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "rules/columns.h"
#include "rules/index_queries.h"

namespace tsqlaudit::rules {

namespace {

using Box = std::array<double, 4>;

// At most two digits that are not trailing zeros: chosen, not measured.
bool is_round(double value) {
    double rest = std::fabs(value);
    if (rest != std::floor(rest)) {
        return false;
    }
    while (rest >= 100 && std::fmod(rest, 10) == 0) {
        rest /= 10;
    }
    return rest < 100;
}

// Degrees end where they end.
bool is_the_globe(const Box& box) {
    return box == Box{-180, -90, 180, 90} || box == Box{-90, -180, 90, 180};
}

}  // namespace

void check_hardcoded_bounding_box(const CheckContext& context, FindingSink& sink) {
    for (const catalog::Index& index : context.table.indexes) {
        if (index.kind != catalog::IndexKind::Spatial || !index.spatial.bounding_box) {
            continue;
        }
        const Box& box = *index.spatial.bounding_box;
        if (!std::ranges::all_of(box, is_round) || is_the_globe(box)) {
            continue;
        }
        sink.report({.columns = key_names(index),
                     .object = index.name,
                     .span = index.span,
                     .arguments = {{"index", display_name(index)},
                                   {"box", fmt::format("({:.0f}, {:.0f}) to ({:.0f}, {:.0f})",
                                                       box[0], box[1], box[2], box[3])}}});
    }
}

}  // namespace tsqlaudit::rules
