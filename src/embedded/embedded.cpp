#include "embedded/embedded.h"

#include <algorithm>

namespace tsqlaudit::embedded {

std::optional<std::string_view> find(std::string_view path) {
    const auto all = files();
    const auto found = std::ranges::lower_bound(all, path, {}, &File::path);
    if (found == all.end() || found->path != path) {
        return std::nullopt;
    }
    return found->content;
}

}  // namespace tsqlaudit::embedded
