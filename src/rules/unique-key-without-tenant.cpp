#include <algorithm>
#include <iterator>
#include <utility>

#include "rules/columns.h"
#include "rules/index_overlap.h"
#include "rules/index_queries.h"
#include "rules/message.h"
#include "rules/tenancy.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using facts::ColumnRole;

// Unique over all tenants by its nature, or deprecated.
bool is_global_by_nature(const ColumnView& view) {
    switch (view.facts.role) {
        case ColumnRole::IdentityKey:
        case ColumnRole::Hash:
        case ColumnRole::Guid:
        case ColumnRole::Identifier:
        case ColumnRole::RowVersion:
        case ColumnRole::Url:
            return true;
        default:
            return view.facts.is_deprecated || view.column.identity.has_value() ||
                   view.column.type.id == sqlserver::TypeId::UniqueIdentifier;
    }
}

bool may_have_tenant(const CheckContext& context, facts::TableId table) {
    const auto kind = context.schema.tables.at(table).tenancy.kind;
    return kind != facts::TenancyKind::Reference && kind != facts::TenancyKind::LikelyShared;
}

// By a foreign key, or by its name alone.
bool leads_to_tenanted_parent(const CheckContext& context, const std::string& name) {
    const auto& named_parent = column_view(context, name).facts.named_parent;
    if (named_parent && may_have_tenant(context, *named_parent)) {
        return true;
    }
    return std::ranges::any_of(context.table.foreign_keys, [&](const catalog::ForeignKey& key) {
        return key.referenced_index && std::ranges::find(key.columns, name) != key.columns.end() &&
               may_have_tenant(context, *key.referenced_index);
    });
}

// With what it includes it is another index, but no other key. One index cannot take the place of
// the primary key, or of how the rows are kept, and of a plain index as well.
bool is_same_key(const catalog::Index& left, const catalog::Index& right) {
    return right.is_unique && !left.is_primary_key && !right.is_primary_key &&
           left.is_clustered == right.is_clustered && is_seekable(right) &&
           left.ignore_dup_key == right.ignore_dup_key && left.filter_text == right.filter_text &&
           std::ranges::equal(key_names(left), key_names(right), text::equals_ignoring_case);
}

// Plain indexes first: a constraint includes nothing.
std::vector<std::size_t> with_same_key(const catalog::Table& table, const IndexesByKey& by_key,
                                       std::size_t position) {
    std::vector<std::size_t> same;
    for (const std::size_t other : by_key.with_key_of(position)) {
        if (other == position || (is_same_key(table.indexes[position], table.indexes[other]) &&
                                  !is_superfluous(table, by_key, other))) {
            same.push_back(other);
        }
    }
    std::ranges::stable_partition(
        same, [&](std::size_t other) { return !table.indexes[other].is_constraint(); });
    return same;
}

std::string names_of(const catalog::Table& table, std::size_t first,
                     const std::vector<std::size_t>& same) {
    std::vector<std::string> others;
    for (const std::size_t other : same) {
        if (other != first) {
            others.push_back(display_name(table.indexes[other]));
        }
    }
    const std::string name = display_name(table.indexes[first]);
    return others.empty() ? name : name + " (like " + enumerate(others) + ")";
}

}  // namespace

void check_unique_key_without_tenant(const CheckContext& context, FindingSink& sink) {
    const std::string tenant = tenant_column_name(context);
    if (tenant.empty()) {
        return;
    }
    const IndexesByKey by_key{context.table};
    for (std::size_t position = 0; position < context.table.indexes.size(); ++position) {
        const catalog::Index& index = context.table.indexes[position];
        const std::vector<std::string> columns = key_names(index);
        const bool is_meant = std::ranges::any_of(columns, [&](const std::string& name) {
            return name == tenant || leads_to_tenanted_parent(context, name) ||
                   is_global_by_nature(column_view(context, name));
        });
        const bool has_text = std::ranges::any_of(columns, [&](const std::string& name) {
            return column_view(context, name).column.type.is_character();
        });
        if (!index.is_unique || !is_seekable(index) || is_meant || !has_text ||
            is_superfluous(context.table, by_key, position)) {
            continue;
        }
        std::vector<std::size_t> same = with_same_key(context.table, by_key, position);
        if (std::ranges::min(same) != position) {
            continue;  // said of the first of them
        }
        std::vector<std::string> wider{tenant};
        wider.insert(wider.end(), columns.begin(), columns.end());
        sink.report(
            {.columns = columns,
             .object = index.name,
             .span = index.span,
             .arguments = {{"index", names_of(context.table, position, same)}, {"tenant", tenant}},
             .remedy = ReplaceUniqueKey{.index = same.front(),
                                        .columns = std::move(wider),
                                        .likewise = {std::next(same.begin()), same.end()}}});
    }
}

}  // namespace tsqlaudit::rules
