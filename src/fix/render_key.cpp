#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "fix/existing.h"
#include "fix/guards.h"
#include "fix/render_parts.h"
#include "rules/index_queries.h"
#include "sqlserver/names.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

using sqlserver::quote_name;

namespace {

std::string duplicates_query(const Table& table, const std::vector<std::string>& columns,
                             const std::string& filter) {
    const std::string list = column_list(columns);
    const std::string where = filter.empty() ? "" : " WHERE " + filter;
    return fmt::format("SELECT {0} FROM {1}{2} GROUP BY {0} HAVING COUNT_BIG(*) > 1", list,
                       quoted(table.name), where);
}

Check no_duplicates(const Table& table, const std::vector<std::string>& columns,
                    const std::string& filter) {
    return {duplicates_query(table, columns, filter),
            fmt::format("{} has duplicates in ({}): resolve them first.", table.name.dotted(),
                        plain_list(columns))};
}

std::vector<catalog::IndexColumn> ascending(const std::vector<std::string>& columns) {
    std::vector<catalog::IndexColumn> keys;
    keys.reserve(columns.size());
    for (const std::string& column : columns) {
        keys.push_back({.name = column});
    }
    return keys;
}

// A unique index of a partitioned table has to contain the partitioning column (1908).
bool lacks_partition_column(const Table& table, const std::vector<std::string>& columns) {
    return table.storage.is_partitioned() &&
           std::none_of(columns.begin(), columns.end(), [&](const std::string& name) {
               return text::equals_ignoring_case(name, table.storage.partition_column);
           });
}

// It stands in the place of one, which would be compressed as the table is.
bool is_like_unique_key(const rules::AddPrimaryKey& key) {
    return key.is_natural_key && !key.is_clustered;
}

bool is_identity(const Table& table, const std::vector<std::string>& columns) {
    return columns.size() == 1 && table.column_or_unknown(columns[0]).identity.has_value();
}

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddPrimaryKey& key) {
    const auto planned = context.planned.primary_keys.find(&table);
    const std::string name = planned == context.planned.primary_keys.end()
                                 ? context.naming.constraint(table, "PK", {})
                                 : planned->second.name;
    const std::string head =
        fmt::format("ALTER TABLE {} ADD CONSTRAINT {} PRIMARY KEY {} ", quoted(table.name),
                    quote_name(name), key.is_clustered ? "CLUSTERED" : "NONCLUSTERED");
    Rendered result{.title = key.is_natural_key
                                 ? fmt::format("Make ({}) the primary key of {}",
                                               plain_list(key.columns), table.name.dotted())
                                 : fmt::format("Give {} a primary key", table.name.dotted()),
                    .cost = key.is_clustered ? rebuilds_table(table) : adds_index(table)};
    if (key.columns.empty()) {
        result.batches.push_back({"", head + "(…);"});
        result.choice =
            "Choose the columns that identify a row (NOT NULL, no duplicates), or add a surrogate "
            "key.";
        return result;
    }
    const bool is_widened = lacks_partition_column(table, key.columns);
    std::vector<std::string> columns = key.columns;
    if (is_widened) {
        columns.push_back(table.storage.partition_column);
    }
    result.checks.push_back(no_duplicates(table, columns, {}));
    result.batches.push_back({table_lacks_constraint(table.name, name),
                              head + "(" + column_list(columns) + ")" +
                                  (is_like_unique_key(key) ? like_table(context, table) : "") +
                                  ";"});
    const bool nullable = std::any_of(
        columns.begin(), columns.end(),
        [&](const std::string& column) { return table.column_or_unknown(column).is_nullable; });
    if (!key.is_clustered && !rules::takes_another_index(table)) {
        result.choice = no_other_index;
    } else if (nullable) {
        result.choice = "Make every key column NOT NULL first.";
    } else if (is_widened) {
        result.choice = fmt::format(
            "On a partitioned table the key has to contain {}: it no longer keeps ({}) unique by "
            "itself.",
            table.storage.partition_column, plain_list(key.columns));
    } else if (!key.is_natural_key && !is_identity(table, key.columns)) {
        result.choice =
            "Every index and every reference repeats the key: see whether a number of its own "
            "would be the better one.";
    }
    return result;
}

