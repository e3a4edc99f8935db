#include "text/nearest.h"

#include <algorithm>
#include <numeric>

namespace tsqlaudit::text {

std::size_t edit_distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t replaced = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

std::string nearest(std::string_view name, const std::vector<std::string>& known) {
    const auto distance = [&](const std::string& other) { return edit_distance(name, other); };
    const auto found = std::ranges::min_element(known, {}, distance);
    if (found == known.end()) {
        return "";
    }
    return distance(*found) <= std::max<std::size_t>(2, name.size() / 3) ? *found : "";
}

}  // namespace tsqlaudit::text
