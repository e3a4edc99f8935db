// Names of new objects: readable, within SQL Server's limit, and not taken.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "fix/taken_names.h"

namespace tsqlaudit::fix {

// All are shortened and numbered where needed, and taken from now on.
class Naming {
public:
    Naming() = default;  // of an empty schema, where nothing is taken
    // In as many threads as there are jobs.
    explicit Naming(const catalog::Catalog& catalog, unsigned jobs = 1);
    // On top of another one, which must not change meanwhile.
    explicit Naming(const Naming* below);

    // Takes what was taken on top of this one: then the names are those that this one would have
    // given. False, and nothing is taken, where a name is not free any more.
    bool adopt(Naming above);

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
    void take_names(const Objects& objects);
    bool take_index(const catalog::Table& table, const std::string& name);

    // Schema, wanted name and purpose.
    using SharedObjects =
        std::map<std::tuple<std::string, std::string, std::string>, catalog::QualifiedName>;

    const Naming* below_ = nullptr;
    TakenNames schema_names_;  // schema.name of tables, constraints and other objects
    // schema.table.name of new ones: those that are there are asked of the table.
    TakenNames index_names_;
    TakenNames column_names_;
    TakenNames partition_functions_;
    TakenNames data_spaces_;  // partition schemes and filegroups
    SharedObjects shared_;
    std::map<std::pair<std::string, std::string>, std::string> shared_columns_;  // by table
};

}  // namespace tsqlaudit::fix
