// What somebody who mistyped a name probably meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tsqlaudit::text {

// The known name with the fewest letters to change, insert or leave out, the first of several;
// empty if all of them are too different.
std::string nearest(std::string_view name, const std::vector<std::string>& known);

}  // namespace tsqlaudit::text
