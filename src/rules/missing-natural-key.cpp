#include <algorithm>

#include "rules/columns.h"
#include "rules/index_queries.h"
#include "rules/natural_key.h"
#include "sqlserver/names.h"

namespace tsqlaudit::rules {

namespace {

using facts::NaturalKeyCandidate;
using facts::NaturalKeyKind;

std::string_view variant_of(const NaturalKeyCandidate& candidate) {
    switch (candidate.kind) {
        case NaturalKeyKind::ParentOrdinal:
            return candidate.is_guess ? "guess" : "ordinal";
        case NaturalKeyKind::ForeignKeyCombination:
            return "combination";
        case NaturalKeyKind::Name:
            break;
    }
    return candidate.is_guess ? "guess" : "name";
}

std::string live_rows(const NaturalKeyCandidate& candidate) {
    const facts::SoftDelete& flag = candidate.soft_delete;
    if (flag.column.empty()) {
        return "";
    }
    if (!flag.live_literal.empty()) {
        return sqlserver::quote_name(flag.column) + " = " + flag.live_literal;
    }
    return sqlserver::quote_name(flag.column) + (flag.is_null_live ? " IS NULL"
                                                 : flag.live_value ? " = 1"
                                                                   : " = 0");
}

// A filter takes no OR, so that rows whose flag is NULL would be in no key, and no computed column.
// Which value of what is no bit says that a row is live is a guess.
std::string doubtful_flag(const catalog::Table& table, const NaturalKeyCandidate& candidate) {
    const facts::SoftDelete& flag = candidate.soft_delete;
    const catalog::Column& column = table.column_or_unknown(flag.column);
    const bool is_doubtful =
        flag.is_null_live ? !column.type.is_temporal()  // who deleted it, which may be unknown
                          : !flag.column.empty() && (column.is_nullable || column.computed ||
                                                     !flag.live_literal.empty());
    return is_doubtful ? flag.column : "";
}

// By the last column, and nothing finds its rows: a unique key would.
bool is_searched_by(const CheckContext& context, const NaturalKeyCandidate& candidate) {
    const ColumnView last = column_view(context, candidate.columns.back());
    return last.facts.is_lookup && is_all_of_key(context, candidate, last.column.name) &&
           seek_index(context.table, last.column.name) == nullptr;
}

bool is_in_unique_index(const catalog::Table& table, const std::string& column) {
    return std::ranges::any_of(table.indexes, [&](const catalog::Index& index) {
        return index.is_unique && std::ranges::any_of(index.key_columns, [&](const auto& key) {
                   return key.name == column;
               });
    });
}

// In a table that something else identifies. Of two identities, SQL Server refuses one.
bool is_in_no_key(const catalog::Table& table, const catalog::Column& column) {
    if (!column.identity) {
        return false;
    }
    const bool has_key = table.primary_key() != nullptr || identifying_index(table) != nullptr;
    const auto identities = std::ranges::count_if(
        table.columns, [](const catalog::Column& each) { return each.identity.has_value(); });
    return identities == 1 && has_key && !table.has_clustered_columnstore() &&
           !is_in_unique_index(table, column.name);
}

// IDENTITY gives numbers out and keeps nothing from repeating: a reseed starts again, and
// IDENTITY_INSERT takes any number.
void report_identity(const CheckContext& context, FindingSink& sink) {
    for (const ColumnView& view : live_columns(context)) {
        if (is_in_no_key(context.table, view.column)) {
            sink.report({.variant = "identity",
                         .columns = {view.column.name},
                         .span = view.column.name_span,
                         .remedy = AddUniqueKey{.columns = {view.column.name}}});
        }
    }
}

}  // namespace

void check_missing_natural_key(const CheckContext& context, FindingSink& sink) {
    report_identity(context, sink);
    for (const NaturalKeyCandidate& candidate : context.facts.natural_keys) {
        if (candidate.covered_by || candidate.columns.empty()) {
            continue;
        }
        sink.report(
            {.variant = variant_of(candidate),
             .columns = candidate.columns,
             .span = column_view(context, candidate.columns.back()).column.name_span,
             .remedy = AddUniqueKey{.columns = candidate.columns,
                                    .filter = live_rows(candidate),
                                    .is_of_live_rows = !candidate.soft_delete.column.empty(),
                                    .doubtful_flag = doubtful_flag(context.table, candidate),
                                    .is_searched_by = is_searched_by(context, candidate)}});
    }
}

}  // namespace tsqlaudit::rules
