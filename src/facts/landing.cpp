#include "facts/landing.h"

#include <algorithm>
#include <cstddef>

#include "facts/expressions.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;

// Filled in by the load, whatever the row holds: its number, and when it came.
bool is_of_load(const Column& column) {
    return column.identity || column.computed ||
           (column.default_constraint && is_current_time(column.default_constraint->value));
}

bool is_tied(const catalog::Table& table, const TableFacts& facts) {
    return !table.foreign_keys.empty() || !table.checks.empty() || !facts.children.empty();
}

// Nothing is unique but a number that the table gives out.
bool keys_are_made_here(const catalog::Table& table) {
    return std::all_of(table.indexes.begin(), table.indexes.end(), [&](const auto& index) {
        const Column* key = index.key_columns.size() == 1
                                ? table.find_column(index.key_columns.front().name)
                                : nullptr;
        return !index.is_unique || (key != nullptr && key->identity);
    });
}

bool has_unique_key(const catalog::Table& table) {
    return std::any_of(table.indexes.begin(), table.indexes.end(),
                       [](const catalog::Index& index) { return index.is_unique; });
}

struct Loaded {  // the columns that come from elsewhere
    std::size_t columns = 0;
    std::size_t optional = 0;
    std::size_t text = 0;
    bool keeps_numbers_as_text = false;
};

Loaded loaded_columns(const Context& context, const catalog::Table& table,
                      const TableFacts& facts) {
    Loaded loaded;
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const Column& column = table.columns[index];
        if (is_of_load(column)) {
            continue;
        }
        const bool is_text = column.type.is_character();
        ++loaded.columns;
        loaded.optional += column.is_nullable ? 1U : 0U;
        loaded.text += is_text ? 1U : 0U;
        loaded.keeps_numbers_as_text = loaded.keeps_numbers_as_text ||
                                       (is_text && context.words().tables.measured_as.matches(
                                                       context.names(facts.id).columns[index]));
    }
    return loaded;
}

// A table of people or orders is what its name says, however badly it keeps them.
bool is_named_as_thing(const Context& context, const TableFacts& facts) {
    const auto& lists = context.words().tables;
    const Words& name = context.names(facts.id).table;
    return lists.people.matches(name) || lists.goods.matches(name) ||
           lists.documents.matches(name) || lists.populations.matches(name) ||
           lists.places.matches(name);
}

// As a file is read: no key, nothing required, and what is a date elsewhere is text here.
bool is_file_of_text(const Context& context, const TableFacts& facts, const catalog::Table& table,
                     const Loaded& loaded) {
    constexpr std::size_t fewest = 3;
    return !is_named_as_thing(context, facts) && loaded.columns >= fewest &&
           loaded.optional == loaded.columns && loaded.text == loaded.columns &&
           loaded.keeps_numbers_as_text && !has_unique_key(table);
}

// What is imported or raw comes last: CustomerImport. RawMaterial and ImportLicence are things,
// unless they have no key at all.
bool has_landing_name(const Context& context, const catalog::Table& table,
                      const TableFacts& facts) {
    const Words& name = context.names(facts.id).table;
    const auto match = context.words().tables.arrivals.find(name);
    return match && name.size() > 1 &&
           (match->last >= name.significant_size() || !has_unique_key(table));
}

// When or with which load a row came, in a table that tells no two rows apart. Facts and dimensions
// keep that too.
bool has_load_mark(const Context& context, const catalog::Table& table, const TableFacts& facts) {
    const auto& lists = context.words().tables;
    const TableNames& names = context.names(facts.id);
    return table.indexes.empty() && !lists.warehouse.matches(names.table) &&
           !lists.warehouse_schemas.matches(names.schema) &&
           std::any_of(names.columns.begin(), names.columns.end(),
                       [&](const Words& column) { return lists.load_marks.matches(column); });
}

bool asks_little(const Loaded& loaded) {
    constexpr std::size_t fewest = 2;
    constexpr std::size_t parts = 4;  // of them, three are optional
    return loaded.columns >= fewest && loaded.optional * parts >= loaded.columns * (parts - 1);
}

}  // namespace

bool is_landing(const Context& context, const TableFacts& facts) {
    const catalog::Table& table = context.table(facts.id);
    if (is_tied(table, facts) || !keys_are_made_here(table)) {
        return false;
    }
    const Loaded loaded = loaded_columns(context, table, facts);
    return is_file_of_text(context, facts, table, loaded) ||
           (asks_little(loaded) &&
            (has_landing_name(context, table, facts) || has_load_mark(context, table, facts)));
}

}  // namespace tsqlaudit::facts