namespace {

Batch unique_key(const RenderContext& context, const Table& table, const rules::AddUniqueKey& key) {
    // Without a place it would inherit the partitions, and be refused.
    constexpr std::string_view unaligned = "\n    ON [PRIMARY]";
    const bool is_unaligned = lacks_partition_column(table, key.columns);
    if (key.filter.empty()) {
        const std::string name = context.naming.constraint(table, "UQ", key.columns);
        return {table_lacks_constraint(table.name, name),
                fmt::format("ALTER TABLE {} ADD CONSTRAINT {} UNIQUE NONCLUSTERED ({}){}{};",
                            quoted(table.name), quote_name(name), column_list(key.columns),
                            like_table(context, table), is_unaligned ? unaligned : "")};
    }
    catalog::Index index;
    index.name = context.naming.index(table, "UX", key.columns);
    index.key_columns = ascending(key.columns);
    index.is_unique = true;
    index.filter_text = key.filter;
    if (is_unaligned) {
        index.storage = catalog::Storage{.filegroup_or_scheme = "PRIMARY", .partition_column = {}};
    }
    return create_index(table, like_table(context, table, std::move(index)));
}

std::string choice_of_flag(const Table& table, const std::string& flag, std::string_view filter) {
    const catalog::Column& column = table.column_or_unknown(flag);
    if (filter.ends_with(" IS NULL")) {
        return fmt::format(
            "See that {} is NULL in rows that are live and in no other: deleted rows may have the "
            "same.",
            flag);
    }
    if (!column.computed && !column.is_nullable && column.type.id == sqlserver::TypeId::Bit) {
        return fmt::format("See that {} says that a row is gone: only rows with {} will be unique.",
                           flag, filter);
    }
    if (!column.computed && column.type.id != sqlserver::TypeId::Bit) {
        return fmt::format(
            "See which value {} has in rows that are live, and that no row has NULL there: "
            "deleted rows may have the same.",
            flag);
    }
    return column.computed
               ? fmt::format(
                     "A filter takes no computed column, such as {} (error 10609): let another "
                     "column say which rows are live, or make all rows unique.",
                     flag)
               : fmt::format(
                     "Make {} NOT NULL first: a filter cannot say what it means for a row that it "
                     "is NULL, and such rows would repeat freely.",
                     flag);
}

// A memory-optimised table has no filtered indexes: deleted rows count as well.
rules::AddUniqueKey of_all_rows(rules::AddUniqueKey key) {
    key.filter.clear();
    key.doubtful_flag.clear();
    return key;
}

}  // namespace

Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::AddUniqueKey& wanted) {
    const bool lacks_filter = table.is_memory_optimized && !wanted.filter.empty();
    const rules::AddUniqueKey key = lacks_filter ? of_all_rows(wanted) : wanted;
    Rendered result{.title = fmt::format("Make ({}) unique in {}", plain_list(key.columns),
                                         table.name.dotted()),
                    .checks = {no_duplicates(table, key.columns, key.filter)},
                    .batches = {unique_key(context, table, key)},
                    .cost = adds_index(table)};
    if (lacks_filter) {
        result.choice =
            "A memory-optimised table has no filtered indexes: keep deleted rows elsewhere, or "
            "make all rows unique.";
    } else if (lacks_partition_column(table, key.columns)) {
        result.choice =
            "On a partitioned table the key has to contain the partitioning column, or, as here, "
            "to be placed on a filegroup: then no partition can be switched.";
        if (!key.doubtful_flag.empty()) {
            result.choice += "\n" + choice_of_flag(table, key.doubtful_flag, key.filter);
        }
    } else if (!key.doubtful_flag.empty()) {
        result.choice = choice_of_flag(table, key.doubtful_flag, key.filter);
    } else {
        result.choice = new_index_choice(context, table, ascending(key.columns), false);
    }
    return result;
}

