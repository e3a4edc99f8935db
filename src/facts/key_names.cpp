#include "facts/key_names.h"

namespace tsqlaudit::facts {

std::vector<std::string> names_of(const std::vector<catalog::IndexColumn>& columns) {
    std::vector<std::string> names;
    names.reserve(columns.size());
    for (const catalog::IndexColumn& column : columns) {
        names.push_back(column.name);
    }
    return names;
}

std::vector<std::string> key_names(const catalog::Index& index) {
    return names_of(index.key_columns);
}

}  // namespace tsqlaudit::facts
