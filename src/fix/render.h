// One change as T-SQL. Every name goes through sqlserver::quote_name.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "fix/batch.h"
#include "fix/change.h"
#include "fix/naming.h"
#include "fix/references.h"
#include "sqlserver/target.h"

namespace tsqlaudit::fix {

// What other changes of the plan go by, once it has run.
struct Planned {
    // Row or Page; other tables are not in it.
    std::unordered_map<const catalog::Table*, catalog::Compression> compression;
    std::unordered_map<const catalog::Table*, catalog::Index> primary_keys;   // that it adds
    std::set<std::pair<const catalog::Table*, std::size_t>> dropped_indexes;  // Table::indexes
    std::set<const catalog::Column*> dropped_defaults;
    // Current tables whose history it makes a clustered columnstore.
    std::unordered_set<const catalog::Table*> history_columnstores;
};

struct RenderContext {
    const catalog::Catalog& catalog;
    const facts::SchemaFacts& schema;
    sqlserver::Target target;
    // For spatial indexes of geometry: xmin, ymin, xmax, ymax.
    const std::optional<std::array<double, 4>>& bounding_box;
    Naming& naming;
    const References& references;
    const Planned& planned;

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
