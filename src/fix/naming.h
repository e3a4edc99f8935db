// Names of new objects: readable, within SQL Server's limit, and not taken.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

class Naming {
public:
    explicit Naming(const catalog::Catalog& catalog);

    // PREFIX_Table_Column1_Column2, shortened and numbered where needed; taken from now on.
    std::string index(const catalog::Table& table, std::string_view prefix,
                      const std::vector<std::string>& columns);
    // Constraint names share one name space per schema with tables and other objects.
    std::string constraint(const catalog::Table& table, std::string_view prefix,
                           const std::vector<std::string>& columns);

private:
    template <typename Objects>
    void take_names(const Objects& objects, const std::string& schema);
    template <typename Objects>
    void take_names(const Objects& objects);

    using Names = std::set<std::string, text::LessIgnoringCase>;

    static std::string unused(const std::string& space, const std::string& wanted, Names& taken);

    Names schema_names_;  // schema.name of tables, constraints and other objects
    Names index_names_;   // schema.table.index
};

}  // namespace tsqlaudit::fix
