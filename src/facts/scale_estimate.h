// The scale of a table while it is being estimated.
#pragma once

#include <string>

#include "facts/facts.h"

namespace tsqlaudit::facts {

// A reason may only raise or lower what others have said.
struct Estimate {
    Scale scale = Scale::Small;
    std::string reason;

    void raise(Scale floor, const std::string& why) {
        if (scale < floor) {
            scale = floor;
            reason = why;
        }
    }
    void lower(Scale ceiling, const std::string& why) {
        if (scale > ceiling) {
            scale = ceiling;
            reason = why;
        }
    }
};

}  // namespace tsqlaudit::facts
