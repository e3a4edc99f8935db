#include "facts/scale_step.h"

namespace tsqlaudit::facts {

Scale next(Scale scale) {
    return scale == Scale::Huge ? scale : static_cast<Scale>(static_cast<int>(scale) + 1);
}

Scale scale_of_rows(std::int64_t rows) {
    constexpr std::int64_t tiny = 100;
    constexpr std::int64_t small = 10'000;
    constexpr std::int64_t moderate = 1'000'000;
    constexpr std::int64_t large = 100'000'000;
    if (rows <= small) {
        return rows <= tiny ? Scale::Tiny : Scale::Small;
    }
    if (rows <= large) {
        return rows <= moderate ? Scale::Moderate : Scale::Large;
    }
    return Scale::Huge;
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
