#include "text/project_patterns.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <filesystem>
#include <utility>

namespace tsqlaudit::text {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    return begin == std::string_view::npos
               ? std::string_view()
               : text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

// The members of a list that are not blank.
std::vector<std::string_view> split(std::string_view list) {
    std::vector<std::string_view> members;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(';'), list.size());
        if (const std::string_view member = trimmed(list.substr(0, end)); !member.empty()) {
            members.push_back(member);
        }
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return members;
}

// MSBuild writes characters that mean something to it as %XX.
std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned code = 0;
        const char* const digits = text.data() + at + 1;
        if (text[at] == '%' && at + 2 < text.size() &&
            std::from_chars(digits, digits + 2, code, 16).ptr == digits + 2) {
            result += static_cast<char>(code);
            at += 2;
        } else {
            result += text[at];
        }
    }
    return result;
}

// 'x', without its quotes; nothing for what is no literal.
std::optional<std::string_view> literal(std::string_view written) {
    const std::string_view text = trimmed(written);
    const bool is_quoted = text.size() >= 2 && text.front() == '\'' && text.back() == '\'';
    const std::string_view content = is_quoted ? text.substr(1, text.size() - 2) : text;
    const bool is_plain = content.find_first_of("$%@'()") == std::string_view::npos;
    return is_plain && (is_quoted || !content.empty()) ? std::optional(trimmed(content))
                                                       : std::nullopt;
}

std::string normal_path(std::string_view written) {
    std::string path = unescaped(written);
    std::replace(path.begin(), path.end(), '\\', '/');
    path = std::filesystem::path(path).lexically_normal().generic_string();
    if (path.size() > 1 && path.ends_with('/')) {
        path.pop_back();
    }
    return path;
}

}  // namespace

ProjectProperties::ProjectProperties(std::string project_name)
    : values_{{"MSBuildProjectDirectory", "."},
              {"MSBuildProjectName", std::move(project_name)},
              {"MSBuildThisFileDirectory", "./"},
              {"ProjectDir", "./"}} {}

std::optional<std::string> ProjectProperties::expand(std::string_view value) const {
    std::string result;
    for (std::size_t begin = value.find("$("); begin != std::string_view::npos;
         begin = value.find("$(")) {
        const std::size_t end = value.find(')', begin);
        if (end == std::string_view::npos) {
            return {};
        }
        const auto property = values_.find(trimmed(value.substr(begin + 2, end - begin - 2)));
        if (property == values_.end()) {
            return {};
        }
        result.append(value.substr(0, begin)).append(property->second);
        value.remove_prefix(end + 1);
    }
    return result.append(value);
}

void ProjectProperties::set(std::string_view name, std::string_view value, bool is_default) {
    if (is_default && values_.contains(name)) {
        return;
    }
    if (std::optional<std::string> expanded = expand(trimmed(value))) {
        values_.insert_or_assign(std::string(name), std::move(*expanded));
    } else if (const auto known = values_.find(name); known != values_.end()) {
        values_.erase(known);
    }
}

bool ProjectProperties::is_false(std::string_view name) const {
    const auto value = values_.find(name);
    return value != values_.end() && equals_ignoring_case(value->second, "false");
}

bool never_holds(std::string_view condition) {
    const std::size_t sign = condition.find('=', 1);
    if (sign == std::string_view::npos) {
        const auto value = literal(condition);
        return value && equals_ignoring_case(*value, "false");
    }
    const bool is_equality = condition.substr(sign, 2) == "==";
    const bool is_inequality = condition[sign - 1] == '!';
    const auto left = literal(condition.substr(0, sign - (is_inequality ? 1 : 0)));
    const auto right = literal(condition.substr(sign + (is_equality ? 2 : 1)));
    const bool is_plain = left && right && left->find_first_of("=<>!") == std::string_view::npos &&
                          right->find_first_of("=<>!") == std::string_view::npos;
    return is_plain && (is_equality || is_inequality) &&
           equals_ignoring_case(*left, *right) == is_inequality;
}

ProjectPatterns split_patterns(std::string_view attribute, const ProjectProperties& properties) {
    ProjectPatterns result;
    for (const std::string_view written : split(attribute)) {
        const std::optional<std::string> expanded = properties.expand(written);
        if (!expanded || expanded->find("@(") != std::string::npos) {
            result.unknown.emplace_back(written);
            continue;
        }
        for (const std::string_view pattern : split(*expanded)) {  // a property may hold a list
            result.patterns.push_back(normal_path(pattern));
        }
    }
    return result;
}

}  // namespace tsqlaudit::text
