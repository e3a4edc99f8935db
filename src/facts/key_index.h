// Which table a column points to by its name alone: CustomerId where dbo.Customer has the key
// CustomerId, or Id.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "facts/context.h"
#include "text/compare.h"

namespace tsqlaudit::facts {

class KeyIndex {
public:
    explicit KeyIndex(const Context& context);

    // The only table with such a key of the same type, the column's own table left out.
    std::optional<TableId> find(TableId table, std::size_t column) const;

private:
    void add(std::string name, TableId table);

    const Context& context_;
    // By the name of a referencing column; none: ambiguous.
    std::map<std::string, std::optional<TableId>, text::LessIgnoringCase> tables_;
};

}  // namespace tsqlaudit::facts
