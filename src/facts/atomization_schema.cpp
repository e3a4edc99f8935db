#include "facts/atomization_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "catalog/expression_columns.h"
#include "facts/atom_reference.h"
#include "facts/key_names.h"
#include "facts/table_definition.h"
#include "sqlserver/names.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::Index;
using catalog::Table;
using sqlserver::quote_name;

bool is_atom(const Atomization& atomization, const Column& column) {
    return std::any_of(
        atomization.columns.begin(), atomization.columns.end(),
        [&](const AtomColumn& found) { return found.is_atom && found.name == column.name; });
}

enum class Group { Keys, Derived, Metrics, Internal, Unclear };

std::string_view heading_of(Group group) {
    switch (group) {
        case Group::Keys:
            return "Keys, relations and order";
        case Group::Derived:
            return "Derived data (not atoms)";
        case Group::Metrics:
            return "Metrics and amounts (not atoms)";
        case Group::Internal:
            return "Internal metadata (not atoms)";
        case Group::Unclear:
            return "Not classified: atoms if the source supplies them";
    }
    return {};
}

Group group_of(const Column& column, const ColumnFacts& facts) {
    if (facts.is_primary_key || facts.is_foreign_key) {
        return Group::Keys;
    }
    switch (facts.role) {
        case ColumnRole::IdentityKey:
        case ColumnRole::Tenant:
        case ColumnRole::ForeignKey:
        case ColumnRole::KeyPart:
        case ColumnRole::Identifier:
        case ColumnRole::Guid:
        case ColumnRole::Coordinate:
        case ColumnRole::Ordinal:
            return Group::Keys;
        case ColumnRole::Hash:
        case ColumnRole::CurveCode:
        case ColumnRole::Spatial:
        case ColumnRole::SpatialBound:
        case ColumnRole::Embedding:
            return Group::Derived;
        case ColumnRole::Counter:
        case ColumnRole::Aggregate:
        case ColumnRole::Metric:
        case ColumnRole::Score:
        case ColumnRole::Money:
            return Group::Metrics;
        case ColumnRole::Version:
        case ColumnRole::Other:
            return column.computed ? Group::Derived : Group::Unclear;
        default:
            return column.computed ? Group::Derived : Group::Internal;
    }
}

// What stays of the table, and what leaves it.
struct Revision {
    const Table& table;
    const TableFacts& facts;
    std::vector<std::string> atoms;
    std::vector<std::string>
        others;  // deprecated columns, and what is computed from columns that go
    std::set<std::string, text::LessIgnoringCase> gone;  // all of these
    bool is_required = false;                            // one of the atoms is NOT NULL

    bool stays(const std::string& column) const { return !gone.contains(column); }
    bool stay(const std::vector<std::string>& columns) const {
        return std::all_of(columns.begin(), columns.end(),
                           [this](const std::string& column) { return stays(column); });
    }
    void remove(const Column& column, std::vector<std::string>& names) {
        names.push_back(column.name);
        gone.insert(column.name);
    }
};

Revision plan_revision(const Table& table, const TableFacts& facts,
                       const Atomization& atomization) {
    Revision revision{table, facts, {}, {}, {}, false};
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const Column& column = table.columns[index];
        if (is_atom(atomization, column)) {
            revision.remove(column, revision.atoms);
            revision.is_required = revision.is_required || !column.is_nullable;
        } else if (facts.columns[index].is_deprecated && !facts.columns[index].is_primary_key) {
            revision.remove(column, revision.others);
        }
    }
    for (const Column& column : table.columns) {
        if (revision.stays(column.name) && column.computed &&
            !revision.stay(catalog::columns_in(column.computed->expression, table))) {
            revision.remove(column, revision.others);
        }
    }
    return revision;
}

void add_columns(const Revision& revision, Group group, TableDefinition& definition) {
    const Table& table = revision.table;
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const Column& column = table.columns[index];
        if (revision.stays(column.name) &&
            group_of(column, revision.facts.columns[index]) == group) {
            definition.add(column_definition(column), std::string{heading_of(group)});
        }
    }
}

