// sp_rename, ALTER SCHEMA … TRANSFER.
#include <algorithm>

#include "catalog/apply.h"
#include "catalog/elements.h"
#include "catalog/rename.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

using text::equals_ignoring_case;

void replace(std::string& name, std::string_view from, const std::string& to) {
    if (equals_ignoring_case(name, from)) {
        name = to;
    }
}

void replace(std::vector<std::string>& names, std::string_view from, const std::string& to) {
    for (std::string& name : names) {
        replace(name, from, to);
    }
}

void rename_referenced_column(BuildState& state, const QualifiedName& table, std::string_view from,
                              const std::string& to) {
    for (const QualifiedName& name : state.tables_referencing(table, from)) {
        Table* const referencing = state.find_table(name);
        if (referencing == nullptr) {
            continue;
        }
        NamedList<ForeignKey>& keys = referencing->foreign_keys;
        for (const std::size_t position : keys.found_by(FoundBy::Referenced, from)) {
            if (keys[position].referenced_table == table &&
                text::contains_ignoring_case(keys[position].referenced_columns, from)) {
                replace(keys[position].referenced_columns, from, to);
                keys.note_change(position);
                state.note_referenced_column(name, table, to);
            }
        }
    }
}

bool rename_column(BuildState& state, Table& table, std::string_view from, const std::string& to) {
    const std::optional<std::size_t> column = table.columns.position(from);
    if (!column || !table.columns.rename(*column, to)) {
        return false;
    }
    if (const auto& value = table.columns[*column].default_constraint) {
        state.note_owned(table.name, value->name, to);
    }
    table.indexes.rename_column(from, to);
    table.foreign_keys.rename_column(from, to);
    table.checks.rename_column(from, to);
    if (table.period) {
        replace(table.period->start_column, from, to);
        replace(table.period->end_column, from, to);
    }
    replace(table.storage.partition_column, from, to);
    rename_referenced_column(state, table.name, from, to);
    return true;
}

// SQL Server refuses a name that another column, or another index, has.
bool is_taken(const Table& table, std::string_view part, const std::string& name, bool is_index) {
    if (equals_ignoring_case(part, name)) {
        return false;
    }
    return is_index ? table.indexes.find(name) != nullptr : table.find_column(name) != nullptr;
}

bool rename_column_and_history(BuildState& state, Table& table, std::string_view from,
                               const std::string& to) {
    if (!rename_column(state, table, from, to)) {
        return false;
    }
    if (Table* const history =
            table.versioning ? state.find_table(table.versioning->history_table) : nullptr) {
        if (!is_taken(*history, from, to, false)) {
            rename_column(state, *history, from, to);
        }
    }
    return true;
}

// Foreign keys follow the table, since SQL Server knows it by its number.
void rename_table(BuildState& state, const QualifiedName& from, const QualifiedName& to) {
    auto node = state.tables.extract(from);
    Table& table = node.mapped();
    table.name = to;
    for (Trigger& trigger : table.triggers) {
        trigger.name.schema = to.schema;
    }
    for (ForeignKey& key : table.foreign_keys) {
        if (key.referenced_table == from) {
            key.referenced_table = to;
        }
    }
    for (const QualifiedName& name : state.tables_referencing(from)) {
        Table* const referencing = state.find_table(name);
        if (referencing == nullptr) {
            continue;
        }
        for (ForeignKey& key : referencing->foreign_keys) {
            if (key.referenced_table == from) {
                key.referenced_table = to;
                state.note_foreign_key(name, key);
            }
        }
    }
    // So does the current table of a history.
    if (Table* const current = state.current_table_of(from)) {
        current->versioning->history_table = to;
        state.note_history(*current);
    }
    state.insert(std::move(table));
}

template <typename Objects>
bool rename_object(Objects& objects, const QualifiedName& from, const QualifiedName& to) {
    if (!objects.contains(from) || objects.contains(to)) {
        return false;
    }
    auto node = objects.extract(from);
    node.mapped().name = to;
    node.key() = to;
    objects.insert(std::move(node));
    return true;
}

