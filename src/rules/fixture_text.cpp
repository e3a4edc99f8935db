#include "rules/fixture_text.h"

#include <algorithm>
#include <array>

namespace tsqlaudit::rules {

namespace {

constexpr std::array<std::string_view, 3> directives{"-- target:", "-- settings:", "-- rows:"};

std::string_view trim_right(std::string_view line) {
    const std::size_t end = line.find_last_not_of(" \t\r\n");
    return line.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

template <typename OnLine>
void for_each_line(std::string_view content, OnLine on_line) {
    while (!content.empty()) {
        const std::size_t end = content.find('\n');
        on_line(content.substr(0, end));
        content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
    }
}

}  // namespace

std::string without_wants(std::string_view fixture) {
    std::string sql;
    for_each_line(fixture, [&](std::string_view line) {
        sql += trim_right(line.substr(0, line.find(want_marker)));
        sql += '\n';
    });
    return sql;
}

std::string as_example(std::string_view fixture) {
    std::string example;
    bool in_edges = false;
    for_each_line(without_wants(fixture), [&](std::string_view line) {
        in_edges = in_edges || line.starts_with(edges_marker);
        const bool is_directive = std::ranges::any_of(
            directives, [&](std::string_view directive) { return line.starts_with(directive); });
        if (!in_edges && !is_directive && !(example.empty() && line.empty())) {
            example += line;
            example += '\n';
        }
    });
    return std::string{trim_right(example)};
}

}  // namespace tsqlaudit::rules
