// Which table a column points to by its name alone: CustomerId where dbo.Customer has the key
// CustomerId, or Id.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "facts/context.h"

namespace tsqlaudit::facts {

class KeyIndex {
public:
    explicit KeyIndex(const Context& context);

    // The only table with such a key of the same type. Of several, the one that the column names
    // (dbo.Customer for CustomerId, rather than dbo.CustomerProfile), or the one of the same
    // schema. None if the column is the key of its own table.
    std::optional<TableId> find(TableId table, std::size_t column) const;

    // Whether another table declares that a column of this name refers to this table, and none that
    // it refers elsewhere.
    bool is_declared(const std::string& column, TableId parent) const;

private:
    void add_declared(const catalog::Table& table);
    bool is_named_in(TableId parent, const Words& column) const;
    bool has_same_type(TableId parent, const catalog::Column& column) const;

    const Context& context_;
    std::vector<std::string> whole_names_;                // of the tables, with their numbers
    std::map<std::string, std::vector<TableId>> tables_;  // by the name of a referencing column
    std::map<std::string, std::optional<TableId>>
        declared_;  // by name in lower case; none: several
};

}  // namespace tsqlaudit::facts