// Table.Column or Schema.Table.Column, taken for Schema.Object.
bool is_column(BuildState& state, const syntax::ObjectName& name) {
    const Table* const table = state.find_table(
        {.schema = name.database.empty() ? "dbo" : name.database, .name = name.schema});
    return table != nullptr && table->find_column(name.name) != nullptr;
}

// A history table that only its current table names.
bool rename_implied_history(BuildState& state, const QualifiedName& from, const QualifiedName& to) {
    Table* const current = state.current_table_of(from);
    if (current == nullptr) {
        return false;
    }
    current->versioning->history_table = to;
    state.note_history(*current);
    return true;
}

// False if there is no such object.
bool rename_whole(BuildState& state, const syntax::RenameObject& rename, Span span) {
    const QualifiedName from = qualified(rename.object);
    if (state.is_of_other_database(from)) {
        return true;
    }
    // What is not renamed keeps the spelling of its definition.
    const Table* const table = state.find_table(from);
    QualifiedName to = table != nullptr ? table->name : from;
    (rename.object_type == "SCHEMA" ? to.schema : to.name) = rename.new_name;
    if (rename.object_type == "USERDATATYPE") {
        rename_object(state.alias_types, from, to);
        return true;
    }
    if (table == nullptr) {
        return rename_object(state.views, from, to) || rename_object(state.routines, from, to) ||
               rename_constraint(state, from, to.name) || rename_implied_history(state, from, to);
    }
    if (from != to && state.tables.contains(to)) {
        state.warn(
            span, "table " + to.dotted() + " exists already: " + from.dotted() + " keeps its name");
    } else {
        rename_table(state, from, to);
    }
    return true;
}

Outcome rename_part(BuildState& state, const syntax::RenameObject& rename,
                    const syntax::Statement& origin) {
    const QualifiedName name = qualified(rename.object);
    Table* const table = state.find_table(name);
    if (table == nullptr) {
        return Missing{.object = name, .member = {}};
    }
    const bool is_index =
        rename.object_type == "INDEX" || table->find_column(rename.part) == nullptr;
    if (is_taken(*table, rename.part, rename.new_name, is_index)) {
        state.warn(origin.span, name.dotted() + " has a column or index " + rename.new_name +
                                    " already: " + rename.part + " keeps its name");
        return {};
    }
    const bool done = is_index
                          ? rename_index(state, *table, rename.part, rename.new_name)
                          : rename_column_and_history(state, *table, rename.part, rename.new_name);
    if (!done) {
        return table->columns_unknown ? Outcome{} : Missing{.object = name, .member = rename.part};
    }
    state.appeared(table->name, rename.new_name);
    return {};
}

}  // namespace

// An object that the input does not define may be a procedure or a view elsewhere: nothing is said.
Outcome apply(BuildState& state, const syntax::RenameObject& rename,
              const syntax::Statement& origin) {
    if (is_temporary(rename.object) || rename.object_type == "DATABASE") {
        return {};
    }
    if (rename.object_type == "STATISTICS") {
        rename_statistics(state, rename);
        return {};
    }
    if (!rename.part.empty()) {
        // A script with sp_rename is run in its order, and a guarded one looked whether there is
        // anything left to rename.
        const Outcome missing = rename_part(state, rename, origin);
        if (missing && !origin.guarded) {
            state.fail(origin, *missing);
        }
        return {};
    }
    if (rename_whole(state, rename, origin.span)) {
        return {};
    }
    const bool may_wait = rename.object_type == "SCHEMA" && !origin.guarded;
    if (may_wait || state.selected.contains(qualified(rename.object))) {
        return Missing{.object = qualified(rename.object), .member = {}};
    }
    if (is_column(state, rename.object)) {
        state.warn(origin.span, qualified(rename.object).dotted() +
                                    " is a column, which sp_rename knows only as a 'COLUMN': "
                                    "the statement has no effect");
    }
    return {};
}

}  // namespace tsqlaudit::catalog
