// One change as T-SQL. Every name goes through sqlserver::quote_name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "fix/batch.h"
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
    std::string title;  // what the change does, plain text
    std::vector<Check> checks;
    std::vector<Batch> batches;
    // What a person has to choose or do first, in words: the change is a template then. Empty: it
    // runs as it is, and does what the finding asks for.
    std::string choice;
    std::string_view cost;     // why it takes long, a sentence; empty: it does not
    std::string_view feature;  // key of rules/data/features.json that it needs; empty: none
};

Rendered render(const RenderContext& context, const Change& change);

}  // namespace tsqlaudit::fix
