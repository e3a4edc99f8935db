#include "catalog/catalog.h"

#include <algorithm>

#include "text/compare.h"

namespace tsqlaudit::catalog {

bool operator==(const QualifiedName& left, const QualifiedName& right) {
    return text::equals_ignoring_case(left.name, right.name) &&
           text::equals_ignoring_case(left.schema, right.schema);
}

bool operator<(const QualifiedName& left, const QualifiedName& right) {
    const int schemas = text::compare_ignoring_case(left.schema, right.schema);
    return schemas != 0 ? schemas < 0 : text::compare_ignoring_case(left.name, right.name) < 0;
}

const Column* Table::find_column(std::string_view column) const {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [column](const Column& candidate) {
            return text::equals_ignoring_case(candidate.name, column);
        });
    return found == columns.end() ? nullptr : &*found;
}

const Column& Table::column_or_unknown(std::string_view column) const {
    static const Column unknown;
    const Column* const found = find_column(column);
    return found == nullptr ? unknown : *found;
}

const Index* Table::primary_key() const {
    const auto found = std::find_if(indexes.begin(), indexes.end(),
                                    [](const Index& index) { return index.is_primary_key; });
    return found == indexes.end() ? nullptr : &*found;
}

const Index* Table::clustered_index() const {
    const auto found = std::find_if(indexes.begin(), indexes.end(),
                                    [](const Index& index) { return index.is_clustered; });
    return found == indexes.end() ? nullptr : &*found;
}

bool Table::has_clustered_columnstore() const {
    const Index* const clustered = clustered_index();
    return clustered != nullptr && clustered->kind == IndexKind::Columnstore;
}

const Table* Catalog::find_table(const QualifiedName& name) const {
    const auto found = std::lower_bound(
        tables.begin(), tables.end(), name,
        [](const Table& table, const QualifiedName& wanted) { return table.name < wanted; });
    return found == tables.end() || name < found->name ? nullptr : &*found;
}

const PartitionScheme* Catalog::find_scheme(std::string_view name) const {
    const auto found = std::find_if(partition_schemes.begin(), partition_schemes.end(),
                                    [name](const PartitionScheme& scheme) {
                                        return text::equals_ignoring_case(scheme.name, name);
                                    });
    return found == partition_schemes.end() ? nullptr : &*found;
}

}  // namespace tsqlaudit::catalog
