#include "facts/list_shape.h"

#include <algorithm>
#include <cstddef>

#include "facts/table_kind.h"
#include "facts/table_nature.h"

namespace tsqlaudit::facts {
namespace {

bool has_name_of_possession(const Context& context, TableId id) {
    const auto& lists = context.words().tables;
    const Words& name = context.names(id).table;
    return lists.people.matches(name) || lists.populations.matches(name) ||
           lists.goods.matches(name) || lists.documents.matches(name) || lists.places.matches(name);
}

// Customer, and CustomerId.
bool names_people(const Context& context, const Words& column) {
    const PhraseSet& people = context.words().tables.people;
    return people.matches(column) ||
           (column.size() > 1 && people.matches(column.first(column.size() - 1)));
}

bool is_of_somebody(const Context& context, TableId id, std::size_t column,
                    const ColumnFacts& facts) {
    const auto& words = context.words();
    const Words& name = context.names(id).columns[column];
    return facts.role == ColumnRole::CreatedBy || facts.role == ColumnRole::ModifiedBy ||
           words.relations.actors.matches(name) || names_people(context, name) ||
           words.lookups.accounts.matches(name) || name.has_word("owner");
}

// What a published list does not hold.
bool is_content(const catalog::Column& column, const ColumnFacts& facts) {
    switch (facts.role) {
        case ColumnRole::Money:
        case ColumnRole::Json:
        case ColumnRole::Xml:
        case ColumnRole::Binary:
        case ColumnRole::Embedding:
        case ColumnRole::Hash:
        case ColumnRole::Counter:
        case ColumnRole::Aggregate:
        case ColumnRole::UsageTimestamp:
            return true;
        default:
            return column.type.is_lob();
    }
}

bool is_code(const Context& context, TableId id, std::size_t column, const ColumnFacts& facts,
             int longest_code) {
    const sqlserver::DataType& type = context.table(id).columns[column].type;
    return facts.role == ColumnRole::Code && type.is_character() && !type.is_lob() &&
           type.length <= longest_code && context.names(id).columns[column].get().has_word("code");
}

// No two tenants can define the same code: it is the primary key, and so the one that the rows of
// all tenants refer to.
bool has_code_as_primary_key(const Context& context, const TableFacts& facts) {
    constexpr int longest_code = 50;
    const catalog::Table& table = context.table(facts.id);
    const catalog::Index* const key = table.primary_key();
    if (key == nullptr || key->key_columns.size() != 1) {
        return false;
    }
    const auto column = column_index(table, key->key_columns.front().name);
    return column && is_code(context, facts.id, *column, facts.columns[*column], longest_code);
}

bool has_unique_code(const Context& context, const TableFacts& facts) {
    constexpr int longest_code = 20;
    const catalog::Table& table = context.table(facts.id);
    return std::any_of(
        table.indexes.begin(), table.indexes.end(), [&](const catalog::Index& index) {
            if (!index.is_unique || index.is_disabled || index.filter != nullptr ||
                index.key_columns.size() != 1) {
                return false;
            }
            const auto column = column_index(table, index.key_columns.front().name);
            return column && !table.columns[*column].is_nullable &&
                   is_code(context, facts.id, *column, facts.columns[*column], longest_code);
        });
}

bool says_what_it_means(const TableFacts& facts) {
    return std::any_of(facts.columns.begin(), facts.columns.end(), [](const ColumnFacts& column) {
        return column.role == ColumnRole::Name || column.role == ColumnRole::FreeText;
    });
}

// The permissions of a tenant, unless a code says which they are for all of them.
bool is_defined_by_tenant(const Context& context, const TableFacts& facts) {
    return context.words().tables.definitions.matches(context.names(facts.id).table) &&
           !has_code_as_primary_key(context, facts);
}

}  // namespace

bool may_be_list(const Context& context, const TableFacts& facts) {
    if (facts.is_log_like || facts.is_staging || facts.is_warehouse || facts.is_framework ||
        has_name_of_possession(context, facts.id) || is_defined_by_tenant(context, facts) ||
        is_reached(facts) || is_cache(context.table(facts.id)) || is_computed(facts)) {
        return false;
    }
    constexpr std::size_t most_columns = 8;
    std::size_t subjects = 0;
    for (std::size_t index = 0; index < facts.columns.size(); ++index) {
        const ColumnFacts& column = facts.columns[index];
        if (is_of_somebody(context, facts.id, index, column) ||
            is_content(context.table(facts.id).columns[index], column)) {
            return false;
        }
        subjects += is_housekeeping(column) ? 0U : 1U;
    }
    return subjects <= most_columns;
}

bool is_published(const Context& context, const TableFacts& facts) {
    return context.words().tables.public_data.matches(context.names(facts.id).table);
}

bool has_code_of_list(const Context& context, const TableFacts& facts) {
    return !facts.children.empty() &&
           (has_unique_code(context, facts) || has_code_as_primary_key(context, facts)) &&
           says_what_it_means(facts);
}

}  // namespace tsqlaudit::facts
