// Who made and changed rows, and when: how a schema records it.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::facts {

struct TableFacts;

struct AuditColumns {
    double author_share = 0;  // share of tables with creator or modifier columns, history left out
    double creation_share = 0;  // share of tables with a column for the time of creation
    std::string author;         // the usual names; empty: no table has such a column
    std::string creation;
};

AuditColumns derive_audit_columns(const catalog::Catalog& catalog,
                                  const std::vector<TableFacts>& tables);

}  // namespace tsqlaudit::facts
