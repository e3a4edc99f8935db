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

}  // namespace tsqlaudit::fix
