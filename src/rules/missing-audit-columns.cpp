#include <algorithm>
#include <utility>

#include "facts/context.h"
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

// Each row of it is a change of another row: when that was changed, this one was written. What is a
// log by its shape alone, such as requests, may be changed itself, and so is a price whose end is
// filled in once there is another.
bool tells_changes(const CheckContext& context) {
    const names::Words& name = facts::table_words(context.table);
    const facts::Vocabulary& words = facts::vocabulary();
    return (words.tables.log_certain.matches(name) || words.tables.kept_history.matches(name)) &&
           std::ranges::none_of(live_columns(context), [&](const ColumnView& view) {
               return words.natural_keys.validity.matches(*view.facts.words);
           });
}

// What has not happened yet says nothing of when the row was written.
bool is_still_to_come(const CheckContext& context, const ColumnView& view) {
    return has_word(view, context.rule.words("to-come"));
}

// An admission or an order is dated by the event itself, and each entry of a log by what happened.
bool is_time_of_event(const CheckContext& context, const ColumnView& view, bool is_change) {
    switch (view.facts.role) {
        case ColumnRole::Timestamp:
            return context.facts.is_log_like ||
                   (!view.column.is_nullable && !is_still_to_come(context, view));
        case ColumnRole::UsageTimestamp:
            return context.facts.is_log_like && !view.column.is_nullable;
        case ColumnRole::ModifiedTimestamp:
            return is_change && !view.column.is_nullable;
        default:
            return false;
    }
}

bool knows_creation_time(const CheckContext& context) {
    const bool is_change = tells_changes(context);
    return std::ranges::any_of(live_columns(context), [&](const ColumnView& view) {
        return view.facts.role == ColumnRole::CreatedTimestamp || is_filled_by_clock(view) ||
               is_time_of_event(context, view, is_change);
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
               return facts::vocabulary().relations.actors.matches(*view.facts.words);
           });
}

bool expects_author(const CheckContext& context) {
    return context.schema.is_multi_tenant ||
           context.schema.audit_columns.author_share >= context.rule.parameter("author-share");
}

bool is_unusual(const CheckContext& context) {
    return !context.schema.is_multi_tenant &&
           context.schema.audit_columns.creation_share < context.rule.parameter("time-share");
}

// Where hardly any table records it, one more without it is the way of the schema.
std::string_view variant_without_time(const CheckContext& context) {
    if (has_role(context, ColumnRole::ModifiedTimestamp)) {
        return "modified-only";
    }
    const double share = context.schema.audit_columns.creation_share;
    if (context.schema.is_multi_tenant || share >= context.rule.parameter("convention-share")) {
        return "no-creation";
    }
    return share >= context.rule.parameter("time-share") ? "some" : "unusual";
}

struct Spellings {
    std::string_view pascal;
    std::string_view camel;
    std::string_view lower_snake;
    std::string_view upper_snake;
};

constexpr Spellings created_at{"CreatedAt", "createdAt", "created_at", "CREATED_AT"};
constexpr Spellings created_by{"CreatedBy", "createdBy", "created_by", "CREATED_BY"};

// As the table writes the names of its columns.
std::string spelled(const Spellings& name, const catalog::Table& table) {
    const auto is_upper = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    const auto is_lower = [](char letter) { return letter >= 'a' && letter <= 'z'; };
    bool has_upper = false;
    bool has_lower = false;
    bool begins_upper = false;
    bool begins_lower = false;
    for (const catalog::Column& column : table.columns) {
        has_upper = has_upper || std::ranges::any_of(column.name, is_upper);
        has_lower = has_lower || std::ranges::any_of(column.name, is_lower);
        begins_upper = begins_upper || is_upper(column.name.front());
        begins_lower = begins_lower || is_lower(column.name.front());
    }
    if (has_upper && has_lower) {
        return std::string{begins_lower && !begins_upper ? name.camel : name.pascal};
    }
    return std::string{has_lower ? name.lower_snake : name.upper_snake};
}

// As the other tables have it: under one name there is one clock.
NewColumn like(const facts::AuditColumn& usual, NewColumn otherwise) {
    return usual.type.empty()
               ? std::move(otherwise)
               : NewColumn{
                     .name = usual.name, .type = usual.type, .default_value = usual.default_value};
}

// Nullable: of the rows that exist nobody knows it.
NewColumn creation_column(const CheckContext& context) {
    return like(context.schema.audit_columns.creation, {.name = spelled(created_at, context.table),
                                                        .type = "datetime2(7)",
                                                        .default_value = "SYSUTCDATETIME()"});
}

NewColumn author_column(const CheckContext& context) {
    NewColumn column =
        like(context.schema.audit_columns.author, {.name = spelled(created_by, context.table),
                                                   .type = "nvarchar(128)",
                                                   .default_value = "ORIGINAL_LOGIN()"});
    if (context.table.is_memory_optimized) {
        column.default_value.clear();
    }
    return column;
}

// Programs may share a login, and each row would keep that of the service.
bool is_login_a_guess(const CheckContext& context) {
    return context.schema.audit_columns.author.type.empty();
}

// A column that nothing fills records nothing.
ColumnDoubt doubt_of(const std::vector<NewColumn>& added) {
    const bool are_filled = std::ranges::none_of(
        added, [](const NewColumn& column) { return column.default_value.empty(); });
    return are_filled ? ColumnDoubt::None : ColumnDoubt::Unfilled;
}

void report_creation(const CheckContext& context, FindingSink& sink, std::string_view variant,
                     bool with_author) {
    AddColumns remedy{.columns = {creation_column(context)}};
    if (with_author) {
        remedy.columns.push_back(author_column(context));
    }
    const bool has_any = context.schema.audit_columns.creation_share > 0;
    const ColumnDoubt unusual = has_any ? ColumnDoubt::Unusual : ColumnDoubt::New;
    remedy.doubt = is_unusual(context) ? unusual : doubt_of(remedy.columns);
    sink.report({.variant = variant,
                 .arguments = {{"what", with_author ? "when and by whom" : "when"},
                               {"others", has_any ? "hardly any table" : "no table"}},
                 .remedy = std::move(remedy)});
}

}  // namespace

void check_missing_audit_columns(const CheckContext& context, FindingSink& sink) {
    if (context.table.versioning || is_part_of_parent(context) ||
        context.facts.tenancy.kind == facts::TenancyKind::LikelyShared) {
        return;
    }
    bool lacks_author = expects_author(context) && !knows_who(context);
    if (!knows_creation_time(context)) {
        const std::string_view variant = variant_without_time(context);
        // What is the way of the schema does not take a warning with it, nor does a time that a
        // clock fills wait until somebody has said who is to be recorded.
        const bool with_author = lacks_author && variant != "unusual" && !is_login_a_guess(context);
        report_creation(context, sink, variant, with_author);
        lacks_author = lacks_author && !with_author;
    }
    if (lacks_author) {
        AddColumns remedy{.columns = {author_column(context)}};
        remedy.doubt = doubt_of(remedy.columns);
        if (remedy.doubt == ColumnDoubt::None && is_login_a_guess(context)) {
            remedy.doubt = ColumnDoubt::Login;
        }
        sink.report({.variant = "no-author", .remedy = std::move(remedy)});
    }
}

}  // namespace tsqlaudit::rules
