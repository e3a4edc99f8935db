#pragma once

#include <string_view>

namespace tsqlaudit::cli {

// Whether what goes to standard output may have colours: "always", "never", or "auto", which asks
// for a terminal and respects NO_COLOR and TERM=dumb. Throws Failure for another word.
bool wants_colours(std::string_view mode);

}  // namespace tsqlaudit::cli
