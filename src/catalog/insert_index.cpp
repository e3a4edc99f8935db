// How an index enters a table: one name, one primary key, one clustered index.
#include <optional>

#include "catalog/elements.h"
#include "catalog/options.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

bool spell_all(const Table& table, std::vector<std::string>& columns, Outcome& missing) {
    for (std::string& column : columns) {
        if (!spell(table, column)) {
            missing = Missing{.object = table.name, .member = column};
            return false;
        }
    }
    return true;
}

// The clustered index is the table: where it is stored and how it is compressed are the table's.
void become_base(Table& table, Index& index, bool is_inline) {
    if (index.storage && is_inline) {
        table.storage = *index.storage;  // the indexes beside it are created where it is
    } else if (index.storage) {
        move_base(table, *index.storage);
    }
    if (is_stated(index.compression) || index.kind == IndexKind::Columnstore ||
        table.has_clustered_columnstore()) {
        table.compression = index.compression;
    } else {
        index.compression = table.compression;  // a heap's compression is inherited
    }
}

// DROP_EXISTING: a constraint stays the constraint that it is.
void replace_index(Table& table, std::size_t position, Index index) {
    const Index& existing = table.indexes[position];
    if (existing.is_constraint()) {
        index.is_primary_key = existing.is_primary_key;
        index.is_unique_constraint = existing.is_unique_constraint;
        index.is_unique = true;
    }
    index.is_inline = existing.is_inline;
    if (index.is_clustered) {
        become_base(table, index, false);
    }
    table.indexes.replace(position, std::move(index));
}

// They stay NOT NULL when the key goes.
void make_not_null(Table& table, const std::vector<IndexColumn>& key_columns) {
    for (const IndexColumn& key_column : key_columns) {
        if (Column* const column = find_column(table, key_column.name)) {
            column->is_nullable = false;
        }
    }
}

const Index* rival_of(const Table& table, const Index& index) {
    if (index.is_primary_key && table.primary_key() != nullptr) {
        return table.primary_key();
    }
    return index.is_clustered ? table.clustered_index() : nullptr;
}

std::string describe_rival(const Table& table, const Index& index, const Index& rival) {
    const std::string name = rival.name.empty() ? "" : ' ' + rival.name;
    return index.is_primary_key && rival.is_primary_key
               ? "the primary key" + name + " of " + table.name.dotted()
               : "the clustered index" + name + " of " + table.name.dotted();
}

}  // namespace

// Only rowstore indexes can be elsewhere than the table.
void move_base(Table& table, Storage storage) {
    for (std::size_t position = 0; position < table.indexes.size(); ++position) {
        Index& index = table.indexes[position];
        if (index.kind == IndexKind::Rowstore && !index.is_clustered && !index.storage) {
            index.storage = table.storage;
            table.indexes.note_change(position);
        }
    }
    table.storage = std::move(storage);
}

void move_heap(Table& table, const syntax::Placement& move_to) {
    if (table.clustered_index() == nullptr) {
        move_base(table, make_storage(move_to));
    }
}

Outcome spell_columns(const Table& table, Index& index) {
    for (IndexColumn& column : index.key_columns) {
        if (!spell(table, column.name)) {
            return Missing{.object = table.name, .member = column.name};
        }
    }
    Outcome missing;
    if (spell_all(table, index.included_columns, missing)) {
        spell_all(table, index.order_columns, missing);
    }
    return missing;
}

void insert_index(BuildState& state, Table& table, Index index, const Addition& addition) {
    if (spell_columns(table, index)) {
        return;
    }
    const std::optional<std::size_t> same = table.indexes.position(index.name);
    const Index* const existing = same ? &table.indexes[*same] : nullptr;
    const bool replaces = existing != nullptr && is_on(index.options, "DROP_EXISTING");
    if (existing != nullptr && !replaces) {
        state.warn_repeated(addition.statement, index.span, table.name,
                            "index " + existing->name + " of " + table.name.dotted(),
                            existing->span);
        return;
    }
    const Index* const rival = rival_of(table, index);
    if (rival != nullptr && rival != existing) {
        state.warn_repeated(addition.statement, index.span, table.name,
                            describe_rival(table, index, *rival), rival->span);
        return;
    }
    if (replaces) {
        replace_index(table, *same, std::move(index));
        return;
    }
    if (index.is_clustered) {
        become_base(table, index, addition.is_inline);
    }
    if (index.is_primary_key) {
        make_not_null(table, index.key_columns);
    }
    const std::string name = index.name;
    if (index.is_primary_key) {
        table.indexes.push_front(std::move(index));
    } else {
        table.indexes.push_back(std::move(index));
    }
    state.appeared(table.name, name);
}

}  // namespace tsqlaudit::catalog
