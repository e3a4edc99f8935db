#include "fix/consequences.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "fix/alteration.h"
#include "fix/planned_index.h"
#include "fix/render_parts.h"
#include "rules/expressions.h"
#include "text/compare.h"
#include "text/parallel.h"

namespace tsqlaudit::fix {

namespace {

using catalog::Compression;
using catalog::Table;

class Consequences {
public:
    Consequences(const RenderContext& context, std::vector<Change> changes)
        : context_{context}, table_{context.table(changes.front())}, changes_{std::move(changes)} {}

    std::vector<Change> run() && {
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

    // Rows that forget their place in a key would all take the same.
    void drop_defaults(std::size_t position) {
        const std::vector<std::string> columns = natural_key(changes_[position].remedy);
        if (columns.empty() || !runs_as_it_is(context_, changes_[position])) {
            return;
        }
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

    static std::vector<std::string> natural_key(const rules::Remedy& remedy) {
        if (const auto* key = std::get_if<rules::AddUniqueKey>(&remedy)) {
            return key->columns;
        }
        const auto* key = std::get_if<rules::AddPrimaryKey>(&remedy);
        return key != nullptr && key->is_natural_key ? key->columns : std::vector<std::string>{};
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
                !takes_place_of(table_, *planned, index) ||
                !runs_as_it_is(context_, changes_[position])) {
                continue;
            }
            Change drop = follow_up(changes_[position], rules::DropIndexRemedy{i});
            if (runs_as_it_is(context_, drop)) {
                drop.is_replaced = !is_in_the_way_of_change(index);
                changes_.push_back(std::move(drop));
            }
        }
    }

    // It goes before a column is altered, and does not come back.
    bool is_in_the_way_of_change(const catalog::Index& index) const {
        return std::ranges::any_of(changes_, [&](const Change& change) {
            const auto* alter = std::get_if<rules::AlterColumn>(&change.remedy);
            return alter != nullptr && is_in_the_way(alteration_of(table_, *alter), index) &&
                   runs_as_it_is(context_, change);
        });
    }

    bool is_dropped(std::size_t index) const {
        return std::ranges::any_of(changes_, [&](const Change& change) {
            const auto* drop = std::get_if<rules::DropIndexRemedy>(&change.remedy);
            return drop != nullptr && drop->index == index;
        });
    }

    void leave_dropped_alone() {
        std::unordered_map<std::size_t, const Change*> drops;  // by index: each is dropped once
        for (const Change& change : changes_) {
            if (const auto* drop = std::get_if<rules::DropIndexRemedy>(&change.remedy)) {
                drops.emplace(drop->index, &change);
            }
        }
        for (Change& change : changes_) {
            if (auto* compress = std::get_if<rules::Compress>(&change.remedy)) {
                std::erase_if(compress->indexes, [&](std::size_t index) {
                    const auto drop = drops.find(index);
                    return drop != drops.end() && runs_as_it_is(context_, *drop->second);
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
    return Consequences{context, std::move(changes)}.run();
}

namespace {

// Others build on a primary key and on a clustered index, so these get their names first.
void note_index(const RenderContext& context, const Change& change, Planned& planned) {
    const Table& table = context.table(change);
    const bool is_primary_key = std::holds_alternative<rules::AddPrimaryKey>(change.remedy);
    const auto* create = std::get_if<rules::CreateIndex>(&change.remedy);
    if (!is_primary_key && (create == nullptr || !create->is_clustered)) {
        ++planned.new_indexes[&table];
        return;
    }
    catalog::Index index = planned_index(change.remedy).value();
    index.is_primary_key = is_primary_key;
    index.name = index.is_primary_key
                     ? context.naming.constraint(table, "PK", {})
                     : context.naming.index(table, "CX", names_of(index.key_columns));
    if (index.is_clustered) {
        planned.clustered_indexes.insert_or_assign(&table, index);
    }
    if (index.is_primary_key) {
        planned.primary_keys.insert_or_assign(&table, std::move(index));
    }
}

void note_compression(const RenderContext& context, const Change& change, Planned& planned) {
    const auto* compress = std::get_if<rules::Compress>(&change.remedy);
    if (compress != nullptr && compress->table) {
        if (const auto setting = row_or_page(compress->compression)) {
            planned.compression.insert_or_assign(&context.table(change), *setting);
        }
    }
}

void note_history(const RenderContext& context, const Change& change, Planned& planned) {
    const auto* columnstore = std::get_if<rules::CreateColumnstore>(&change.remedy);
    if (columnstore != nullptr && columnstore->on_history) {
        planned.history_columnstores.insert(&context.table(change));
    }
}

// Whether others go by it, where it runs as it is.
bool is_noted(const rules::Remedy& remedy) {
    return plans_index(remedy) || std::holds_alternative<rules::DropIndexRemedy>(remedy) ||
           std::holds_alternative<rules::AddColumns>(remedy) ||
           std::holds_alternative<rules::AlterColumn>(remedy) ||
           std::holds_alternative<rules::DropDefault>(remedy);
}

void note(const RenderContext& context, const Change& change, Planned& planned) {
    const Table& table = context.table(change);
    if (plans_index(change.remedy)) {
        note_index(context, change, planned);
    } else if (const auto* drop = std::get_if<rules::DropIndexRemedy>(&change.remedy)) {
        planned.dropped_indexes.insert({&table, drop->index});
        if (change.is_replaced) {
            planned.replaced_indexes.insert({&table, drop->index});
        }
    } else if (const auto* add = std::get_if<rules::AddColumns>(&change.remedy)) {
        std::ranges::copy(add->columns, std::back_inserter(planned.added_columns[&table]));
    } else if (const auto* alter = std::get_if<rules::AlterColumn>(&change.remedy)) {
        planned.altered_bytes[&table] += fixed_bytes({*alter});
        if (!alter->type.empty()) {
            planned.new_types.insert_or_assign(table.find_column(alter->name),
                                               type_from(alter->type));
        }
    } else if (const auto* default_drop = std::get_if<rules::DropDefault>(&change.remedy)) {
        planned.dropped_defaults.insert(table.find_column(default_drop->column));
    }
}

}  // namespace

Planned planned_by(const RenderContext& context, std::span<const std::vector<Change>> tables,
                   unsigned jobs) {
    std::vector<std::vector<bool>> is_certain(tables.size());
    text::for_each_index(tables.size(), jobs, [&](std::size_t i) {
        for (const Change& change : tables[i]) {
            is_certain[i].push_back(is_noted(change.remedy) && runs_as_it_is(context, change));
        }
    });
    Planned planned;
    for (const Table& table : context.catalog.tables) {
        if (const auto stated = row_or_page(table.compression.whole)) {
            planned.compression.insert_or_assign(&table, *stated);
        }
    }
    for (std::size_t i = 0; i < tables.size(); ++i) {
        for (std::size_t at = 0; at < tables[i].size(); ++at) {
            const Change& change = tables[i][at];
            note_compression(context, change, planned);
            note_history(context, change, planned);
            const auto* alter = std::get_if<rules::AlterColumn>(&change.remedy);
            if (alter != nullptr && change.is_guess) {
                planned.guessed_bytes[&context.table(change)] += fixed_bytes({*alter});
            }
            if (is_certain[i][at]) {
                note(context, change, planned);
            }
        }
    }
    return planned;
}

}  // namespace tsqlaudit::fix
