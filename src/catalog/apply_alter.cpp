// ALTER TABLE.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/apply.h"
#include "catalog/constraints.h"
#include "catalog/elements.h"
#include "catalog/options.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

using text::equals_ignoring_case;

using Names = std::set<std::string_view, text::LessIgnoringCase>;

// A column that neither the table nor the statement itself has.
Outcome missing_column(const Table& table, const Names& added,
                       const std::vector<std::string>& columns) {
    for (std::string column : columns) {
        if (!added.contains(column) && !spell(table, column)) {
            return Missing{.object = table.name, .member = column};
        }
    }
    return {};
}

Outcome missing_column(const Table& table, const syntax::AddElements& add) {
    Names added;
    for (const syntax::ColumnDefinition& column : add.columns) {
        added.insert(column.name.text);
    }
    for (const syntax::Constraint& constraint : add.constraints) {
        if (Outcome missing = missing_column(table, added, named_columns(constraint))) {
            return missing;
        }
    }
    for (const syntax::IndexDefinition& index : add.indexes) {
        if (Outcome missing = missing_column(table, added, named_columns(index))) {
            return missing;
        }
    }
    return {};
}

bool states_clustered(const syntax::AddElements& add) {
    return std::any_of(add.constraints.begin(), add.constraints.end(), [](const auto& constraint) {
        return constraint.clustering == Clustering::Clustered;
    });
}

Outcome alter(BuildState& state, Table& table, const syntax::AddElements& add,
              const syntax::Statement& origin) {
    if (Outcome missing = missing_column(table, add)) {
        return missing;
    }
    const Addition addition{.statement = origin,
                            .is_inline = false,
                            .with_nocheck = add.with_nocheck,
                            .states_clustered = states_clustered(add)};
    std::vector<const syntax::ColumnDefinition*> added;
    for (const syntax::ColumnDefinition& column : add.columns) {
        if (add_column(state, table, column, addition)) {
            added.push_back(&column);
        }
    }
    if (add.period) {
        set_period(table, *add.period);
    }
    // All named columns are there, so none of these can be missing one.
    for (const syntax::ColumnDefinition* column : added) {
        for (const syntax::Constraint& constraint : column->constraints) {
            add_constraint(state, table, constraint, addition);
        }
        for (const syntax::IndexDefinition& index : column->indexes) {
            add_index(state, table, index, addition);
        }
    }
    for (const syntax::Constraint& constraint : add.constraints) {
        add_constraint(state, table, constraint, addition);
    }
    for (const syntax::IndexDefinition& index : add.indexes) {
        add_index(state, table, index, addition);
    }
    return {};
}

void set_property(Column& column, std::string_view property, bool value) {
    if (equals_ignoring_case(property, "ROWGUIDCOL")) {
        column.is_rowguidcol = value;
    } else if (equals_ignoring_case(property, "SPARSE")) {
        column.is_sparse = value;
    } else if (equals_ignoring_case(property, "HIDDEN")) {
        column.is_hidden = value;
    } else if (equals_ignoring_case(property, "PERSISTED") && column.computed) {
        column.computed->is_persisted = value;
    } else if (equals_ignoring_case(property, "NOT FOR REPLICATION") && column.identity) {
        column.identity->not_for_replication = value;
    } else if (equals_ignoring_case(property, "DEFAULT") && !value) {
        column.default_constraint.reset();
    } else if (equals_ignoring_case(property, "MASKED") && !value) {
        column.masking_function.clear();
    }
}

Outcome alter(BuildState& /*state*/, Table& table, const syntax::AlterColumn& change,
              const syntax::Statement& /*origin*/) {
    Column* const column = find_column(table, change.column.text);
    if (column == nullptr) {
        return table.columns_unknown ? Outcome{}
                                     : Missing{.object = table.name, .member = change.column.text};
    }
    if (change.type) {
        // What is not restated is lost: NULL and the database's collation are the defaults.
        column->type = make_type(*change.type);
        column->is_nullable = change.nullable.value_or(true);
        column->nullability_stated = change.nullable.has_value();
        column->collation = change.collation;
        column->is_sparse = change.sparse;
        column->is_encrypted = change.encrypted;
        column->is_encrypted_randomly = change.encrypted_randomly;
    }
    if (!change.masking_function.empty()) {
        column->masking_function = change.masking_function;
    }
    set_property(*column, change.added_property, true);
    set_property(*column, change.dropped_property, false);
    return {};
}

