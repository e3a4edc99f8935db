#include "sqlserver/names.h"

#include <utf8.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "text/concat.h"

namespace tsqlaudit::sqlserver {
namespace {

// What would close it is doubled.
std::string enclosed(std::string_view opening, std::string_view value, char closing) {
    std::string result;
    result.reserve(opening.size() + value.size() + 1);
    result += opening;
    for (std::size_t end = value.find(closing); end != std::string_view::npos;
         end = value.find(closing)) {
        result += value.substr(0, end);
        result.append(2, closing);
        value.remove_prefix(end + 1);
    }
    result += value;
    result += closing;
    return result;
}

// Length of the longest prefix, in bytes, that has at most `units` UTF-16 code units; npos if all
// of it has.
std::size_t prefix_of_units(std::string_view value, int units) {
    const char* at = value.data();
    const char* const end = at + value.size();
    while (at != end) {
        const char* next = at;
        constexpr char32_t last_of_one_unit = 0xFFFF;
        units -= utf8::unchecked::next(next) > last_of_one_unit ? 2 : 1;
        if (units < 0) {
            return static_cast<std::size_t>(at - value.data());
        }
        at = next;
    }
    return std::string_view::npos;
}

std::string hash_suffix(std::string_view value) {
    std::array<char, 10> suffix{};
    std::snprintf(suffix.data(), suffix.size(), "_%08x", XXH32(value.data(), value.size(), 0));
    return suffix.data();
}

}  // namespace

bool is_collation_name(std::string_view word) {
    return !word.empty() && std::ranges::all_of(word, [](char letter) {
        return letter == '_' || (letter >= '0' && letter <= '9') ||
               (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    });
}

std::string quote_name(std::string_view name) {
    return enclosed("[", name, ']');
}

std::string quote_name(std::string_view schema, std::string_view name) {
    return text::concat(quote_name(schema), ".", quote_name(name));
}

std::string quote_string(std::string_view value) {
    return enclosed("N'", value, '\'');
}

std::string limit_identifier(std::string_view name) {
    if (prefix_of_units(name, max_identifier_length) == std::string_view::npos) {
        return std::string{name};
    }
    const std::string suffix = hash_suffix(name);
    const int kept = max_identifier_length - static_cast<int>(suffix.size());
    return std::string{name.substr(0, prefix_of_units(name, kept))} + suffix;
}

}  // namespace tsqlaudit::sqlserver
