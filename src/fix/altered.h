// The columns of a table that a change alters, looked up by what names them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "fix/alteration.h"
#include "fix/dependants.h"

namespace tsqlaudit::fix {

class Altered {
public:
    // Which must not go before it.
    Altered(const catalog::Table& table, const std::vector<Alteration>& alterations);

    // By the positions of what names altered columns: what becomes of these.
    std::map<std::size_t, Alterations> in(const ByColumn& uses) const;
    Alterations among(const std::vector<std::string>& columns) const;

private:
    const catalog::Table& table_;
    const std::vector<Alteration>& alterations_;
    std::unordered_map<const catalog::Column*, Alterations> by_column_;
};

}  // namespace tsqlaudit::fix
