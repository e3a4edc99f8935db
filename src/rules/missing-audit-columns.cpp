#include <algorithm>

#include "facts/expressions.h"
#include "facts/vocabulary.h"
#include "rules/columns.h"
#include "rules/words.h"

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

// Rows that are part of another row are created with it.
bool is_part_of_parent(const CheckContext& context) {
    return std::ranges::any_of(live_columns(context), [](const ColumnView& view) {
        return view.facts.is_primary_key && view.facts.is_foreign_key;
    });
}

// An author, a requester, whoever logs.
bool knows_who(const CheckContext& context) {
    return context.facts.is_log_like || has_role(context, ColumnRole::CreatedBy) ||
           has_role(context, ColumnRole::ModifiedBy) ||
           std::ranges::any_of(live_columns(context), [](const ColumnView& view) {
               return facts::vocabulary().relations.actors.matches(words_of(view.column.name));
           });
}

bool expects_author(const CheckContext& context) {
    return context.schema.is_multi_tenant ||
           context.schema.audit_columns.author_share >= context.rule.parameter("author-share");
}

// Where hardly any table records it, one more without it is the way of the schema.
std::string_view variant_without_time(const CheckContext& context) {
    if (has_role(context, ColumnRole::ModifiedTimestamp)) {
        return "modified-only";
    }
    const double share = context.schema.audit_columns.creation_share;
    if (share >= context.rule.parameter("convention-share")) {
        return "no-creation";
    }
    if (context.schema.is_multi_tenant) {
        return "multi-tenant";
    }
    return share >= context.rule.parameter("time-share") ? "some" : "unusual";
}

// Nullable: of the rows that exist nobody knows it.
AddColumn creation_column(const CheckContext& context) {
    const std::string& usual = context.schema.audit_columns.creation;
    return {.name = usual.empty() ? "CreatedAt" : usual,
            .type = "datetime2(7)",
            .default_value = "SYSUTCDATETIME()"};
}

AddColumn author_column(const CheckContext& context) {
    const std::string& usual = context.schema.audit_columns.author;
    return {.name = usual.empty() ? "CreatedBy" : usual,
            .type = "nvarchar(128)",
            .default_value = context.table.is_memory_optimized ? "" : "ORIGINAL_LOGIN()"};
}

}  // namespace

void check_missing_audit_columns(const CheckContext& context, FindingSink& sink) {
    if (context.table.versioning || is_part_of_parent(context)) {
        return;
    }
    if (!knows_creation_time(context)) {
        sink.report({.variant = variant_without_time(context), .remedy = creation_column(context)});
    }
    if (expects_author(context) && !knows_who(context)) {
        sink.report({.variant = "no-author", .remedy = author_column(context)});
    }
}

}  // namespace tsqlaudit::rules
