#include "syntax/option_names.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/nearest.h"

namespace tsqlaudit::syntax {

namespace {

constexpr std::array<std::string_view, 30> table_and_index_options{
    "ALLOW_PAGE_LOCKS",
    "ALLOW_ROW_LOCKS",
    "BUCKET_COUNT",
    "COMPRESSION_DELAY",
    "COMPRESS_ALL_ROW_GROUPS",
    "DATA_COMPRESSION",
    "DATA_DELETION",
    "DISTRIBUTION",
    "DROP_EXISTING",
    "DURABILITY",
    "FILETABLE_COLLATE_FILENAME",
    "FILETABLE_DIRECTORY",
    "FILLFACTOR",
    "IGNORE_DUP_KEY",
    "LOB_COMPACTION",
    "LOCK_ESCALATION",
    "MAXDOP",
    "MAX_DURATION",
    "MEMORY_OPTIMIZED",
    "ONLINE",
    "OPTIMIZE_FOR_SEQUENTIAL_KEY",
    "PAD_INDEX",
    "REMOTE_DATA_ARCHIVE",
    "RESUMABLE",
    "SORT_IN_TEMPDB",
    "STATISTICS_INCREMENTAL",
    "STATISTICS_NORECOMPUTE",
    "SYSTEM_VERSIONING",
    "WAIT_AT_LOW_PRIORITY",
    "XML_COMPRESSION",
};

// So near to it, no other option has a name.
bool is_near(std::string_view name, std::string_view option) {
    constexpr std::size_t long_name = 9;
    const std::size_t most_changes = option.size() >= long_name ? 2 : 1;
    return std::max(name.size(), option.size()) <=
               std::min(name.size(), option.size()) + most_changes &&
           text::edit_distance(name, option) <= most_changes;
}

}  // namespace

std::string_view misspelled_option(std::string_view name) {
    if (std::ranges::binary_search(table_and_index_options, name)) {
        return {};
    }
    const auto* const meant = std::ranges::find_if(
        table_and_index_options, [&](std::string_view option) { return is_near(name, option); });
    return meant == table_and_index_options.end() ? std::string_view{} : *meant;
}

}  // namespace tsqlaudit::syntax
