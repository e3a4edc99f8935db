#include "facts/scale_step.h"

namespace tsqlaudit::facts {

Scale next(Scale scale) {
    return scale == Scale::Huge ? scale : static_cast<Scale>(static_cast<int>(scale) + 1);
}

std::optional<std::int64_t> most_rows(Scale scale) {
    switch (scale) {
        case Scale::Tiny:
            return 100;
        case Scale::Small:
            return 10'000;
        case Scale::Moderate:
            return 1'000'000;
        case Scale::Large:
            return 100'000'000;
        case Scale::Huge:
            break;
    }
    return std::nullopt;
}

Scale scale_of_rows(std::int64_t rows) {
    Scale scale = Scale::Tiny;
    while (most_rows(scale) && rows > *most_rows(scale)) {
        scale = next(scale);
    }
    return scale;
}

std::string_view to_string(Scale scale) {
    switch (scale) {
        case Scale::Tiny:
            return "tiny";
        case Scale::Small:
            return "small";
        case Scale::Moderate:
            return "moderate";
        case Scale::Large:
            return "large";
        case Scale::Huge:
            return "huge";
    }
    return {};
}

}  // namespace tsqlaudit::facts
