// Within this library only: the names in a script, whatever the product that it is for.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace tsqlaudit::text {

// In lower case, without the schema.
struct NamedObjects {
    std::set<std::string> created_tables;
    // These, and what else is created, altered, dropped or filled.
    std::set<std::string> all;
};

// Adds those of a script. What stands in strings counts, what stands in comments does not.
void add_named_objects(std::string_view sql, NamedObjects& objects);

}  // namespace tsqlaudit::text
