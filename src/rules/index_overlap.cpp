#include "rules/index_overlap.h"

#include <algorithm>
#include <set>
#include <string>

#include "rules/expressions.h"
#include "rules/index_queries.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Index;
using catalog::IndexColumn;
using catalog::IndexKind;
using catalog::Table;

bool same_key_column(const IndexColumn& left, const IndexColumn& right) {
    return left.name == right.name && left.is_descending == right.is_descending;
}

bool is_rowstore(const Index& index) {
    return index.kind == IndexKind::Rowstore && is_seekable(index);
}

std::set<std::string> names(const std::vector<std::string>& columns) {
    return {columns.begin(), columns.end()};
}

bool holds(const Index& index, const std::string& column) {
    return index.is_clustered ||
           std::ranges::find(index.key_columns, column, &IndexColumn::name) !=
               index.key_columns.end() ||
           std::ranges::find(index.included_columns, column) != index.included_columns.end();
}

// Who put one of them elsewhere, or aligned one of them with the partitions, had a reason.
bool same_place(const Table& table, const Index& left, const Index& right) {
    const catalog::Storage& one = left.storage ? *left.storage : table.storage;
    const catalog::Storage& two = right.storage ? *right.storage : table.storage;
    return text::equals_ignoring_case(one.filegroup_or_scheme, two.filegroup_or_scheme) &&
           text::equals_ignoring_case(one.partition_column, two.partition_column);
}

// Apart from what their keys are: the same rows in the same place.
bool same_rows(const Table& table, const Index& left, const Index& right) {
    return is_rowstore(left) && is_rowstore(right) && same_condition(left.filter, right.filter) &&
           same_place(table, left, right);
}

}  // namespace

bool are_duplicates(const Table& table, const Index& left, const Index& right) {
    // First what most differ in.
    return std::ranges::equal(left.key_columns, right.key_columns, same_key_column) &&
           left.is_unique == right.is_unique && left.is_clustered == right.is_clustered &&
           left.ignore_dup_key == right.ignore_dup_key && same_rows(table, left, right) &&
           names(left.included_columns) == names(right.included_columns);
}

bool are_unique_alike(const Table& table, const Index& left, const Index& right) {
    const auto is_plain = [](const Index& index) {
        return index.is_unique && !index.is_constraint() && !index.is_clustered;
    };
    return is_plain(left) && is_plain(right) &&
           std::ranges::equal(left.key_columns, right.key_columns, same_key_column) &&
           left.ignore_dup_key == right.ignore_dup_key && same_rows(table, left, right) &&
           names(left.included_columns) != names(right.included_columns);
}

bool is_earlier_superfluous(const Index& earlier, const Index& later) {
    return later.is_primary_key || (later.is_constraint() && !earlier.is_constraint());
}

bool is_superfluous(const Table& table, const IndexesByKey& by_key, std::size_t position) {
    const Index& index = table.indexes[position];
    return std::ranges::any_of(by_key.like(position), [&](std::size_t other) {
        return other != position && are_duplicates(table, index, table.indexes[other]) &&
               (other < position ? !is_earlier_superfluous(table.indexes[other], index)
                                 : is_earlier_superfluous(index, table.indexes[other]));
    });
}

bool is_covered_by(const Table& table, const Index& index, const Index& other) {
    if (index.is_unique || index.is_clustered ||
        index.key_columns.size() > other.key_columns.size()) {
        return false;
    }
    return std::equal(index.key_columns.begin(), index.key_columns.end(), other.key_columns.begin(),
                      same_key_column) &&
           same_rows(table, index, other) &&
           std::ranges::all_of(index.included_columns,
                               [&](const std::string& column) { return holds(other, column); });
}

}  // namespace tsqlaudit::rules
