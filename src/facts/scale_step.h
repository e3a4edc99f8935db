// Steps of the scale.
#pragma once

#include <cstdint>
#include <optional>

#include "facts/facts.h"

namespace tsqlaudit::facts {

// The most rows of a table of that scale; none: any number.
std::optional<std::int64_t> most_rows(Scale scale);

Scale scale_of_rows(std::int64_t rows);

// The next larger one; of Huge, Huge.
Scale next(Scale scale);

}  // namespace tsqlaudit::facts
