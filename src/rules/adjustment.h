// What the user changes about rules.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "rules/finding.h"

namespace tsqlaudit::rules {

struct Adjustment {
    bool is_off = false;                                    // the rule finds nothing
    std::optional<Severity> severity;                       // of all its variants
    std::map<std::string, double, std::less<>> parameters;  // by name; the rule has them

    friend bool operator==(const Adjustment&, const Adjustment&) = default;
};

using Adjustments = std::map<std::string, Adjustment, std::less<>>;  // by the id of the rule

}  // namespace tsqlaudit::rules