void drop_period(Table& table) {
    table.period.reset();
    for (Column& column : table.columns) {
        if (column.generated == GeneratedKind::RowStart ||
            column.generated == GeneratedKind::RowEnd) {
            column.generated.reset();
        }
    }
}

Outcome alter(BuildState& state, Table& table, const syntax::DropElements& drop,
              const syntax::Statement& /*origin*/) {
    const bool was_clustered = drop.move_to && table.clustered_index() != nullptr;
    for (const syntax::Identifier& constraint : drop.constraints) {
        drop_named_constraint(state, table, constraint.text);
    }
    if (!drop.unnamed_key.empty()) {
        drop_unnamed_key(table, drop.unnamed_key);
    }
    if (!drop.unnamed_foreign_key.empty()) {
        drop_unnamed_foreign_key(table, drop.unnamed_foreign_key);
    }
    if (drop.unnamed_check) {
        drop_unnamed_check(table);
    }
    if (was_clustered) {
        move_heap(table, *drop.move_to);
    }
    for (const syntax::Identifier& column : drop.columns) {
        drop_column(table, column.text);
    }
    for (const syntax::Identifier& index : drop.indexes) {
        drop_index(table, index.text);
    }
    if (drop.period) {
        drop_period(table);
    }
    return {};
}

Outcome alter(BuildState& state, Table& table, const syntax::DropLookedUp& drop,
              const syntax::Statement& /*origin*/) {
    drop_looked_up(state, table, drop);
    return {};
}

Outcome alter(BuildState& /*state*/, Table& table, const syntax::CheckConstraints& change,
              const syntax::Statement& /*origin*/) {
    return set_checked(table, change);
}

Outcome alter(BuildState& state, Table& table, const syntax::SetTableOptions& set,
              const syntax::Statement& /*origin*/) {
    for (const syntax::Option& option : set.options) {
        set_option(table.options, option);
    }
    apply_table_options(table, set.options);
    state.note_history(table);
    return {};
}

Outcome alter(BuildState& /*state*/, Table& table, const syntax::RebuildTable& rebuild,
              const syntax::Statement& /*origin*/) {
    apply_compression(table.compression, rebuild.options, rebuild.partition);
    for (Index& index : table.indexes) {
        if (index.is_clustered) {
            index.compression = table.compression;
        }
    }
    return {};
}

Outcome alter(BuildState& /*state*/, Table& table, const syntax::AlterTableIndex& change,
              const syntax::Statement& /*origin*/) {
    Index* const index = table.indexes.find(change.index.text);
    if (index == nullptr) {
        return Missing{.object = table.name, .member = change.index.text};
    }
    if (const auto buckets = option_large_number(change.options, "BUCKET_COUNT")) {
        index->bucket_count = buckets;
    }
    return {};
}

// Partitions change hands, triggers and change tracking go on and off: the shape stays.
Outcome alter(BuildState& /*state*/, Table& /*table*/, const syntax::SwitchPartition& /*action*/,
              const syntax::Statement& /*origin*/) {
    return {};
}

Outcome alter(BuildState& /*state*/, Table& /*table*/, const syntax::OtherTableAction& /*action*/,
              const syntax::Statement& /*origin*/) {
    return {};
}

// A guarded removal looked whether there is anything to remove.
bool may_do_nothing(const syntax::AlterTable& alter, const syntax::Statement& origin) {
    if (std::holds_alternative<syntax::DropLookedUp>(alter.action)) {
        return true;
    }
    const auto* const drop = std::get_if<syntax::DropElements>(&alter.action);
    return drop != nullptr && (drop->if_exists || origin.guarded);
}

}  // namespace

Outcome apply(BuildState& state, const syntax::AlterTable& statement,
              const syntax::Statement& origin) {
    if (is_temporary(statement.name)) {
        return {};
    }
    const QualifiedName name = qualified(statement.name);
    Table* const table = state.find_table(name);
    if (table == nullptr) {
        return may_do_nothing(statement, origin) ? Outcome{}
                                                 : Missing{.object = name, .member = {}};
    }
    Outcome missing = std::visit(
        [&](const auto& action) { return alter(state, *table, action, origin); }, statement.action);
    if (!missing) {
        follow_in_history(state, *table, statement.action);
    }
    return missing;
}

}  // namespace tsqlaudit::catalog
