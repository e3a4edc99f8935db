#include "fix/altered.h"

#include <algorithm>
#include <iterator>

namespace tsqlaudit::fix {

Altered::Altered(const catalog::Table& table, const std::vector<Alteration>& alterations)
    : table_{table}, alterations_{alterations} {
    for (const Alteration& alteration : alterations) {
        by_column_[alteration.column].push_back(&alteration);
    }
}

std::map<std::size_t, Alterations> Altered::in(const ByColumn& uses) const {
    std::map<std::size_t, Alterations> altered;
    for (const Alteration& alteration : alterations_) {
        for (const std::size_t position : uses.of(*alteration.column)) {
            altered[position].push_back(&alteration);
        }
    }
    return altered;
}

Alterations Altered::among(const std::vector<std::string>& columns) const {
    Alterations altered;
    for (const std::string& column : columns) {
        const auto found = by_column_.find(table_.find_column(column));
        if (found != by_column_.end()) {
            std::ranges::copy(found->second, std::back_inserter(altered));
        }
    }
    return altered;
}

}  // namespace tsqlaudit::fix
