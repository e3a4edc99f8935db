#include "fix/prerequisites.h"

#include <algorithm>

#include "fix/alteration.h"
#include "fix/planned_index.h"
#include "text/compare.h"

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

bool contains(const Names& names, const std::string& name) {
    return std::ranges::any_of(
        names, [&](const std::string& other) { return text::equals_ignoring_case(name, other); });
}

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

bool makes_key_of(const rules::Remedy& remedy, const Names& columns) {
    const bool is_key = std::holds_alternative<rules::AddPrimaryKey>(remedy) ||
                        std::holds_alternative<rules::AddUniqueKey>(remedy);
    return is_key &&
           std::ranges::is_permutation(used_columns(remedy), columns, text::equals_ignoring_case);
}

// Spatial and JSON indexes stand on the clustered primary key.
bool stands_on_primary_key(const rules::Remedy& remedy) {
    return std::holds_alternative<rules::CreateSpatialIndex>(remedy) ||
           std::holds_alternative<rules::CreateJsonIndex>(remedy);
}

// What is dropped for good is not put back around the column.
bool clears_the_way(const catalog::Table& table, const rules::AlterColumn& alter,
                    const rules::Remedy& other) {
    if (const auto* drop = std::get_if<rules::DropDefault>(&other)) {
        return text::equals_ignoring_case(drop->column, alter.name);
    }
    const auto* drop = std::get_if<rules::DropIndexRemedy>(&other);
    return drop != nullptr &&
           is_in_the_way(alteration_of(table, alter), table.indexes.at(drop->index));
}

// The index that takes the place of one that is dropped.
bool replaces(const catalog::Table& table, const Change& drop, const Change& other) {
    const auto planned = drop.is_replaced ? planned_index(other.remedy) : std::nullopt;
    return planned &&
           takes_place_of(table, *planned,
                          table.indexes.at(std::get<rules::DropIndexRemedy>(drop.remedy).index));
}

bool leans_on(const catalog::Table& table, const Change& change, const Change& other) {
    const Names used = used_columns(change.remedy);
    return std::ranges::any_of(altered_columns(change),
                               [&](const rules::AlterColumn& alter) {
                                   return !other.is_replaced &&
                                          clears_the_way(table, alter, other.remedy);
                               }) ||
           std::ranges::any_of(changed_columns(other),
                               [&](const std::string& column) { return contains(used, column); }) ||
           (stands_on_primary_key(change.remedy) &&
            std::holds_alternative<rules::AddPrimaryKey>(other.remedy)) ||
           replaces(table, change, other);
}

}  // namespace

Names used_columns(const rules::Remedy& remedy) {
    return std::visit(UsedColumns{}, remedy);
}

std::vector<std::vector<std::size_t>> prerequisites(const catalog::Catalog& catalog,
                                                    const std::vector<Change>& changes) {
    std::vector<std::vector<std::size_t>> result(changes.size());
    const auto visit_table = [&](std::size_t table, const auto& visit) {
        const auto range = std::ranges::equal_range(changes, table, {}, &Change::table);
        for (const Change& other : range) {
            visit(static_cast<std::size_t>(&other - changes.data()), other);
        }
    };
    for (std::size_t position = 0; position < changes.size(); ++position) {
        const Change& change = changes[position];
        std::vector<std::size_t>& before = result[position];
        visit_table(change.table, [&](std::size_t other, const Change& candidate) {
            if (other != position && leans_on(catalog.tables[change.table], change, candidate)) {
                before.push_back(other);
            }
        });
        if (const auto* key = std::get_if<rules::AddForeignKey>(&change.remedy)) {
            visit_table(key->referenced_table, [&](std::size_t other, const Change& candidate) {
                if (makes_key_of(candidate.remedy, key->referenced_columns)) {
                    before.push_back(other);
                }
            });
        }
    }
    return result;
}

}  // namespace tsqlaudit::fix
