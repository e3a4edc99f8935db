#include <algorithm>

#include "rules/columns.h"
#include "rules/index_queries.h"
#include "rules/message.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

// Unique by itself: it names the row, and is no choice among a few values.
bool identifies_rows(const catalog::Table& table, const std::string& column) {
    return unique_index(table, std::span{&column, 1}) != nullptr;
}

// EntityType beside EntityId: the name of the table that the number is from, which has no fixed
// list of values as long as tables are added.
bool names_kind_of_object(const CheckContext& context, const std::string& column) {
    const names::Words& name = words_of(column);
    if (name.size() < 2 || name.word(name.size() - 1) != "type" ||
        !has_word(name.word(name.size() - 2), context.rule.words("object"))) {
        return false;
    }
    const names::Words object = name.first(name.size() - 1);
    return std::ranges::any_of(live_columns(context), [&](const ColumnView& view) {
        const names::Words& other = *view.facts.words;
        return !view.facts.is_primary_key && !view.facts.is_foreign_key &&
               !view.facts.named_parent && other.size() == object.size() + 1 &&
               other.starts_with(object) &&
               has_word(other.word(other.size() - 1), context.rule.words("key"));
    });
}

// The list of the values itself: other tables refer to it by them.
bool is_key_of_list(const CheckContext& context, const ColumnView& view) {
    return view.facts.is_primary_key && !context.facts.children.empty();
}

// A text column cannot be compared with a list of values (error 402), and an encrypted column takes
// no CHECK.
bool can_be_listed(const catalog::Column& column) {
    return column.type.is_character() && !column.is_encrypted &&
           column.type.id != sqlserver::TypeId::Text && column.type.id != sqlserver::TypeId::NText;
}

// One letter says one of a few things, unless it is a letter.
bool is_letter_code(const CheckContext& context, const ColumnView& view) {
    const catalog::Column& column = view.column;
    const bool is_letter =
        (column.type.id == sqlserver::TypeId::Char || column.type.id == sqlserver::TypeId::NChar) &&
        column.type.length == 1;
    return is_letter && !column.is_encrypted && view.facts.role == facts::ColumnRole::FreeText &&
           !view.facts.is_foreign_key && !column.computed && column.bound_rule.empty() &&
           !has_word(column.name, context.rule.words("letter")) &&
           !has_check(context.table, column.name) && !identifies_rows(context.table, column.name);
}

// Old schemas are full of them: one finding for each table.
void report_letter_codes(const CheckContext& context, FindingSink& sink) {
    std::vector<std::string> columns;
    for (const ColumnView& view : live_columns(context)) {
        if (is_letter_code(context, view)) {
            columns.push_back(view.column.name);
        }
    }
    if (columns.empty()) {
        return;
    }
    const text::Span span = column_view(context, columns.front()).column.name_span;
    Advice remedy{"Say which letters " + enumerate(columns) + " of " + context.table.name.dotted() +
                      " may take",
                  "Add a CHECK constraint that lists the letters."};
    sink.report({.variant = "letter",
                 .columns = std::move(columns),
                 .span = span,
                 .arguments = {{"type", "one letter"}},
                 .remedy = std::move(remedy)});
}

}  // namespace

void check_missing_check_constraint(const CheckContext& context, FindingSink& sink) {
    report_letter_codes(context, sink);
    for (const ColumnView& view : live_columns(context)) {
        const catalog::Column& column = view.column;
        if (!view.facts.is_enum_like || !can_be_listed(column) || view.facts.is_foreign_key ||
            column.computed || !column.bound_rule.empty() ||
            has_check(context.table, column.name) || identifies_rows(context.table, column.name) ||
            is_key_of_list(context, view) || names_kind_of_object(context, column.name)) {
            continue;
        }
        sink.report({.variant = column.is_nullable          ? "nullable"
                                : context.facts.is_log_like ? "log"
                                                            : "default",
                     .columns = {column.name},
                     .span = column.name_span,
                     .arguments = {{"type", sqlserver::to_sql(column.type)}},
                     .remedy = AddCheck{.column = column.name}});
    }
}

}  // namespace tsqlaudit::rules
