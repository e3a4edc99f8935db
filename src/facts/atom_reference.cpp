#include "facts/atom_reference.h"

#include <fmt/format.h>

#include <algorithm>

#include "sqlserver/names.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::Index;
using catalog::Table;

// The column by which other tables reference the store: the primary key, or else a unique key.
const Column* store_key(const Table& store) {
    const auto is_key = [](const Index& index) {
        return index.is_unique && !index.filter && index.key_columns.size() == 1 &&
               index.kind == catalog::IndexKind::Rowstore;
    };
    // The primary key comes first where there is one.
    const auto found = std::find_if(store.indexes.begin(), store.indexes.end(), is_key);
    return found == store.indexes.end() ? nullptr
                                        : store.find_column(found->key_columns.front().name);
}

bool ends_with_ignoring_case(std::string_view name, std::string_view ending) {
    return name.size() >= ending.size() &&
           text::equals_ignoring_case(name.substr(name.size() - ending.size()), ending);
}

template <typename IsTaken>
std::string free_name(const std::string& base, IsTaken is_taken) {
    std::string name = sqlserver::limit_identifier(base);
    for (int number = 2; is_taken(name); ++number) {
        name = sqlserver::limit_identifier(fmt::format("{}{}", base, number));
    }
    return name;
}

// Invoice and BlobId make InvoiceBlobId; a key called Id says nothing without the name of the
// store.
std::string column_name(const Table& table, const Table& store, const Column& key) {
    const std::string suffix =
        text::equals_ignoring_case(key.name, "id") ? store.name.name + key.name : key.name;
    const bool stutters = ends_with_ignoring_case(table.name.name, store.name.name);
    return free_name(table.name.name + (stutters ? "Content" : "") + suffix,
                     [&](const std::string& name) { return table.find_column(name) != nullptr; });
}

bool has_constraint(const Table& table, const std::string& name) {
    const auto is_named = [&](const auto& constraint) {
        return text::equals_ignoring_case(constraint.name, name);
    };
    return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(), is_named) ||
           std::any_of(table.indexes.begin(), table.indexes.end(), is_named) ||
           std::any_of(table.checks.begin(), table.checks.end(), is_named);
}

}  // namespace

std::optional<AtomReference> plan_reference(const Table& table, const Table& store) {
    const Column* key = store_key(store);
    if (key == nullptr) {
        return std::nullopt;
    }
    AtomReference reference{&store, key, column_name(table, store, *key), {}};
    reference.constraint =
        free_name(fmt::format("FK_{}_{}", table.name.name, reference.column),
                  [&](const std::string& name) { return has_constraint(table, name); });
    return reference;
}

}  // namespace tsqlaudit::facts
