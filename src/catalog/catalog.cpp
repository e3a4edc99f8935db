#include "catalog/catalog.h"

#include <algorithm>
#include <functional>
#include <ranges>

#include "text/compare.h"

namespace tsqlaudit::catalog {

namespace {

// In a list that is sorted by name; nullptr if there is none of that name.
template <typename Object, typename Name, typename Less>
const Object* find_sorted(const std::vector<Object>& objects, const Name& name, Less less) {
    const auto found = std::ranges::lower_bound(objects, name, less, &Object::name);
    return found == objects.end() || less(name, found->name) ? nullptr : &*found;
}

}  // namespace

bool operator==(const QualifiedName& left, const QualifiedName& right) {
    return text::equals_ignoring_case(left.name, right.name) &&
           text::equals_ignoring_case(left.schema, right.schema);
}

bool operator<(const QualifiedName& left, const QualifiedName& right) {
    const int schemas = text::compare_ignoring_case(left.schema, right.schema);
    return schemas != 0 ? schemas < 0 : text::compare_ignoring_case(left.name, right.name) < 0;
}

bool Column::can_be_index_key() const {
    return sqlserver::can_be_index_key(type) && !is_encrypted_randomly;
}

const Column& Table::column_or_unknown(std::string_view column) const {
    static const Column unknown;
    const Column* const found = find_column(column);
    return found == nullptr ? unknown : *found;
}

const Index* Table::primary_key() const {
    if (!indexes.empty() && indexes.front().is_primary_key) {
        return &indexes.front();
    }
    // One that was added to many is the last until they are put in order.
    const auto reversed = std::views::reverse(indexes);
    const auto found = std::ranges::find_if(reversed, &Index::is_primary_key);
    return found == reversed.end() ? nullptr : &*found;
}

const Index* Table::clustered_index() const {
    const auto found = std::find_if(indexes.begin(), indexes.end(),
                                    [](const Index& index) { return index.is_clustered; });
    return found == indexes.end() ? nullptr : &*found;
}

const Index* Table::columnstore() const {
    const auto found = std::find_if(indexes.begin(), indexes.end(), [](const Index& index) {
        return index.kind == IndexKind::Columnstore;
    });
    return found == indexes.end() ? nullptr : &*found;
}

bool Table::has_clustered_columnstore() const {
    const Index* const clustered = clustered_index();
    return clustered != nullptr && clustered->kind == IndexKind::Columnstore;
}

const Table* Catalog::find_table(const QualifiedName& name) const {
    return find_sorted(tables, name, std::less<>{});
}

const View* Catalog::find_view(const QualifiedName& name) const {
    return find_sorted(views, name, std::less<>{});
}

const PartitionScheme* Catalog::find_scheme(std::string_view name) const {
    return find_sorted(partition_schemes, name, text::LessIgnoringCase{});
}

const PartitionFunction* Catalog::find_partition_function(std::string_view name) const {
    return find_sorted(partition_functions, name, text::LessIgnoringCase{});
}

const Routine* Catalog::find_routine(const QualifiedName& name) const {
    return find_sorted(routines, name, std::less<>{});
}

}  // namespace tsqlaudit::catalog
