#include "text/place.h"

#include <utility>

#include "text/compare.h"

namespace tsqlaudit::text {

bool comes_first(const SqlFile& left, const SqlFile& right) {
    if (left.order != right.order) {
        return natural_less(left.order, right.order);
    }
    return left.name != right.name ? natural_less(left.name, right.name) : left.path < right.path;
}

std::string join(std::string_view folder, std::string_view name) {
    std::string path(folder);
    if (!path.empty() && path.back() != '/') {
        path += '/';
    }
    return path += name;
}

bool has_ending(std::string_view name, std::string_view ending) {
    return name.size() >= ending.size() &&
           equals_ignoring_case(name.substr(name.size() - ending.size()), ending);
}

bool is_sql_name(std::string_view name) {
    return has_ending(name, ".sql");
}

Diagnostic unreadable(std::string name, std::string message) {
    return {DiagnosticSeverity::Error, std::move(name), {1, 1}, std::move(message)};
}

}  // namespace tsqlaudit::text
