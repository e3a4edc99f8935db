// One change as T-SQL. Every name goes through sqlserver::quote_name; batches are separated by GO.
#pragma once

#include <string>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "fix/change.h"
#include "fix/naming.h"
#include "fix/references.h"
#include "sqlserver/target.h"

namespace tsqlaudit::fix {

struct RenderContext {
    const catalog::Catalog& catalog;
    const facts::SchemaFacts& schema;
    sqlserver::Target target;
    Naming& naming;
    const References& references;

    const catalog::Table& table(const Change& change) const { return catalog.tables[change.table]; }
};

struct Rendered {
    std::string title;     // what the change does, plain text
    std::string sql;       // without a trailing line feed
    bool is_safe = false;  // runs as it is, and does what the finding asks for
};

Rendered render(const RenderContext& context, const Change& change);

}  // namespace tsqlaudit::fix
