#include "catalog/system_name.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

using syntax::ConstraintKind;
using text::equals_ignoring_case;

std::optional<ConstraintKind> kind_of(std::string_view letters) {
    using enum ConstraintKind;
    constexpr std::pair<std::string_view, ConstraintKind> kinds[] = {
        {"PK", PrimaryKey}, {"UQ", Unique}, {"DF", Default}, {"CK", Check}, {"FK", ForeignKey}};
    const auto* const found = std::ranges::find_if(
        kinds, [letters](const auto& kind) { return equals_ignoring_case(letters, kind.first); });
    return found == std::end(kinds) ? std::nullopt : std::optional(found->second);
}

bool is_number(std::string_view text) {
    return (text.size() == 8 || text.size() == 16) &&
           std::ranges::all_of(
               text, [](unsigned char character) { return std::isxdigit(character) != 0; });
}

// `middle`: the table, and often a column.
void read_middle(std::string_view middle, SystemName& name) {
    const bool is_key =
        name.kind == ConstraintKind::PrimaryKey || name.kind == ConstraintKind::Unique;
    for (std::size_t at = middle.find("__", 1); at != std::string_view::npos;
         at = middle.find("__", at + 1)) {
        name.tables.push_back(middle.substr(0, at));
        if (!is_key && at + 2 < middle.size()) {
            name.columns.push_back(middle.substr(at + 2));
        }
    }
    name.tables.push_back(middle);
}

}  // namespace

std::optional<SystemName> read_system_name(std::string_view name) {
    constexpr std::size_t shortest = 4 + 1 + 2 + 8;
    const std::size_t end = name.rfind("__");
    if (name.size() < shortest || name.substr(2, 2) != "__" || end < 5 ||
        !is_number(name.substr(end + 2))) {
        return std::nullopt;
    }
    SystemName parts{.kind = kind_of(name.substr(0, 2))};
    read_middle(name.substr(4, end - 4), parts);
    return parts;
}

bool is_system_name(std::string_view name) {
    return read_system_name(name).has_value();
}

bool begins_with(std::string_view whole, std::string_view begin) {
    return !begin.empty() && begin.size() <= whole.size() &&
           equals_ignoring_case(whole.substr(0, begin.size()), begin);
}

}  // namespace tsqlaudit::catalog
