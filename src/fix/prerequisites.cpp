#include "fix/prerequisites.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include "fix/alteration.h"
#include "fix/planned_index.h"
#include "text/compare.h"
#include "text/parallel.h"

namespace tsqlaudit::fix {

namespace {

using Names = std::vector<std::string>;

struct UsedColumns {
    Names operator()(const rules::CreateIndex& index) const {
        Names names = index.included_columns;
        for (const catalog::IndexColumn& column : index.key_columns) {
            names.push_back(column.name);
        }
        return names;
    }
    Names operator()(const rules::CreateSpatialIndex& index) const { return {index.column}; }
    Names operator()(const rules::CreateColumnstore& index) const { return index.columns; }
    Names operator()(const rules::CreateJsonIndex& index) const { return {index.column}; }
    Names operator()(const rules::AddPrimaryKey& key) const { return key.columns; }
    Names operator()(const rules::AddUniqueKey& key) const { return key.columns; }
    Names operator()(const rules::ReplaceUniqueKey& key) const { return key.columns; }
    Names operator()(const rules::AddCheck& check) const { return {check.column}; }
    Names operator()(const rules::AddForeignKey& key) const { return key.columns; }
    Names operator()(const rules::AddSecurityPredicates& security) const {
        return {security.column};
    }
    Names operator()(const rules::PartitionTable& partition) const { return {partition.column}; }
    Names operator()(const auto& /*others use none*/) const { return {}; }
};

// The columns that a change adds or alters.
Names changed_columns(const Change& change) {
    Names names;
    const rules::Remedy& remedy = change.remedy;
    if (const auto* add = std::get_if<rules::AddColumns>(&remedy)) {
        for (const rules::NewColumn& column : add->columns) {
            names.push_back(column.name);
        }
    } else if (const auto* tenant = std::get_if<rules::AddTenantColumn>(&remedy)) {
        names.push_back(tenant->name);
    }
    for (const rules::AlterColumn& alter : altered_columns(change)) {
        names.push_back(alter.name);
    }
    return names;
}

using Positions = std::vector<std::size_t>;
using ByColumn = std::unordered_map<std::string, Positions>;  // by names in lower case

// The changes of one table, by what others lean on them for.
class TableChanges {
public:
    TableChanges(const catalog::Table& table, std::span<const Change> changes, std::size_t first)
        : table_{table}, changes_{changes}, first_{first} {
        const bool replaces = std::ranges::any_of(changes, &Change::is_replaced);
        for (std::size_t i = 0; i < changes.size(); ++i) {
            note(first + i, changes[i]);
            if (auto index = replaces ? planned_index(changes[i].remedy) : std::nullopt) {
                planned_.emplace_back(first + i, std::move(*index));
            }
        }
    }

    // Of this table, rising.
    Positions before(std::size_t position) const {
        const Change& change = changes_[position - first_];
        Positions before;
        for (const std::string& column : used_columns(change.remedy)) {
            append(changing_, column, before);
        }
        for (const rules::AlterColumn& alter : altered_columns(change)) {
            find_what_clears_the_way(alter, before);
        }
        // Spatial and JSON indexes stand on the clustered primary key.
        if (std::holds_alternative<rules::CreateSpatialIndex>(change.remedy) ||
            std::holds_alternative<rules::CreateJsonIndex>(change.remedy)) {
            std::ranges::copy(primary_keys_, std::back_inserter(before));
        }
        if (change.is_replaced) {
            find_replacements(std::get<rules::DropIndexRemedy>(change.remedy), before);
        }
        std::ranges::sort(before);
        const auto rest = std::ranges::unique(before);
        before.erase(rest.begin(), rest.end());
        std::erase(before, position);
        return before;
    }

