#include <algorithm>
#include <string>
#include <string_view>

#include "facts/context.h"
#include "facts/vocabulary.h"
#include "rules/columns.h"
#include "rules/expressions.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

using facts::ColumnRole;

// Starts at zero and is never NULL: somebody has to keep it up to date.
bool is_kept_up_to_date(const ColumnView& view) {
    const auto& constraint = view.column.default_constraint;
    const bool is_count =
        view.facts.role == ColumnRole::Counter || view.facts.role == ColumnRole::Aggregate;
    return is_count && !view.column.is_nullable && !view.column.computed && constraint &&
           constraint->value != nullptr && is_constant(*constraint->value);
}

// PostComments has the word of CommentCount.
bool is_word_of_another_table(const CheckContext& context, std::string_view word) {
    constexpr std::size_t shortest = 4;
    const auto found = context.schema.table_words.find(word);
    if (word.size() < shortest || found == context.schema.table_words.end()) {
        return false;
    }
    const bool is_own = facts::table_words(context.table).has_word(word);
    return found->second > (is_own ? 1 : 0);
}

// CommentCount counts the rows of Comment. Uses are counted as they happen, and nothing has to be
// stored of them; members, items and the like are whatever refers to the row.
bool counts_what_is_stored(const CheckContext& context, const ColumnView& view) {
    if (has_word(view, context.rule.words("use"))) {
        return true;
    }
    if (has_word(view, context.rule.words("part"))) {
        return !context.facts.children.empty();
    }
    const names::Words& name = *view.facts.words;
    for (std::size_t index = 0; index < name.size(); ++index) {
        if (is_word_of_another_table(context, name.word(index))) {
            return true;
        }
    }
    return false;
}

// A total that another column of the row is computed from is part of a document: somebody enters
// it.
bool is_summed_up_in_row(const catalog::Table& table, const std::string& column) {
    return std::ranges::any_of(table.columns, [&](const catalog::Column& other) {
        return other.computed && other.computed->expression != nullptr &&
               names_column(*other.computed->expression, column);
    });
}

}  // namespace

void check_unmaintained_counter(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        if (is_kept_up_to_date(view) && !has_word(view, context.rule.words("given")) &&
            counts_what_is_stored(context, view) &&
            !is_summed_up_in_row(context.table, view.column.name) && !view.facts.is_assigned) {
            sink.report(
                {.columns = {view.column.name},
                 .span = view.column.name_span,
                 .remedy = Advice{"Choose what maintains " + view.column.name + " of " +
                                      context.table.name.dotted(),
                                  "Maintain " + view.column.name +
                                      " with a trigger, or compute it in an indexed view."}});
        }
    }
}

}  // namespace tsqlaudit::rules
