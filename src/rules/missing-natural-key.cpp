#include "rules/columns.h"
#include "sqlserver/names.h"

namespace tsqlaudit::rules {

namespace {

using facts::NaturalKeyCandidate;
using facts::NaturalKeyKind;

std::string_view variant_of(const NaturalKeyCandidate& candidate) {
    switch (candidate.kind) {
        case NaturalKeyKind::ParentOrdinal:
            return "ordinal";
        case NaturalKeyKind::ForeignKeyCombination:
            return "combination";
        case NaturalKeyKind::Name:
            break;
    }
    return candidate.is_guess ? "guess" : "name";
}

std::string live_rows(const NaturalKeyCandidate& candidate) {
    if (candidate.soft_delete_column.empty()) {
        return "";
    }
    return sqlserver::quote_name(candidate.soft_delete_column) +
           (candidate.soft_delete_live_value ? " = 1" : " = 0");
}

}  // namespace

void check_missing_natural_key(const CheckContext& context, FindingSink& sink) {
    for (const NaturalKeyCandidate& candidate : context.facts.natural_keys) {
        if (candidate.covered_by || candidate.columns.empty()) {
            continue;
        }
        sink.report(
            {.variant = variant_of(candidate),
             .columns = candidate.columns,
             .span = column_view(context, candidate.columns.back()).column.name_span,
             .remedy = AddUniqueKey{.columns = candidate.columns, .filter = live_rows(candidate)}});
    }
}

}  // namespace tsqlaudit::rules