    // Those that make a key of the columns, in any order.
    Positions making_key_of(const Names& columns) const {
        Positions making;
        std::ranges::copy_if(keys_, std::back_inserter(making), [&](std::size_t position) {
            return std::ranges::is_permutation(used_columns(changes_[position - first_].remedy),
                                               columns, text::equals_ignoring_case);
        });
        return making;
    }

private:
    void note(std::size_t position, const Change& change) {
        for (const std::string& column : changed_columns(change)) {
            changing_[text::to_lower(column)].push_back(position);
        }
        const rules::Remedy& remedy = change.remedy;
        const bool is_primary_key = std::holds_alternative<rules::AddPrimaryKey>(remedy);
        if (is_primary_key) {
            primary_keys_.push_back(position);
        }
        if (is_primary_key || std::holds_alternative<rules::AddUniqueKey>(remedy)) {
            keys_.push_back(position);
        }
        if (const auto* drop = std::get_if<rules::DropDefault>(&remedy)) {
            dropping_default_[text::to_lower(drop->column)].push_back(position);
        }
        const auto* drop = std::get_if<rules::DropIndexRemedy>(&remedy);
        if (drop != nullptr && !change.is_replaced) {
            note_dropped(position, table_.indexes.at(drop->index));
        }
    }

    void note_dropped(std::size_t position, const catalog::Index& index) {
        if (index.filter != nullptr) {
            dropping_filtered_.push_back(position);
            return;
        }
        for (const catalog::IndexColumn& column : index.key_columns) {
            dropping_index_[text::to_lower(column.name)].push_back(position);
        }
        for (const std::string& column : index.included_columns) {
            dropping_index_[text::to_lower(column)].push_back(position);
        }
    }

    static void append(const ByColumn& changes, const std::string& column, Positions& positions) {
        const auto found = changes.find(text::to_lower(column));
        if (found != changes.end()) {
            std::ranges::copy(found->second, std::back_inserter(positions));
        }
    }

    // What is dropped for good is not put back around the column.
    void find_what_clears_the_way(const rules::AlterColumn& alter, Positions& before) const {
        append(dropping_default_, alter.name, before);
        Positions drops = dropping_filtered_;
        append(dropping_index_, alter.name, drops);
        const Alteration alteration = alteration_of(table_, alter);
        std::ranges::copy_if(drops, std::back_inserter(before), [&](std::size_t position) {
            const auto& drop = std::get<rules::DropIndexRemedy>(changes_[position - first_].remedy);
            return is_in_the_way(alteration, table_.indexes.at(drop.index));
        });
    }

    // What makes the index that takes the place of one that is dropped.
    void find_replacements(const rules::DropIndexRemedy& drop, Positions& before) const {
        for (const auto& [position, index] : planned_) {
            if (takes_place_of(table_, index, table_.indexes.at(drop.index))) {
                before.push_back(position);
            }
        }
    }

    const catalog::Table& table_;
    std::span<const Change> changes_;
    std::size_t first_;  // position of the first one among all changes
    ByColumn changing_;  // adding or altering the column
    ByColumn dropping_default_;
    ByColumn dropping_index_;      // on the column, without a filter; not those that are replaced
    Positions dropping_filtered_;  // the same with a filter, on any column
    Positions primary_keys_;
    Positions keys_;                                               // primary ones among them
    std::vector<std::pair<std::size_t, catalog::Index>> planned_;  // only where some take a place
};

}  // namespace

Names used_columns(const rules::Remedy& remedy) {
    return std::visit(UsedColumns{}, remedy);
}

std::vector<std::vector<std::size_t>> prerequisites(const catalog::Catalog& catalog,
                                                    std::span<const std::vector<Change>> tables,
                                                    unsigned jobs) {
    const std::vector<std::size_t> first = first_positions(tables);
    std::vector<std::optional<TableChanges>> by_table(catalog.tables.size());
    text::for_each_index(tables.size(), jobs, [&](std::size_t i) {
        const std::size_t table = tables[i].front().table;
        by_table[table].emplace(catalog.tables[table], tables[i], first[i]);
    });
    std::vector<std::vector<std::size_t>> result(first.back());
    text::for_each_index(tables.size(), jobs, [&](std::size_t i) {
        for (std::size_t position = first[i]; position < first[i + 1]; ++position) {
            const Change& change = tables[i][position - first[i]];
            result[position] = by_table[change.table]->before(position);
            const auto* key = std::get_if<rules::AddForeignKey>(&change.remedy);
            if (key != nullptr && by_table[key->referenced_table]) {
                std::ranges::copy(
                    by_table[key->referenced_table]->making_key_of(key->referenced_columns),
                    std::back_inserter(result[position]));
            }
        }
    });
    return result;
}

}  // namespace tsqlaudit::fix
