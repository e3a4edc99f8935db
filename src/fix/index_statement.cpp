// The statements that make an index again.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "facts/table_definition.h"
#include "fix/existing.h"
#include "fix/render_parts.h"
#include "sqlserver/names.h"
#include "text/concat.h"

namespace tsqlaudit::fix {

namespace {

using sqlserver::quote_name;

// Options that stay with an index, beside its fill factor and compression.
constexpr std::array<std::string_view, 7> lasting_options{
    "PAD_INDEX",       "IGNORE_DUP_KEY",   "STATISTICS_NORECOMPUTE",     "STATISTICS_INCREMENTAL",
    "ALLOW_ROW_LOCKS", "ALLOW_PAGE_LOCKS", "OPTIMIZE_FOR_SEQUENTIAL_KEY"};
// Said by members of the index, or about the statement that made it.
constexpr std::array<std::string_view, 9> other_options{
    "DATA_COMPRESSION", "FILLFACTOR",   "DROP_EXISTING",       "ONLINE", "SORT_IN_TEMPDB", "MAXDOP",
    "RESUMABLE",        "MAX_DURATION", "WAIT_AT_LOW_PRIORITY"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

bool is_word_of(const syntax::Option& option) {
    return option.value.empty() || option.value == "ON" || option.value == "OFF";
}

std::string with(const std::vector<std::string>& options) {
    return options.empty() ? std::string()
                           : fmt::format("\n    WITH ({})", fmt::join(options, ", "));
}

std::string options_of(const catalog::Index& index, std::string_view more_options) {
    std::vector<std::string> options;
    if (!more_options.empty()) {
        options.emplace_back(more_options);
    }
    if (index.fill_factor && *index.fill_factor > 0) {
        options.push_back(fmt::format("FILLFACTOR = {}", *index.fill_factor));
    }
    for (const syntax::Option& option : index.options) {
        if (contains(lasting_options, option.name)) {
            options.push_back(
                fmt::format("{} = {}", option.name, option.value.empty() ? "ON" : option.value));
        }
    }
    if (index.compression.whole) {
        options.push_back(fmt::format("DATA_COMPRESSION = {}", to_sql(*index.compression.whole)));
    }
    return with(options);
}

// Without it a nonclustered index would go where the table is now.
std::string placement_of(const Table& table, const catalog::Index& index) {
    const catalog::Storage* storage = index.storage        ? &*index.storage
                                      : index.is_clustered ? &table.storage
                                                           : nullptr;
    return storage == nullptr || storage->filegroup_or_scheme.empty()
               ? std::string()
               : "\n    ON " + quote_name(storage->filegroup_or_scheme) +
                     (storage->is_partitioned()
                          ? fmt::format(" ({})", quote_name(storage->partition_column))
                          : "");
}

// CREATE INDEX does not work on them (10794).
std::string memory_optimized_definition(const Table& table, const catalog::Index& index) {
    return fmt::format("ALTER TABLE {} ADD INDEX {}{} NONCLUSTERED ({});", quoted(table.name),
                       quote_name(index.name), index.is_unique ? " UNIQUE" : "",
                       column_list(index.key_columns));
}

std::string index_definition(const Table& table, const catalog::Index& index) {
    std::string sql = text::concat("CREATE ", index.is_unique ? "UNIQUE " : "",
                                   index.is_clustered ? "CLUSTERED" : "NONCLUSTERED", " INDEX ",
                                   quote_name(index.name), "\n    ON ", quoted(table.name), " (",
                                   column_list(index.key_columns), ")");
    if (!index.included_columns.empty()) {
        sql += fmt::format("\n    INCLUDE ({})", column_list(index.included_columns));
    }
    return index.filter_text.empty() ? sql : sql + "\n    WHERE " + index.filter_text;
}

}  // namespace

bool has_known_options(const catalog::Index& index) {
    return std::ranges::all_of(index.options, [](const syntax::Option& option) {
        return contains(other_options, option.name) ||
               (contains(lasting_options, option.name) && is_word_of(option));
    });
}

std::string index_statement(const Table& table, const catalog::Index& index,
                            std::string_view more_options) {
    if (table.is_memory_optimized && !index.is_constraint()) {
        return memory_optimized_definition(table, index);
    }
    const std::string tail = options_of(index, more_options) + placement_of(table, index) + ";";
    return index.is_constraint() ? text::concat("ALTER TABLE ", quoted(table.name), "\n    ADD ",
                                                facts::key_definition(index), tail)
                                 : index_definition(table, index) + tail;
}

std::string columnstore_statement(const Table& table, const catalog::Index& index,
                                  std::string_view more_options, std::string_view placement) {
    std::string sql = fmt::format("CREATE {} COLUMNSTORE INDEX {}\n    ON {}",
                                  index.is_clustered ? "CLUSTERED" : "NONCLUSTERED",
                                  quote_name(index.name), quoted(table.name));
    if (!index.is_clustered) {
        sql += fmt::format(" ({})", column_list(index.key_columns));
    }
    if (!index.order_columns.empty()) {
        sql += fmt::format("\n    ORDER ({})", column_list(index.order_columns));
    }
    if (!index.filter_text.empty()) {
        sql += "\n    WHERE " + index.filter_text;
    }
    std::vector<std::string> options;
    if (!more_options.empty()) {
        options.emplace_back(more_options);
    }
    if (index.compression_delay_minutes) {
        options.push_back(fmt::format("COMPRESSION_DELAY = {}", *index.compression_delay_minutes));
    }
    if (index.compression.whole) {
        options.push_back(fmt::format("DATA_COMPRESSION = {}", to_sql(*index.compression.whole)));
    }
    return fmt::format("{}{}\n    {};", sql, with(options), placement);
}

}  // namespace tsqlaudit::fix
