#include "fix/consequences.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "rules/expressions.h"
#include "rules/index_overlap.h"
#include "syntax/parser.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

using catalog::Compression;
using catalog::Table;

bool runs_as_it_is(const RenderContext& context, const Change& change) {
    Naming any_names{catalog::Catalog{}};
    return render({context.catalog, context.schema, context.target, context.bounding_box, any_names,
                   context.references, context.planned},
                  change)
        .choice.empty();
}

// A condition that a rule put together, as the parser reads those of existing indexes; nullptr for
// none.
catalog::ExpressionPtr parsed_filter(const std::string& condition) {
    if (condition.empty()) {
        return nullptr;
    }
    text::SourceSet sources;
    const text::FileId file =
        sources.add({"", "CREATE INDEX I ON dbo.T (C) WHERE " + condition + ";"});
    const syntax::Script script = syntax::parse(sources, file).script;
    return std::get<syntax::CreateIndex>(script.statements.at(0).node).index.filter;
}

// The index that the change makes; none: it makes no rowstore index.
std::optional<catalog::Index> planned_index(const rules::Remedy& remedy) {
    catalog::Index index;
    if (const auto* create = std::get_if<rules::CreateIndex>(&remedy)) {
        index.key_columns = create->key_columns;
        index.included_columns = create->included_columns;
        index.filter = parsed_filter(create->filter);
        index.is_unique = create->is_unique;
        index.is_clustered = create->is_clustered;
        return index;
    }
    const std::vector<std::string>* columns = nullptr;
    if (const auto* key = std::get_if<rules::AddUniqueKey>(&remedy)) {
        columns = &key->columns;
        index.filter = parsed_filter(key->filter);
    } else if (const auto* primary_key = std::get_if<rules::AddPrimaryKey>(&remedy)) {
        columns = &primary_key->columns;
        index.is_clustered = primary_key->is_clustered;
    }
    if (columns == nullptr || columns->empty()) {
        return std::nullopt;
    }
    index.is_unique = true;
    for (const std::string& column : *columns) {
        index.key_columns.push_back({.name = column});
    }
    return index;
}

// A clustered columnstore of the history of the table, or of the table itself.
bool is_columnstore(const Change& change, bool on_history) {
    const auto* index = std::get_if<rules::CreateColumnstore>(&change.remedy);
    return index != nullptr && index->is_clustered && index->on_history == on_history;
}

bool is_compression_of(const Change& change, std::size_t table) {
    return change.table == table && std::holds_alternative<rules::Compress>(change.remedy);
}

// The changes that compress a history table whose rows become a clustered columnstore are answered
// by that: their findings go over to it.
void leave_to_columnstore(const RenderContext& context, std::vector<Change>& changes) {
    std::set<std::size_t> histories;
    for (Change& columnstore : changes) {
        const auto& versioning = context.table(columnstore).versioning;
        if (!is_columnstore(columnstore, true) || !versioning || !versioning->history_index ||
            !runs_as_it_is(context, columnstore)) {
            continue;
        }
        histories.insert(*versioning->history_index);
        for (const Change& change : changes) {
            if (is_compression_of(change, *versioning->history_index)) {
                columnstore.findings.insert(columnstore.findings.end(), change.findings.begin(),
                                            change.findings.end());
            }
        }
    }
    std::erase_if(changes, [&](const Change& change) {
        return histories.contains(change.table) && is_compression_of(change, change.table);
    });
}

class Consequences {
public:
    Consequences(const RenderContext& context, std::vector<Change> changes)
        : context_{context}, table_{context.table(changes.front())}, changes_{std::move(changes)} {}

    std::vector<Change> run() && {
        keep_one_clustered();
        for (std::size_t i = 0; i < changes_.size(); ++i) {
            drop_redundant(i);
            drop_defaults(i);
        }
        leave_dropped_alone();
        return std::move(changes_);
    }

private:
    Change follow_up(const Change& cause, rules::Remedy remedy) const {
        return {cause.table, cause.priority, std::move(remedy), cause.findings};
    }

    // Beside a clustered columnstore the primary key is another index.
    void keep_one_clustered() {
        const bool has_columnstore = std::ranges::any_of(changes_, [&](const Change& change) {
            return is_columnstore(change, false) && runs_as_it_is(context_, change);
        });
        for (Change& change : changes_) {
            if (auto* key = std::get_if<rules::AddPrimaryKey>(&change.remedy)) {
                key->is_clustered = key->is_clustered && !has_columnstore;
            }
        }
    }

