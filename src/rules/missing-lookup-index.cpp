#include <algorithm>

#include "facts/unique_keys.h"
#include "rules/allowed_values.h"
#include "rules/columns.h"
#include "rules/expressions.h"
#include "rules/index_queries.h"
#include "rules/natural_key.h"
#include "rules/reference_role.h"
#include "rules/tenancy.h"
#include "rules/words.h"
#include "sqlserver/names.h"

namespace tsqlaudit::rules {

namespace {

using facts::ColumnRole;

// The newest and the best come first.
bool is_read_from_the_top(ColumnRole role) {
    return role == ColumnRole::UsageTimestamp || role == ColumnRole::ModifiedTimestamp ||
           role == ColumnRole::CreatedTimestamp || role == ColumnRole::Timestamp ||
           role == ColumnRole::Score;
}

// Other rules speak about these.
bool has_rule_of_its_own(const ColumnView& view) {
    return view.facts.is_foreign_key || view.facts.role == ColumnRole::Tenant ||
           view.facts.role == ColumnRole::CurveCode;
}

// What names or sorts rows is asked for within a tenant. What identifies a row anywhere is not: the
// trace of a request, the hash of a content, the address that somebody logs in with.
bool is_asked_within_tenant(const ColumnView& view) {
    return !view.facts.identifies && view.facts.role != ColumnRole::Hash &&
           view.facts.role != ColumnRole::Guid;
}

CreateIndex index_on(const CheckContext& context, const ColumnView& view) {
    CreateIndex index{.live_rows_suffice = true};
    const catalog::Column* tenant = tenant_column(context);
    if (tenant != nullptr && tenant->can_be_index_key() && is_asked_within_tenant(view)) {
        index.key_columns.push_back({tenant->name});
    }
    index.key_columns.push_back({view.column.name, is_read_from_the_top(view.facts.role)});
    // An index of a memory-optimized table has no filter. That one on an encrypted column may have
    // one is not documented.
    if (view.column.is_nullable && !view.column.computed && !context.table.is_memory_optimized &&
        !view.column.is_encrypted) {
        index.filter = sqlserver::quote_name(view.column.name) + " IS NOT NULL";
    }
    return index;
}

bool is_used_by_an_index(const catalog::Table& table, const std::string& flag) {
    return std::ranges::any_of(table.indexes, [&](const catalog::Index& index) {
        const std::vector<std::string> keys = key_names(index);
        return std::ranges::find(keys, flag) != keys.end() ||
               std::ranges::find(index.included_columns, flag) != index.included_columns.end() ||
               (index.filter != nullptr && names_column(*index.filter, flag));
    });
}

void report_flags(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        if (view.facts.role == ColumnRole::SoftDeleteFlag &&
            !is_used_by_an_index(context.table, view.column.name)) {
            sink.report(
                {.variant = "flag", .columns = {view.column.name}, .span = view.column.name_span});
        }
    }
}

// Known to whoever searches: which parent, and which tenant.
bool is_parent(const facts::ColumnFacts& column) {
    return column.is_foreign_key || column.named_parent || column.role == ColumnRole::Tenant;
}

// Behind its parents in an index, the name of a setting within its user, is found within those: in
// a unique key and in a hash index, which are there for such searches. One of few values is
// searched for among the rows of all parents as well, but hardly in those of all tenants.
bool is_found_within_parent(const CheckContext& context, const ColumnView& view) {
    return std::ranges::any_of(context.table.indexes, [&](const catalog::Index& index) {
        const std::vector<std::string> keys = key_names(index);
        const auto own = std::ranges::find_if_not(keys, [&](const std::string& key) {
            return is_parent(column_view(context, key).facts);
        });
        const bool is_for_it =
            index.is_unique || index.kind == catalog::IndexKind::Hash || !view.facts.is_enum_like ||
            std::all_of(keys.begin(), own, [&](const std::string& key) {
                return column_view(context, key).facts.role == ColumnRole::Tenant;
            });
        // Of a rate within its table, each part of the unique key is known to whoever asks for it.
        const auto last = index.is_unique || own == keys.end() ? keys.end() : own + 1;
        return is_seekable(index) && is_for_it && own != keys.begin() &&
               std::find(own, last, view.column.name) != last &&
               (facts::holds_all_values(index, std::span{&view.column.name, 1}) ||
                holds_live_rows(context, index));
    });
}

// The Sku of an order line is that of its product as it was, and is searched for there. A name that
// is no more than "Code" is the row's own.
bool is_copy_from_parent(const CheckContext& context, const ColumnView& view) {
    const bool is_generic =
        view.facts.words->size() == 1 && has_word(view, context.rule.words("generic"));
    return !is_generic && !view.facts.is_enum_like &&
           (view.facts.role == ColumnRole::Code || view.facts.role == ColumnRole::Name) &&
           std::ranges::any_of(context.facts.parents, [&](facts::TableId parent) {
               const catalog::Column* original =
                   context.catalog.tables[parent].find_column(view.column.name);
               return original != nullptr && original->type.id == view.column.type.id;
           });
}

// Searches for an Email go by NormalizedEmail, where there is one with an index.
bool has_indexed_form(const CheckContext& context, const std::string& column) {
    const names::Words& name = words_of(column);
    return std::ranges::any_of(context.table.indexes, [&](const catalog::Index& index) {
        if (index.key_columns.empty()) {
            return false;
        }
        const ColumnView other = column_view(context, index.key_columns.front().name);
        const names::Words& longer = *other.facts.words;
        return longer.size() == name.size() + 1 &&
               (longer.starts_with(name) || longer.ends_with(name)) &&
               other.column.type.is_character() && !other.facts.is_deprecated &&
               seek_index(context.table, other.column.name) != nullptr;
    });
}

// The table that the rows are parts of, by the cascade or by the name; nullptr if there is none.
const catalog::ForeignKey* owner(const CheckContext& context) {
    const auto found = std::ranges::find_if(
        context.table.foreign_keys,
        [&](const catalog::ForeignKey& key) { return is_part_of_parent(context, key); });
    return found == context.table.foreign_keys.end() ? nullptr : &*found;
}

// Each of a handful of values is in so many rows that an index on the column alone is not used.
bool is_handful(const CheckContext& context, const ColumnView& view) {
    const auto values = allowed_values(context.table, view.column.name);
    return values && static_cast<double>(*values) <= context.rule.parameter("handful");
}

// Encrypted values can be equal, and neither first nor last.
bool has_no_order(const ColumnView& view) {
    return view.column.is_encrypted && is_read_from_the_top(view.facts.role);
}

bool is_in_question(const CheckContext& context, const ColumnView& view) {
    return view.facts.is_lookup && !has_no_order(view) &&
           view.facts.role != ColumnRole::SoftDeleteFlag &&
           view.column.type.id != sqlserver::TypeId::Bit && !has_rule_of_its_own(view) &&
           view.column.can_be_index_key() &&
           seek_index(context.table, view.column.name) == nullptr &&
           filtered_index(context.table, std::span{&view.column.name, 1}) == nullptr &&
           !is_said_of_key(context, view.column.name) && !is_found_within_parent(context, view) &&
           !is_copy_from_parent(context, view) && !has_indexed_form(context, view.column.name) &&
           !is_handful(context, view);
}

std::string_view variant_of(const CheckContext& context, const ColumnView& view,
                            const catalog::ForeignKey* parent) {
    if (context.facts.scale.scale <= facts::Scale::Small) {
        return "small";
    }
    if (view.facts.is_enum_like) {
        return "few-values";
    }
    if (view.column.is_encrypted) {
        return "encrypted";
    }
    if (!view.facts.is_own && !view.facts.identifies) {
        return view.facts.role == ColumnRole::Guid ? "elsewhere" : "ranking";
    }
    return parent != nullptr && view.facts.role == ColumnRole::Name ? "within-parent" : "default";
}

}  // namespace

void check_missing_lookup_index(const CheckContext& context, FindingSink& sink) {
    if (context.table.has_clustered_columnstore()) {
        return;  // a search reads the one column, and leaves out what its segments exclude
    }
    const catalog::ForeignKey* parent = owner(context);
    for (const ColumnView& view : live_columns(context)) {
        if (!is_in_question(context, view)) {
            continue;
        }
        Report report{.variant = variant_of(context, view, parent),
                      .columns = {view.column.name},
                      .span = view.column.name_span,
                      .arguments = {{"none", std::string(no_index(
                                                 context.table, std::span{&view.column.name, 1}))}},
                      .remedy = index_on(context, view)};
        if (report.variant == "within-parent") {
            report.arguments["parent"] = parent->referenced_table.dotted();
        }
        sink.report(std::move(report));
    }
    report_flags(context, sink);
}

}  // namespace tsqlaudit::rules
