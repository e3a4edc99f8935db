#include "facts/key_names.h"

namespace tsqlaudit::facts {

std::vector<std::string> key_names(const catalog::Index& index) {
    std::vector<std::string> names;
    names.reserve(index.key_columns.size());
    for (const catalog::IndexColumn& column : index.key_columns) {
        names.push_back(column.name);
    }
    return names;
}

}  // namespace tsqlaudit::facts
