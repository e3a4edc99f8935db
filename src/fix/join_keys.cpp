#include "fix/join_keys.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "fix/planned_index.h"
#include "fix/render_parts.h"
#include "rules/index_queries.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

// Every other index of the table repeats its clustered key.
constexpr int most_clustered_bytes = 16;

// What it says in the place of the unique key; std::nullopt where that cannot identify rows.
std::optional<rules::AddPrimaryKey> as_primary_key(const Table& table,
                                                   const rules::AddPrimaryKey& wanted,
                                                   const rules::AddUniqueKey& key) {
    const bool identifies =
        key.filter.empty() && key.doubtful_flag.empty() &&
        std::ranges::all_of(key.columns, [&](const std::string& name) {
            const catalog::Column* const column = table.find_column(name);
            return column != nullptr && !column->is_nullable && !column->computed;
        });
    rules::AddPrimaryKey result{
        .columns = key.columns, .is_clustered = wanted.is_clustered, .is_natural_key = true};
    return identifies && (!result.is_clustered ||
                          rules::key_size(table, planned_index(result).value()).maximum <=
                              most_clustered_bytes)
               ? std::optional{std::move(result)}
               : std::nullopt;
}

// The primary key that takes the place of the unique one; std::nullopt: both stay.
std::optional<Change> joined(const RenderContext& context, const Change& wanted,
                             const Change& key) {
    const auto* unique = std::get_if<rules::AddUniqueKey>(&key.remedy);
    if (unique == nullptr || !runs_as_it_is(context, key)) {
        return std::nullopt;
    }
    auto remedy = as_primary_key(context.table(wanted),
                                 std::get<rules::AddPrimaryKey>(wanted.remedy), *unique);
    if (!remedy) {
        return std::nullopt;
    }
    Change result = wanted;
    result.remedy = *std::move(remedy);
    result.is_guess = false;
    result.priority = std::min(wanted.priority, key.priority);
    std::ranges::copy(key.findings, std::back_inserter(result.findings));
    std::ranges::sort(result.findings);
    return runs_as_it_is(context, result) ? std::optional{std::move(result)} : std::nullopt;
}

void join_primary_key(const RenderContext& context, std::vector<Change>& changes) {
    const auto wanted = std::ranges::find_if(changes, [](const Change& change) {
        const auto* key = std::get_if<rules::AddPrimaryKey>(&change.remedy);
        return key != nullptr && key->columns.empty();
    });
    if (wanted == changes.end()) {
        return;
    }
    for (auto key = changes.begin(); key != changes.end(); ++key) {
        if (auto both = joined(context, *wanted, *key)) {
            *wanted = *std::move(both);
            changes.erase(key);
            return;
        }
    }
}

// One makes a key of all rows that another change makes by replacing one of some rows.
void note_rivals(const Table& table, Change& added, Change& replacing) {
    const auto& key = std::get<rules::AddUniqueKey>(added.remedy);
    const auto& replacement = std::get<rules::ReplaceUniqueKey>(replacing.remedy);
    if (!std::ranges::is_permutation(key.columns, replacement.columns,
                                     text::equals_ignoring_case)) {
        return;
    }
    const catalog::Index& old = table.indexes.at(replacement.index);
    const std::string filter =
        old.filter_text.empty() ? std::string() : " only WHERE " + old.filter_text;
    added.rival = fmt::format(
        "Another step makes ({}) unique instead of ({}){}: where that will do, leave this one out.",
        plain_list(key.columns), plain_list(names_of(old.key_columns)), filter);
    replacing.rival = fmt::format(
        "Another step makes ({}) unique{}: where that is meant, drop the old one and make no other "
        "instead of it.",
        plain_list(key.columns),
        key.filter.empty() ? std::string(" in all rows") : " WHERE " + key.filter);
}

}  // namespace

std::vector<Change> join_keys(const RenderContext& context, std::vector<Change> changes) {
    join_primary_key(context, changes);
    std::vector<Change*> replacing;
    for (Change& change : changes) {
        if (std::holds_alternative<rules::ReplaceUniqueKey>(change.remedy)) {
            replacing.push_back(&change);
        }
    }
    for (Change& added : changes) {
        if (std::holds_alternative<rules::AddUniqueKey>(added.remedy)) {
            for (Change* const other : replacing) {
                note_rivals(context.table(added), added, *other);
            }
        }
    }
    return changes;
}

}  // namespace tsqlaudit::fix
