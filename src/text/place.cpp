#include "text/place.h"

#include <utility>

namespace tsqlaudit::text {

bool operator<(const FilePlace& left, const FilePlace& right) {
    if (left.key != right.key) {
        return left.key < right.key;
    }
    const SqlFile& one = *left.file;
    const SqlFile& other = *right.file;
    if (one.order != other.order) {
        return one.order < other.order;
    }
    return one.name != other.name ? natural_less(one.name, other.name) : one.path < other.path;
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
