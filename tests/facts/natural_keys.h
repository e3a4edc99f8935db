// Natural keys of tables that are given as SQL text.
#pragma once

#include <string>
#include <vector>

#include "facts/derived.h"

namespace tsqlaudit::test {

// As Derived::keys() has those of the table of that name; `others` is created before.
inline std::vector<std::string> keys_of(const std::string& table, const std::string& others = {},
                                        const std::string& name = "T") {
    return Derived(others + table).keys(name);
}

// Tables to refer to.
inline const std::string parents = R"(
    CREATE TABLE Parent (ParentId int IDENTITY PRIMARY KEY);
    CREATE TABLE Other (OtherId int IDENTITY PRIMARY KEY);
)";

}  // namespace tsqlaudit::test
