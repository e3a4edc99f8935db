// CREATE, DROP and ALTER INDEX, on tables and on indexed views.
#include <algorithm>

#include "catalog/apply.h"
#include "catalog/elements.h"
#include "catalog/options.h"
#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

using text::equals_ignoring_case;

void rebuild(Index& index, const syntax::AlterIndex& alter) {
    index.is_disabled = false;
    apply_compression(index.compression, alter.options, alter.partition);
    if (const auto fill = option_number(alter.options, "FILLFACTOR")) {
        index.fill_factor = fill;
    }
}

void set_options(Index& index, const std::vector<syntax::Option>& options) {
    if (find_option(options, "IGNORE_DUP_KEY") != nullptr) {
        index.ignore_dup_key = is_on(options, "IGNORE_DUP_KEY");
    }
    if (const auto delay = option_number(options, "COMPRESSION_DELAY")) {
        index.compression_delay_minutes = delay;
    }
    for (const syntax::Option& option : options) {
        set_option(index.options, option);
    }
}

void alter_index(Index& index, const syntax::AlterIndex& alter) {
    switch (alter.action) {
        case syntax::AlterIndexAction::Rebuild:
            rebuild(index, alter);
            break;
        case syntax::AlterIndexAction::Disable:
            index.is_disabled = true;
            break;
        case syntax::AlterIndexAction::Set:
            set_options(index, alter.options);
            break;
        case syntax::AlterIndexAction::Reorganize:
        case syntax::AlterIndexAction::Other:
            break;
    }
}

// DATA_COMPRESSION of ALTER INDEX ALL is for the kinds that have it.
bool takes_part_in_all(const Index& index) {
    return index.kind != IndexKind::FullText && index.kind != IndexKind::Json &&
           index.kind != IndexKind::Vector;
}

// A table is compressed as its clustered index is; a view has no compression of its own.
void alter_index(Index& index, const syntax::AlterIndex& alter, Table* table) {
    alter_index(index, alter);
    if (table != nullptr && index.is_clustered) {
        table->compression = index.compression;
    }
}

// False if there is no such index.
bool alter_indexes(NamedList<Index>& indexes, const syntax::AlterIndex& alter, Table* table) {
    if (alter.index) {
        Index* const index = indexes.find(alter.index->text);
        if (index != nullptr) {
            alter_index(*index, alter, table);
        }
        return index != nullptr;
    }
    for (Index& index : indexes) {
        if (takes_part_in_all(index)) {
            alter_index(index, alter, table);
        }
    }
    return true;
}

void drop_index_of_table(Table& table, const syntax::DropIndex::Target& target) {
    const bool was_clustered = target.move_to && table.clustered_index() != nullptr;
    drop_index(table, target.index.text);
    if (was_clustered) {
        move_heap(table, *target.move_to);
    }
}

void drop_from_view(View& view, std::string_view name) {
    if (const auto found = view.indexes.position(name)) {
        view.indexes.erase(*found);
    }
}

View* find_view(BuildState& state, const QualifiedName& name) {
    const auto found = state.views.find(name);
    return found == state.views.end() ? nullptr : &found->second;
}

}  // namespace

Outcome apply(BuildState& state, const syntax::CreateIndex& create,
              const syntax::Statement& origin) {
    if (is_temporary(create.table)) {
        return {};
    }
    const QualifiedName name = qualified(create.table);
    syntax::IndexDefinition definition = create.index;
    definition.span = origin.span;
    if (Table* const table = state.find_table(name)) {
        return add_index(state, *table, definition, {.statement = origin, .is_alone = true});
    }
    if (View* const view = find_view(state, name)) {
        if (view->indexes.find(create.index.name.text) == nullptr) {
            view->indexes.push_back(make_index(state, definition));
        }
        return {};
    }
    return Missing{.object = name, .member = {}};
}

Outcome apply(BuildState& state, const syntax::DropIndex& drop, const syntax::Statement& origin) {
    for (const syntax::DropIndex::Target& target : drop.targets) {
        if (is_temporary(target.table)) {
            continue;
        }
        if (target.table.name.empty()) {
            state.warn(origin.span, "DROP INDEX " + target.index.text +
                                        " names no table: the statement has no effect");
            continue;
        }
        const QualifiedName name = qualified(target.table);
        if (Table* const table = state.find_table(name)) {
            drop_index_of_table(*table, target);
        } else if (View* const view = find_view(state, name)) {
            drop_from_view(*view, target.index.text);
        } else if (!drop.if_exists && !origin.guarded) {
            return Missing{.object = name, .member = {}};
        }
    }
    return {};
}

Outcome apply(BuildState& state, const syntax::AlterIndex& alter,
              const syntax::Statement& /*origin*/) {
    if (is_temporary(alter.table)) {
        return {};
    }
    const QualifiedName name = qualified(alter.table);
    Table* const table = state.find_table(name);
    View* const view = table == nullptr ? find_view(state, name) : nullptr;
    if (table == nullptr && view == nullptr) {
        return Missing{.object = name, .member = {}};
    }
    if (!alter_indexes(table != nullptr ? table->indexes : view->indexes, alter, table)) {
        return Missing{.object = name, .member = alter.index->text};
    }
    return {};
}

Outcome apply(BuildState& state, const syntax::AlterFulltextIndex& alter,
              const syntax::Statement& /*origin*/) {
    const QualifiedName name = qualified(alter.table);
    Table* const table = state.find_table(name);
    View* const view = table == nullptr ? find_view(state, name) : nullptr;
    if (table == nullptr && view == nullptr) {
        return Missing{.object = name, .member = {}};
    }
    auto& indexes = table != nullptr ? table->indexes : view->indexes;
    const auto index = std::ranges::find(indexes, IndexKind::FullText, &Index::kind);
    if (index == indexes.end()) {
        return {};
    }
    for (const syntax::Identifier& column : alter.dropped) {
        std::erase_if(index->key_columns, [&column](const IndexColumn& candidate) {
            return equals_ignoring_case(candidate.name, column.text);
        });
    }
    Outcome missing;
    for (const syntax::Identifier& added : alter.added) {
        std::string column = added.text;
        if (table != nullptr && !spell(*table, column)) {
            missing = {.object = name, .member = column};
            break;
        }
        index->key_columns.push_back({.name = std::move(column)});
    }
    indexes.note_change(static_cast<std::size_t>(index - indexes.begin()));
    return missing;
}

Outcome apply(BuildState& state, const syntax::CreateStatistics& create,
              const syntax::Statement& /*origin*/) {
    const QualifiedName name = qualified(create.table);
    if (is_temporary(create.table) || state.views.contains(name)) {
        return {};
    }
    Table* const table = state.find_table(name);
    if (table == nullptr) {
        return Missing{.object = name, .member = {}};
    }
    if (table->statistics.find(create.name.text) != nullptr) {
        return {};
    }
    Statistics statistics;
    statistics.name = create.name.text;
    statistics.filter = create.filter;
    statistics.filter_text = state.text_of(create.filter);
    statistics.options = create.options;
    for (const syntax::Identifier& column : create.columns) {
        statistics.columns.push_back(column.text);
    }
    table->statistics.push_back(std::move(statistics));
    return {};
}

}  // namespace tsqlaudit::catalog
