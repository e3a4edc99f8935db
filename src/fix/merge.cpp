#include "fix/merge.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "fix/subjects.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

using catalog::IndexColumn;

std::string filter_of(const rules::Remedy& remedy) {
    if (const auto* index = std::get_if<rules::CreateIndex>(&remedy)) {
        return index->filter;
    }
    if (const auto* key = std::get_if<rules::AddUniqueKey>(&remedy)) {
        return key->filter;
    }
    return {};
}

bool same_column(const IndexColumn& left, const IndexColumn& right) {
    return left.is_descending == right.is_descending &&
           text::equals_ignoring_case(left.name, right.name);
}

bool is_prefix(const std::vector<IndexColumn>& prefix, const std::vector<IndexColumn>& whole) {
    return prefix.size() <= whole.size() &&
           std::equal(prefix.begin(), prefix.end(), whole.begin(), same_column);
}

void unite(std::vector<std::string>& names, const std::vector<std::string>& more) {
    for (const std::string& name : more) {
        if (!text::contains_ignoring_case(names, name)) {
            names.push_back(name);
        }
    }
}

// Included columns that are key columns already are an error for SQL Server (1909).
void drop_included_keys(rules::CreateIndex& index) {
    std::erase_if(index.included_columns, [&](const std::string& name) {
        return std::any_of(
            index.key_columns.begin(), index.key_columns.end(),
            [&](const IndexColumn& key) { return text::equals_ignoring_case(key.name, name); });
    });
}

bool has_all(const std::vector<IndexColumn>& keys, const std::vector<std::string>& names) {
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
        return std::any_of(keys.begin(), keys.end(), [&](const IndexColumn& key) {
            return text::equals_ignoring_case(key.name, name);
        });
    });
}

// An index without a filter serves whatever one with a filter serves.
bool serves_rows(const rules::CreateIndex& wanted, const rules::Remedy& offered) {
    const std::string filter = filter_of(offered);
    const auto* key = std::get_if<rules::AddUniqueKey>(&offered);
    return filter.empty() || filter == wanted.filter ||
           (wanted.live_rows_suffice && key != nullptr && key->is_of_live_rows);
}

bool is_left_to_choose(const rules::Remedy& remedy) {
    const auto* key = std::get_if<rules::AddUniqueKey>(&remedy);
    return key != nullptr && !key->doubtful_flag.empty();
}

// It may never be made, while the other one is.
bool is_doubtful(const Change& wide, const Change& narrow, const Runs& runs) {
    return (wide.is_guess && !narrow.is_guess) || is_left_to_choose(wide.remedy) ||
           (!runs(wide) && runs(narrow));
}

// Whether `wide` would make `narrow` superfluous, given that it may take over its included columns.
bool would_absorb_index(const Change& wide, const Change& narrow) {
    const auto* index = std::get_if<rules::CreateIndex>(&narrow.remedy);
    if (index == nullptr || index->is_unique || index->is_clustered) {
        return false;
    }
    if (const auto* other = std::get_if<rules::CreateIndex>(&wide.remedy)) {
        return !other->key_columns.empty() && is_prefix(index->key_columns, other->key_columns) &&
               serves_rows(*index, wide.remedy);
    }
    const std::vector<IndexColumn> offered = key_columns(wide.remedy);
    return !offered.empty() && is_prefix(index->key_columns, offered) &&
           serves_rows(*index, wide.remedy) && has_all(offered, index->included_columns);
}

bool absorbs_index(const Change& wide, const Change& narrow, const Runs& runs) {
    return would_absorb_index(wide, narrow) && !is_doubtful(wide, narrow, runs);
}

bool makes_key(const Change& change) {
    return std::holds_alternative<rules::AddUniqueKey>(change.remedy) ||
           std::holds_alternative<rules::AddPrimaryKey>(change.remedy);
}

// Whoever makes the key after all has no use for the index.
void note_doubtful(Change& wide, const Change& narrow, const Runs& runs) {
    if (!would_absorb_index(wide, narrow) || !is_doubtful(wide, narrow, runs)) {
        return;
    }
    std::vector<std::string> columns;
    for (const IndexColumn& column : key_columns(narrow.remedy)) {
        columns.push_back(column.name);
    }
    if (std::ranges::find(wide.would_replace, columns) == wide.would_replace.end()) {
        wide.would_replace.push_back(std::move(columns));
    }
}

void take_over(Change& wide, const Change& narrow) {
    wide.priority = std::min(wide.priority, narrow.priority);
    wide.findings.insert(wide.findings.end(), narrow.findings.begin(), narrow.findings.end());
    std::sort(wide.findings.begin(), wide.findings.end());
    // One column gets all that is asked for; of anything else, the same.
    wide.is_guess = std::holds_alternative<rules::AlterColumn>(wide.remedy)
                        ? wide.is_guess || narrow.is_guess
                        : wide.is_guess && narrow.is_guess;
    auto* into = std::get_if<rules::CreateIndex>(&wide.remedy);
    const auto* from = std::get_if<rules::CreateIndex>(&narrow.remedy);
    if (into != nullptr && from != nullptr) {
        into->live_rows_suffice = into->live_rows_suffice && from->live_rows_suffice;
        unite(into->included_columns, from->included_columns);
        drop_included_keys(*into);
    }
}

