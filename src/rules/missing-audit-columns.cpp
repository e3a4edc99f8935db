#include <algorithm>
#include <map>

#include "facts/expressions.h"
#include "rules/columns.h"

namespace tsqlaudit::rules {

namespace {

using facts::ColumnRole;

bool has_role(const CheckContext& context, ColumnRole role) {
    return std::ranges::any_of(live_columns(context),
                               [&](const ColumnView& view) { return view.facts.role == role; });
}

// A column that a clock fills when the row is inserted says when it was created, whatever its name.
bool is_filled_by_clock(const ColumnView& view) {
    return view.column.default_constraint &&
           facts::is_current_time(view.column.default_constraint->value);
}

// An admission or an order is dated by the event itself.
bool is_time_of_event(const CheckContext& context, const ColumnView& view) {
    return view.facts.role == ColumnRole::Timestamp &&
           (context.facts.is_log_like || !view.column.is_nullable);
}

bool knows_creation_time(const CheckContext& context) {
    return std::ranges::any_of(live_columns(context), [&](const ColumnView& view) {
        return view.facts.role == ColumnRole::CreatedTimestamp || is_filled_by_clock(view) ||
               is_time_of_event(context, view);
    });
}

// Where hardly any table records it, one more without it is the way of the schema.
bool expects_creation_time(const CheckContext& context) {
    const auto& tables = context.schema.tables;
    const auto recording = std::ranges::count_if(tables, [&](const facts::TableFacts& facts) {
        return std::ranges::any_of(facts.columns, [](const facts::ColumnFacts& column) {
            return column.role == ColumnRole::CreatedTimestamp;
        });
    });
    return context.schema.is_multi_tenant ||
           static_cast<double>(recording) >=
               context.rule.parameter("time-share") * static_cast<double>(tables.size());
}

// Rows that are part of another row are created with it.
bool is_part_of_parent(const CheckContext& context) {
    return std::ranges::any_of(live_columns(context), [](const ColumnView& view) {
        return view.facts.is_primary_key && view.facts.is_foreign_key;
    });
}

// How most tables of the schema call it.
std::string usual_name(const CheckContext& context, ColumnRole role, std::string_view fallback) {
    std::map<std::string, int> counts;
    for (const facts::TableFacts& facts : context.schema.tables) {
        for (const ColumnView& view : live_columns(context.catalog.tables[facts.id], facts)) {
            if (view.facts.role == role) {
                ++counts[view.column.name];
            }
        }
    }
    const auto most =
        std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return most == counts.end() ? std::string{fallback} : most->first;
}

bool expects_author(const CheckContext& context) {
    return context.schema.is_multi_tenant ||
           context.schema.audit_column_share >= context.rule.parameter("author-share");
}

}  // namespace

void check_missing_audit_columns(const CheckContext& context, FindingSink& sink) {
    if (context.table.versioning || is_part_of_parent(context)) {
        return;
    }
    const std::string created = usual_name(context, ColumnRole::CreatedTimestamp, "CreatedAt");
    const AddColumn add_time{.name = created,
                             .type = "datetime2(7)",
                             .nullable = false,
                             .default_value = "SYSUTCDATETIME()"};
    if (!knows_creation_time(context)) {
        const bool knows_change = has_role(context, ColumnRole::ModifiedTimestamp);
        return sink.report({.variant = knows_change                     ? "modified-only"
                                       : expects_creation_time(context) ? "no-creation"
                                                                        : "unusual",
                            .remedy = add_time});
    }
    if (!has_role(context, ColumnRole::CreatedBy) && !has_role(context, ColumnRole::ModifiedBy) &&
        expects_author(context)) {
        const std::string author = usual_name(context, ColumnRole::CreatedBy, "CreatedBy");
        sink.report(
            {.variant = "no-author", .remedy = AddColumn{.name = author, .type = "nvarchar(128)"}});
    }
}

}  // namespace tsqlaudit::rules