namespace {

// All of them, the one that gives the new one its kind first.
std::vector<const catalog::Index*> replaced_keys(const Table& table,
                                                 const rules::ReplaceUniqueKey& key) {
    std::vector<const catalog::Index*> keys{&table.indexes.at(key.index)};
    for (const std::size_t other : key.likewise) {
        keys.push_back(&table.indexes.at(other));
    }
    return keys;
}

std::string refusal_of_replacement(const RenderContext& context, const Table& table,
                                   const catalog::Index& index) {
    if (is_referenced(context.references, table, index)) {
        return "Foreign keys reference it: widen those, and the tables that have them, first.";
    }
    if (table.is_memory_optimized) {
        return "A memory-optimised table takes its keys by ALTER TABLE: change it by hand.";
    }
    if (const std::string why = index_obstacle(context.unnamed_twins, table, index); !why.empty()) {
        return "It cannot be made again as it was: it is an index " + why + ".";
    }
    return {};
}

std::string replacement_choice(const RenderContext& context, const Table& table,
                               const std::vector<const catalog::Index*>& keys) {
    for (const catalog::Index* key : keys) {
        if (std::string refusal = refusal_of_replacement(context, table, *key); !refusal.empty()) {
            return refusal;
        }
    }
    std::string choice =
        "See whether each tenant may have its own: what all of them share, such as the names of "
        "one common login, stays unique over all.";
    for (const catalog::Index* key : keys) {
        // The new one has another name, and more columns.
        if (const std::string loss = loss_of_index(table, *key); !loss.empty()) {
            choice += "\n" + loss;
        }
    }
    return choice;
}

bool can_be_made_again(const RenderContext& context, const Table& table,
                       const std::vector<const catalog::Index*>& keys) {
    return !table.is_memory_optimized && std::ranges::all_of(keys, [&](const catalog::Index* key) {
        return index_obstacle(context.unnamed_twins, table, *key).empty();
    });
}

// A fill factor, a compression or another option that one of them has and the first has not.
void take_over_options(catalog::Index& wider, const catalog::Index& other) {
    if (!wider.fill_factor) {
        wider.fill_factor = other.fill_factor;
    }
    if (!wider.compression.whole) {
        wider.compression.whole = other.compression.whole;
    }
    for (const syntax::Option& option : other.options) {
        if (std::ranges::find(wider.options, option.name, &syntax::Option::name) ==
            wider.options.end()) {
            wider.options.push_back(option);
        }
    }
}

// Over the columns, with whatever one of the others includes.
catalog::Index wider_key(const RenderContext& context, const Table& table,
                         const rules::ReplaceUniqueKey& key,
                         const std::vector<const catalog::Index*>& keys) {
    catalog::Index wider = *keys.front();
    wider.key_columns = ascending(key.columns);
    wider.name = wider.is_constraint() ? context.naming.constraint(
                                             table, wider.is_primary_key ? "PK" : "UQ", key.columns)
                                       : context.naming.index(table, "UX", key.columns);
    for (const catalog::Index* other : keys) {
        take_over_options(wider, *other);
        for (const std::string& column : other->included_columns) {
            if (!text::contains_ignoring_case(wider.included_columns, column)) {
                wider.included_columns.push_back(column);
            }
        }
    }
    std::erase_if(wider.included_columns, [&](const std::string& column) {
        return text::contains_ignoring_case(key.columns, column);
    });
    return wider;
}

}  // namespace

// It takes away what the schema promises: a person has to say that this is meant.
Rendered render_remedy(const RenderContext& context, const Table& table,
                       const rules::ReplaceUniqueKey& key) {
    const std::vector<const catalog::Index*> keys = replaced_keys(table, key);
    const catalog::Index& index = *keys.front();
    Rendered result{
        .title = fmt::format("Make ({}) unique in {} instead of ({})", plain_list(key.columns),
                             table.name.dotted(), plain_list(names_of(index.key_columns))),
        .choice = replacement_choice(context, table, keys),
        .cost = builds_index};
    const catalog::Index wider = like_table(context, table, wider_key(context, table, key, keys));
    if (can_be_made_again(context, table, keys)) {
        result.batches = {create_index(table, wider)};
        for (const catalog::Index* old : keys) {
            result.batches.push_back(drop_index(table, *old));
        }
        if (index.is_clustered || index.is_primary_key) {  // of which there can be one
            std::ranges::rotate(result.batches, std::next(result.batches.begin()));
        }
    }
    return result;
}

}  // namespace tsqlaudit::fix
