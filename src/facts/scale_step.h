// Steps of the scale.
#pragma once

#include <cstdint>

#include "facts/facts.h"

namespace tsqlaudit::facts {

Scale scale_of_rows(std::int64_t rows);

// The next larger one; of Huge, Huge.
Scale next(Scale scale);

}  // namespace tsqlaudit::facts
