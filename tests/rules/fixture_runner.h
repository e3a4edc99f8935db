// Runs rules over a fixture and compares what they find with what the fixture wants.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/registry.h"

namespace tsqlaudit::rules {

// A finding of a rule on a line.
struct Mark {
    std::uint32_t line = 0;  // from 1
    std::string rule;
    std::string variant = "default";
    std::string says;  // is part of its message

    friend auto operator<=>(const Mark&, const Mark&) = default;
};

// "-- want: rule-id, rule-id(variant)" at the end of a line, or of one finding
// "-- want: rule-id -- says: a part of the message". Sorted.
std::vector<Mark> wanted_marks(std::string_view fixture);

// What is wrong with the findings of `rule` on the fixture, one line for each; of other rules it is
// only asked that what is wanted of them is there. All rules run. What follows a line "-- target:
// …" is judged by itself, for that version.
std::vector<std::string> complaints(std::string_view rule, std::string_view fixture,
                                    std::span<const RegisteredRule> rules);

}  // namespace tsqlaudit::rules
