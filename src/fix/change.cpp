#include "fix/change.h"

#include <algorithm>

namespace tsqlaudit::fix {

std::vector<rules::AlterColumn> altered_columns(const Change& change) {
    std::vector<rules::AlterColumn> columns;
    if (const auto* alter = std::get_if<rules::AlterColumn>(&change.remedy)) {
        columns = change.also_altered;
        columns.insert(columns.begin(), *alter);
    }
    return columns;
}

std::vector<std::span<const Change>> split_by_table(std::span<const Change> changes) {
    std::vector<std::span<const Change>> tables;
    for (auto begin = changes.begin(); begin != changes.end();) {
        const auto end = std::find_if(begin, changes.end(), [&](const Change& change) {
            return change.table != begin->table;
        });
        tables.emplace_back(begin, end);
        begin = end;
    }
    return tables;
}

}  // namespace tsqlaudit::fix