void add_reference(const Revision& revision, const AtomReference& reference,
                   TableDefinition& definition) {
    definition.add(fmt::format("{} {} {}", quote_name(reference.column),
                               sqlserver::to_sql(reference.key->type),
                               revision.is_required ? "NOT NULL" : "NULL"),
                   std::string{heading_of(Group::Keys)},
                   fmt::format("new: the atom of {}", fmt::join(revision.atoms, ", ")));
}

// A constraint stays with all of its columns, and goes with any of them.
void add_constraint(bool stays, const std::string& sql, TableDefinition& definition) {
    if (stays) {
        definition.add(sql, "Constraints");
    } else {
        definition.add_remark(sql + " goes with its columns.");
    }
}

void add_constraints(const Revision& revision, TableDefinition& definition) {
    const Table& table = revision.table;
    if (table.period) {
        definition.add(period_definition(*table.period), "Constraints");
    }
    for (const Index& index : table.indexes) {
        if (index.is_constraint()) {
            add_constraint(revision.stay(key_names(index)), key_definition(index), definition);
        }
    }
    for (const catalog::ForeignKey& key : table.foreign_keys) {
        add_constraint(revision.stay(key.columns), foreign_key_definition(key), definition);
    }
    for (const catalog::CheckConstraint& check : table.checks) {
        add_constraint(revision.stay(check.columns), check_definition(check), definition);
    }
    for (const catalog::EdgeConstraint& edge : table.edges) {
        add_constraint(true, edge_definition(edge), definition);
    }
}

// A memory-optimised table may reference only another one.
void add_reference_key(const Table& table, const AtomReference& reference,
                       TableDefinition& definition) {
    if (table.is_memory_optimized && !reference.store->is_memory_optimized) {
        definition.add_remark("A memory-optimised table cannot have a foreign key to the store.");
        return;
    }
    const catalog::QualifiedName& store = reference.store->name;
    definition.add(
        fmt::format("CONSTRAINT {} FOREIGN KEY ({}) REFERENCES {} ({})",
                    quote_name(reference.constraint), quote_name(reference.column),
                    quote_name(store.schema, store.name), quote_name(reference.key->name)),
        "Constraints");
}

bool has_only_keys(const Revision& revision) {
    const Table& table = revision.table;
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        if (revision.stays(table.columns[index].name) &&
            group_of(table.columns[index], revision.facts.columns[index]) != Group::Keys) {
            return false;
        }
    }
    return true;
}

// The table that could reference the atom itself.
std::string first_parent(const catalog::Catalog& catalog, const SchemaFacts& schema,
                         const TableFacts& facts) {
    for (const TableId parent : facts.parents) {
        if (parent != schema.atom_store) {
            return catalog.tables[parent].name.dotted();
        }
    }
    return {};
}

void add_remarks(const Revision& revision, const Atomization& atomization,
                 const std::string& parent, TableDefinition& definition) {
    if (atomization.verdict == AtomVerdict::Violation && has_only_keys(revision)) {
        definition.add_remark("Nothing but keys is left beside the atom.");
        if (!parent.empty()) {
            definition.add_remark(
                fmt::format("{} could reference it instead, and this table could go.", parent));
        }
    }
    if (!revision.others.empty()) {
        definition.add_remark(fmt::format("Left out, deprecated or computed from what goes: {}.",
                                          fmt::join(revision.others, ", ")));
    }
}

}  // namespace

std::string revise_schema(const catalog::Catalog& catalog, const SchemaFacts& schema, TableId id,
                          const Atomization& atomization) {
    const Table& table = catalog.tables[id];
    const std::optional<AtomReference> reference =
        plan_reference(table, catalog.tables[*schema.atom_store]);
    const Revision revision = plan_revision(table, schema.tables[id], atomization);
    if (revision.gone.empty() || !reference) {
        return {};
    }
    TableDefinition definition;
    add_remarks(revision, atomization, first_parent(catalog, schema, schema.tables[id]),
                definition);
    add_columns(revision, Group::Keys, definition);
    if (!revision.atoms.empty()) {
        add_reference(revision, *reference, definition);
    }
    for (const Group group : {Group::Derived, Group::Metrics, Group::Internal, Group::Unclear}) {
        add_columns(revision, group, definition);
    }
    add_constraints(revision, definition);
    if (!revision.atoms.empty()) {
        add_reference_key(table, *reference, definition);
    }
    return definition.render(table);
}

}  // namespace tsqlaudit::facts
