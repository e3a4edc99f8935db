#include "facts/organizations.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tsqlaudit::facts {
namespace {

bool is_organization(const Context& context, TableId id) {
    return context.words().tenant.other_root_tables.matches(context.names(id).table);
}

// By a foreign key of one column that each row has.
template <typename Predicate>
bool refers_to(const Context& context, TableId id, Predicate is_wanted) {
    const catalog::Table& table = context.table(id);
    return std::any_of(
        table.foreign_keys.begin(), table.foreign_keys.end(), [&](const catalog::ForeignKey& key) {
            return key.referenced_index && *key.referenced_index != id && key.columns.size() == 1 &&
                   all_not_null(table, key.columns) && is_wanted(*key.referenced_index);
        });
}

bool is_repeated(const Context& context, TableId root) {
    constexpr std::size_t fewest_repetitions = 3;
    std::vector<bool> names_root(context.table_count());
    std::size_t with_column = 0;
    for (TableId id = 0; id < context.table_count(); ++id) {
        names_root[id] = refers_to(context, id, [&](TableId to) { return to == root; });
        with_column += names_root[id] ? 1U : 0U;
    }
    std::size_t repetitions = 0;
    for (TableId id = 0; id < context.table_count(); ++id) {
        const bool repeats =
            names_root[id] && refers_to(context, id, [&](TableId to) { return names_root[to]; });
        repetitions += repeats ? 1U : 0U;
    }
    return repetitions >= fewest_repetitions && 2 * with_column > context.table_count();
}

// By table: how many foreign keys of others refer to it.
std::vector<std::size_t> count_references(const Context& context) {
    std::vector<std::size_t> references(context.table_count());
    for (TableId id = 0; id < context.table_count(); ++id) {
        for (const catalog::ForeignKey& key : context.table(id).foreign_keys) {
            if (key.referenced_index && *key.referenced_index != id) {
                ++references[*key.referenced_index];
            }
        }
    }
    return references;
}

}  // namespace

std::optional<TableId> most_used_organization(const Context& context) {
    const std::vector<std::size_t> references = count_references(context);
    std::optional<TableId> found;
    for (TableId id = 0; id < context.table_count(); ++id) {
        if (is_organization(context, id) && references[id] > (found ? references[*found] : 0)) {
            found = id;
        }
    }
    return found;
}

std::optional<TableId> repeated_organization(const Context& context) {
    const std::optional<TableId> most_used = most_used_organization(context);
    return most_used && is_repeated(context, *most_used) ? most_used : std::nullopt;
}

}  // namespace tsqlaudit::facts
