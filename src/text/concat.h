// Texts one behind the other: for what is written so often that a format string would take longer
// to read than the text to copy.
#pragma once

#include <string>
#include <string_view>

namespace tsqlaudit::text {

// Each part is a text.
template <typename... Parts>
void append(std::string& out, const Parts&... parts) {
    (out.append(std::string_view{parts}), ...);
}

template <typename... Parts>
std::string concat(const Parts&... parts) {
    std::string result;
    result.reserve((std::string_view{parts}.size() + ...));
    append(result, parts...);
    return result;
}

}  // namespace tsqlaudit::text