bool merge_compression(Change& into, const Change& from) {
    auto* target = std::get_if<rules::Compress>(&into.remedy);
    const auto* source = std::get_if<rules::Compress>(&from.remedy);
    if (target == nullptr || source == nullptr || target->compression != source->compression) {
        return false;
    }
    target->table = target->table || source->table;
    for (std::size_t index : source->indexes) {
        if (std::find(target->indexes.begin(), target->indexes.end(), index) ==
            target->indexes.end()) {
            target->indexes.push_back(index);
        }
    }
    std::sort(target->indexes.begin(), target->indexes.end());
    return true;
}

// Two rules change one column: both changes in one statement, else the second would undo the first.
bool merge_alteration(Change& into, const Change& from) {
    auto* target = std::get_if<rules::AlterColumn>(&into.remedy);
    const auto* source = std::get_if<rules::AlterColumn>(&from.remedy);
    if (target == nullptr || source == nullptr ||
        !text::equals_ignoring_case(target->name, source->name)) {
        return false;
    }
    if (target->type.empty()) {
        target->type = source->type;
    }
    if (!target->nullable || source->nullable == false) {
        target->nullable = source->nullable;
    }
    return true;
}

// A table has one primary key; the rule that knows its columns is right.
bool merge_primary_key(Change& into, const Change& from) {
    auto* target = std::get_if<rules::AddPrimaryKey>(&into.remedy);
    const auto* source = std::get_if<rules::AddPrimaryKey>(&from.remedy);
    if (target == nullptr || source == nullptr) {
        return false;
    }
    if (target->columns.empty()) {
        *target = *source;
    }
    return true;
}

// Two rules that ask for the very same key or column.
bool merge_equal(Change& into, const Change& from) {
    const auto* key = std::get_if<rules::AddUniqueKey>(&into.remedy);
    const auto* other_key = std::get_if<rules::AddUniqueKey>(&from.remedy);
    if (key != nullptr && other_key != nullptr) {
        const auto left = key_columns(into.remedy);
        const auto right = key_columns(from.remedy);
        return key->filter == other_key->filter && left.size() == right.size() &&
               is_prefix(left, right);
    }
    const auto* columns = std::get_if<rules::AddColumns>(&into.remedy);
    const auto* other_columns = std::get_if<rules::AddColumns>(&from.remedy);
    if (columns != nullptr && other_columns != nullptr) {
        return std::ranges::equal(columns->columns, other_columns->columns,
                                  text::equals_ignoring_case, &rules::NewColumn::name,
                                  &rules::NewColumn::name);
    }
    const auto* drop = std::get_if<rules::DropIndexRemedy>(&into.remedy);
    const auto* other_drop = std::get_if<rules::DropIndexRemedy>(&from.remedy);
    return drop != nullptr && other_drop != nullptr && drop->index == other_drop->index;
}

// Of two changes, which one remains: -1 the first, 1 the second, 0 both.
int survivor(Change& first, Change& second, const Runs& runs) {
    if (merge_compression(first, second) || merge_alteration(first, second) ||
        merge_primary_key(first, second) || merge_equal(first, second)) {
        return -1;
    }
    if (absorbs_index(first, second, runs)) {
        return -1;
    }
    if (absorbs_index(second, first, runs)) {
        return 1;
    }
    return 0;
}

// Of those that remain: before, an index may still be taken over by another.
void note_replaced(std::vector<Change>& changes, const Subjects& subjects, const Runs& runs) {
    for (const auto& [subject, positions] : subjects.all()) {
        for (const std::size_t wide : positions) {
            if (!makes_key(changes[wide])) {
                continue;
            }
            for (const std::size_t narrow : positions) {
                if (narrow != wide) {
                    note_doubtful(changes[wide], changes[narrow], runs);
                }
            }
        }
    }
}

}  // namespace

std::vector<Change> merge(std::vector<Change> changes, const Runs& runs) {
    Subjects subjects{changes};
    std::vector<bool> is_gone(changes.size());
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (is_gone[i]) {
            continue;
        }
        std::optional<std::size_t> j = subjects.next(i, i);
        while (j) {
            const int kept = survivor(changes[i], changes[*j], runs);
            if (kept == 0) {
                j = subjects.next(i, *j);
                continue;
            }
            subjects.remove(i);
            subjects.remove(*j);
            is_gone[*j] = true;
            if (kept > 0) {
                std::swap(changes[i], changes[*j]);
            }
            take_over(changes[i], changes[*j]);
            subjects.add(i, changes[i]);
            j = subjects.next(i, i);  // what survived may absorb changes that were passed over
        }
    }
    note_replaced(changes, subjects, runs);
    std::size_t position = 0;
    std::erase_if(changes, [&](const Change& /*change*/) { return is_gone[position++]; });
    return changes;
}

}  // namespace tsqlaudit::fix
