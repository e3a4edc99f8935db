#include <algorithm>

#include "rules/columns.h"
#include "rules/size.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

using facts::ColumnRole;
using facts::Scale;
using sqlserver::TypeId;

bool is_large_binary(const catalog::Column& column) {
    return column.type.id == TypeId::Image ||
           (column.type.id == TypeId::VarBinary && column.type.is_max);
}

// Whose row it is, and who wrote it when.
bool is_administrative(ColumnRole role) {
    return role == ColumnRole::Tenant || role == ColumnRole::CreatedTimestamp ||
           role == ColumnRole::CreatedBy || role == ColumnRole::ModifiedTimestamp ||
           role == ColumnRole::ModifiedBy;
}

// The table is about the content already: keys, and hardly anything else beside it; or it is named
// for the content, and has no more than what describes a file, which is no long text.
bool is_side_table(const CheckContext& context) {
    const LiveColumns columns = live_columns(context);
    const auto is_other = [](const ColumnView& view) {
        return !view.facts.is_primary_key && !view.facts.is_foreign_key &&
               !is_administrative(view.facts.role) && !is_large_binary(view.column);
    };
    const auto is_long_text = [&](const ColumnView& view) {
        return is_other(view) && view.column.type.is_lob() &&
               view.facts.role == ColumnRole::FreeText && !view.facts.may_hold_json;
    };
    const bool describes_file =
        has_word(context.table.name.name, context.rule.words("content-table")) &&
        std::ranges::none_of(columns, is_long_text);
    return static_cast<double>(std::ranges::count_if(columns, is_other)) <=
           context.rule.parameter(describes_file ? "content-table-columns" : "side-table-columns");
}

// Why FILESTREAM is no way out for this table; empty if it is one.
std::string filestream_blocker(const CheckContext& context) {
    if (!has_feature(context.settings.target, "filestream")) {
        return "Azure SQL Database does not have it";
    }
    if (context.table.versioning || context.facts.is_history) {
        return "a temporal table cannot have it";
    }
    if (context.table.is_memory_optimized) {
        return "a memory-optimized table cannot have it";
    }
    if (context.table.is_ledger) {
        return "a ledger table cannot have it";
    }
    if (context.table.has_clustered_columnstore()) {
        return "a columnstore cannot hold it";
    }
    if (context.facts.tenancy.kind == facts::TenancyKind::Tenanted ||
        !context.table.predicates.empty()) {
        return "it cannot be combined with row-level security, which keeps the tenants apart";
    }
    return "";
}

// The image of a disk is no picture.
bool is_picture(const CheckContext& context, const std::string& column) {
    const names::PhraseSet& whole = context.rule.words("whole-image");
    return has_word(column, context.rule.words("picture")) && !has_word(column, whole) &&
           !has_word(context.table.name.name, whole);
}

std::string_view variant_of(const CheckContext& context, const catalog::Column& column) {
    const bool is_content =
        (has_word(column.name, context.rule.words("content")) || column.type.id == TypeId::Image) &&
        !has_word(column.name, context.rule.words("message"));
    if (!is_content) {
        return "unknown-content";
    }
    if (context.facts.scale.scale == Scale::Tiny) {
        return "few-rows";
    }
    return is_picture(context, column.name) ? "picture" : "default";
}

}  // namespace

void check_inline_lob(const CheckContext& context, FindingSink& sink) {
    if (is_side_table(context)) {
        return;
    }
    const std::string blocker = filestream_blocker(context);
    for (const ColumnView& view : live_columns(context)) {
        if (!is_large_binary(view.column) || view.facts.role != ColumnRole::Binary ||
            view.column.is_filestream || view.column.is_encrypted ||
            has_word(view, context.rule.words("short-value"))) {
            continue;
        }
        sink.report({.variant = variant_of(context, view.column),
                     .columns = {view.column.name},
                     .span = view.column.name_span,
                     .arguments = {{"size", size_of(context.facts.scale)}},
                     .remedy = MoveLob{.column = view.column.name,
                                       .filestream_possible = blocker.empty(),
                                       .filestream_blocker = blocker}});
    }
}

}  // namespace tsqlaudit::rules
