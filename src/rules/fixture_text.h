// Fixtures are SQL with remarks for the rule runner: directives at the top, what is wanted on a
// line, and a line
// "-- edges:" between the example for people and the edge cases.
#pragma once

#include <string>
#include <string_view>

namespace tsqlaudit::rules {

inline constexpr std::string_view want_marker = "-- want:";
inline constexpr std::string_view edges_marker = "-- edges:";

// The SQL alone: "-- want:" remarks are cut off. Every line stays at its place, so that the lines
// of findings are those of the fixture.
std::string without_wants(std::string_view fixture);

// The example for people: without directives and edge cases, nor empty lines at its ends.
std::string as_example(std::string_view fixture);

}  // namespace tsqlaudit::rules
