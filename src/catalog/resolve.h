// The last step: what can only be said once everything has been read. Internal to this folder.
#pragma once

#include "catalog/build_state.h"

namespace tsqlaudit::catalog {

// Types, nullability and spellings inside one table.
class TableResolver {
public:
    explicit TableResolver(const BuildState& state);
    void resolve(Table& table) const;

private:
    void resolve_type(Column& column) const;

    std::map<std::string, const AliasType*, text::LessIgnoringCase> alias_types_;  // by T-SQL name
};

// Foreign keys, history tables and policies: from names to places. The tables must be in their
// order.
void link(Catalog& catalog, BuildState& state);

}  // namespace tsqlaudit::catalog