    // Rows that forget their place in a key would all take the same.
    void drop_defaults(std::size_t position) {
        const auto* key = std::get_if<rules::AddUniqueKey>(&changes_[position].remedy);
        if (key == nullptr || !runs_as_it_is(context_, changes_[position])) {
            return;
        }
        const std::vector<std::string> columns = key->columns;
        for (const std::string& name : columns) {
            const auto& constraint = table_.column_or_unknown(name).default_constraint;
            if (constraint && constraint->value != nullptr &&
                rules::is_constant(*constraint->value) && is_place(position, name) &&
                std::ranges::none_of(changes_, [&](const Change& change) {
                    const auto* drop = std::get_if<rules::DropDefault>(&change.remedy);
                    return drop != nullptr && text::equals_ignoring_case(drop->column, name);
                })) {
                changes_.push_back(follow_up(changes_[position], rules::DropDefault{name}));
            }
        }
    }

    bool is_place(std::size_t position, const std::string& column) const {
        const facts::ColumnFacts* facts =
            context_.schema.tables.at(changes_[position].table).find(table_, column);
        return facts != nullptr && (facts->role == facts::ColumnRole::Ordinal ||
                                    facts->role == facts::ColumnRole::Coordinate);
    }

    void drop_redundant(std::size_t position) {
        const std::optional<catalog::Index> planned = planned_index(changes_[position].remedy);
        if (!planned) {
            return;
        }
        for (std::size_t i = 0; i < table_.indexes.size(); ++i) {
            const catalog::Index& index = table_.indexes[i];
            if (index.is_constraint() || is_dropped(i) ||
                !(rules::is_covered_by(table_, index, *planned) ||
                  rules::are_duplicates(table_, index, *planned)) ||
                !runs_as_it_is(context_, changes_[position])) {
                continue;
            }
            Change drop = follow_up(changes_[position], rules::DropIndexRemedy{i});
            if (runs_as_it_is(context_, drop)) {
                changes_.push_back(std::move(drop));
            }
        }
    }

    bool is_dropped(std::size_t index) const {
        return std::ranges::any_of(changes_, [&](const Change& change) {
            const auto* drop = std::get_if<rules::DropIndexRemedy>(&change.remedy);
            return drop != nullptr && drop->index == index;
        });
    }

    void leave_dropped_alone() {
        for (Change& change : changes_) {
            if (auto* compress = std::get_if<rules::Compress>(&change.remedy)) {
                std::erase_if(compress->indexes, [&](std::size_t index) {
                    return std::ranges::any_of(changes_, [&](const Change& other) {
                        const auto* drop = std::get_if<rules::DropIndexRemedy>(&other.remedy);
                        return drop != nullptr && drop->index == index &&
                               runs_as_it_is(context_, other);
                    });
                });
            }
        }
    }

    const RenderContext& context_;
    const Table& table_;
    std::vector<Change> changes_;
};

std::optional<Compression> row_or_page(const std::optional<Compression>& compression) {
    return compression == Compression::Row || compression == Compression::Page ? compression
                                                                               : std::nullopt;
}

}  // namespace

std::vector<Change> with_consequences(const RenderContext& context, std::vector<Change> changes) {
    leave_to_columnstore(context, changes);
    std::vector<Change> result;
    for (auto begin = changes.begin(); begin != changes.end();) {
        const auto end = std::find_if(begin, changes.end(), [&](const Change& change) {
            return change.table != begin->table;
        });
        std::vector<Change> of_table = Consequences{
            context,
            {std::make_move_iterator(begin),
             std::make_move_iterator(end)}}.run();
        std::ranges::move(of_table, std::back_inserter(result));
        begin = end;
    }
    return result;
}

namespace {

void note(const RenderContext& context, const Change& change, Planned& planned) {
    const Table& table = context.table(change);
    if (const auto* compress = std::get_if<rules::Compress>(&change.remedy)) {
        const auto setting = row_or_page(compress->compression);
        if (compress->table && setting) {
            planned.compression.insert_or_assign(&table, *setting);
        }
    } else if (std::holds_alternative<rules::AddPrimaryKey>(change.remedy)) {
        std::optional<catalog::Index> key = planned_index(change.remedy);
        if (key && runs_as_it_is(context, change)) {
            key->is_primary_key = true;
            planned.primary_keys.insert_or_assign(&table, std::move(*key));
        }
    } else if (const auto* drop = std::get_if<rules::DropIndexRemedy>(&change.remedy)) {
        if (runs_as_it_is(context, change)) {
            planned.dropped_indexes.insert({&table, drop->index});
        }
    } else if (const auto* default_drop = std::get_if<rules::DropDefault>(&change.remedy)) {
        if (runs_as_it_is(context, change)) {
            planned.dropped_defaults.insert(table.find_column(default_drop->column));
        }
    } else if (is_columnstore(change, true) && runs_as_it_is(context, change)) {
        planned.history_columnstores.insert(&table);
    }
}

}  // namespace

Planned planned_by(const RenderContext& context, const std::vector<Change>& changes) {
    Planned planned;
    for (const Table& table : context.catalog.tables) {
        if (const auto stated = row_or_page(table.compression.whole)) {
            planned.compression.insert_or_assign(&table, *stated);
        }
    }
    for (const Change& change : changes) {
        note(context, change, planned);
    }
    return planned;
}

}  // namespace tsqlaudit::fix
