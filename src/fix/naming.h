// Names of new objects: readable, within SQL Server's limit, and not taken.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

// All are shortened and numbered where needed, and taken from now on.
class Naming {
public:
    explicit Naming(const catalog::Catalog& catalog);

    // PREFIX_Table_Column1_Column2
    std::string index(const catalog::Table& table, std::string_view prefix,
                      const std::vector<std::string>& columns);
    // Constraint names share one name space per schema with tables and other objects.
    std::string constraint(const catalog::Table& table, std::string_view prefix,
                           const std::vector<std::string>& columns);
    std::string column(const catalog::Table& table, const std::string& wanted);
    // The same column each time that the table is asked for it.
    std::string shared_column(const catalog::Table& table, const std::string& wanted);
    // A table, a policy: what lies in a schema.
    catalog::QualifiedName object(const std::string& schema, const std::string& wanted);
    // The same object each time that it is asked for with the same purpose.
    catalog::QualifiedName shared(const std::string& schema, const std::string& wanted,
                                  const std::string& purpose);
    std::string partition_function(const catalog::Table& table, const std::string& column);
    // Schemes share their names with filegroups.
    std::string partition_scheme(const catalog::Table& table, const std::string& column);

private:
    template <typename Objects>
    void take_names(const Objects& objects, const std::string& schema);
    template <typename Objects>
    void take_names(const Objects& objects);
    void take_names(const catalog::Table& table);

    using Names = std::set<std::string, text::LessIgnoringCase>;

    static std::string unused(const std::string& space, const std::string& wanted, Names& taken);

    Names schema_names_;  // schema.name of tables, constraints and other objects
    Names index_names_;   // schema.table.index
    Names column_names_;  // schema.table.column
    Names partition_functions_;
    Names data_spaces_;  // partition schemes and filegroups
    std::map<std::tuple<std::string, std::string, std::string>, catalog::QualifiedName> shared_;
    std::map<std::pair<std::string, std::string>, std::string> shared_columns_;  // by table
};

}  // namespace tsqlaudit::fix
