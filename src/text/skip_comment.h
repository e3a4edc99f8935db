// Within this library only: comments of SQL, whatever the product.
#pragma once

#include <cstddef>
#include <string_view>

namespace tsqlaudit::text {

// Behind a comment that begins there; the same place if none does. Nested ones are overlooked.
inline std::size_t skip_comment(std::string_view sql, std::size_t at) {
    const std::string_view begin = sql.substr(at, 2);
    if (begin != "--" && begin != "/*") {
        return at;
    }
    const std::string_view end = begin == "--" ? "\n" : "*/";
    const std::size_t found = sql.find(end, at + 2);
    return found == std::string_view::npos ? sql.size() : found + end.size();
}

}  // namespace tsqlaudit::text
