// One change as T-SQL. Every name goes through sqlserver::quote_name.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "fix/batch.h"
#include "fix/change.h"
#include "fix/dependants.h"
#include "fix/naming.h"
#include "fix/references.h"
#include "fix/tenant_functions.h"
#include "fix/unnamed.h"
#include "sqlserver/target.h"

namespace tsqlaudit::fix {

// What other changes of the plan go by, once it has run.
struct Planned {
    // Row or Page; other tables are not in it.
    std::unordered_map<const catalog::Table*, catalog::Compression> compression;
    // That it adds, with their names.
    std::unordered_map<const catalog::Table*, catalog::Index> primary_keys;
    std::unordered_map<const catalog::Table*, catalog::Index> clustered_indexes;
    std::set<std::pair<const catalog::Table*, std::size_t>> dropped_indexes;  // Table::indexes
    // Of these, those that go after columns are altered, since others take their place first.
    std::set<std::pair<const catalog::Table*, std::size_t>> replaced_indexes;
    std::set<const catalog::Column*> dropped_defaults;
    std::unordered_map<const catalog::Table*, std::vector<rules::NewColumn>> added_columns;
    std::unordered_map<const catalog::Column*, sqlserver::DataType> new_types;  // of altered ones
    // Bytes of fixed length that altered columns take under their new types.
    std::unordered_map<const catalog::Table*, int> altered_bytes;
    // Those that would, if a person says so: guesses.
    std::unordered_map<const catalog::Table*, int> guessed_bytes;
    // Of foreign keys without a name that steps of both their tables take away: the one that they
    // come back under.
    std::unordered_map<const catalog::ForeignKey*, std::string> new_names;
    std::unordered_map<const catalog::Table*, int> new_indexes;  // nonclustered ones
    // Whose history it offers to store as a columnstore.
    std::set<const catalog::Table*> history_columnstores;
};

struct RenderContext {
    const catalog::Catalog& catalog;
    const facts::SchemaFacts& schema;
    sqlserver::Target target;
    // For spatial indexes of geometry: xmin, ymin, xmax, ymax.
    const std::optional<std::array<double, 4>>& bounding_box;
    Naming& naming;
    const References& references;
    const AllDependants& dependants;
    const TenantFunctions& tenant_functions;
    const UnnamedTwins& unnamed_twins;
    const Planned& planned;

    const catalog::Table& table(const Change& change) const { return catalog.tables[change.table]; }
};

// The same, with names of its own.
RenderContext with_names(const RenderContext& context, Naming& naming);

struct Rendered {
    std::string title;  // what the change does, plain text
    std::vector<Check> checks;
    std::vector<Batch> batches;
    // What a person has to choose or do first, in words: the change is a template then. Empty: it
    // runs as it is, and does what the finding asks for.
    std::string choice;
    std::string_view cost;     // why it takes long or what goes, a sentence; may be empty
    std::string_view feature;  // key of rules/data/features.json that it needs; empty: none
};

Rendered render(const RenderContext& context, const Change& change);
// Nothing is left to choose; whatever names it makes up are forgotten.
bool runs_as_it_is(const RenderContext& context, const Change& change);

}  // namespace tsqlaudit::fix
