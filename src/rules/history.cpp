#include "rules/history.h"

namespace tsqlaudit::rules {

std::string history_name(const catalog::Table& table) {
    const catalog::QualifiedName& name = table.versioning->history_table;
    return name.name.empty() ? "its history table" : name.dotted();
}

std::vector<const catalog::Index*> history_indexes(const CheckContext& context) {
    const catalog::SystemVersioning& versioning = *context.table.versioning;
    const catalog::NamedList<catalog::Index>& indexes =
        versioning.history_index ? context.catalog.tables.at(*versioning.history_index).indexes
                                 : versioning.implied_indexes;
    std::vector<const catalog::Index*> result;
    result.reserve(indexes.size());
    for (const catalog::Index& index : indexes) {
        result.push_back(&index);
    }
    return result;
}

}  // namespace tsqlaudit::rules
