#include "fix/change.h"

namespace tsqlaudit::fix {

std::vector<rules::AlterColumn> altered_columns(const Change& change) {
    std::vector<rules::AlterColumn> columns;
    if (const auto* alter = std::get_if<rules::AlterColumn>(&change.remedy)) {
        columns = change.also_altered;
        columns.insert(columns.begin(), *alter);
    }
    return columns;
}

std::vector<std::size_t> first_positions(std::span<const std::vector<Change>> tables) {
    std::vector<std::size_t> first{0};
    for (const std::vector<Change>& of_table : tables) {
        first.push_back(first.back() + of_table.size());
    }
    return first;
}

}  // namespace tsqlaudit::fix
