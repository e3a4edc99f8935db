// What somebody who mistyped a name probably meant.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tsqlaudit::text {

// The fewest letters to insert, leave out or replace that turn one into the other.
std::size_t edit_distance(std::string_view left, std::string_view right);

// The known name with the fewest letters to change, insert or leave out, the first of several;
// empty if all of them are too different.
std::string nearest(std::string_view name, const std::vector<std::string>& known);

}  // namespace tsqlaudit::text
