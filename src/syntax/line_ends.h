// Where lines end.
#pragma once

#include <string_view>

namespace tsqlaudit::syntax {

constexpr std::string_view line_ends = "\r\n";

inline bool has_line_end(std::string_view text) {
    return text.find('\n') != std::string_view::npos || text.find('\r') != std::string_view::npos;
}

}  // namespace tsqlaudit::syntax
