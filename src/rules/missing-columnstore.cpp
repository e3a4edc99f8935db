#include "facts/columnstore_fit.h"
#include "rules/columns.h"
#include "rules/size.h"

namespace tsqlaudit::rules {

namespace {

using facts::ColumnRole;

// Long or all but unique texts cost space in a columnstore, and nobody sums them up.
bool is_worth_scanning(ColumnRole role) {
    switch (role) {
        case ColumnRole::FreeText:
        case ColumnRole::Url:
        case ColumnRole::Hash:
        case ColumnRole::StructuredText:
        case ColumnRole::Json:
        case ColumnRole::Binary:
            return false;
        default:
            return true;
    }
}

// An embedding in varbinary(8000).
bool is_long(const sqlserver::DataType& type) {
    constexpr int longest = 900;  // characters or bytes
    return (type.is_character() || type.id == sqlserver::TypeId::VarBinary ||
            type.id == sqlserver::TypeId::Binary) &&
           (type.is_lob() || type.length > longest);
}

std::vector<std::string> analytical_columns(const CheckContext& context) {
    std::vector<std::string> names;
    for (const ColumnView& view : live_columns(context)) {
        const catalog::Column& column = view.column;
        if (is_worth_scanning(view.facts.role) && !is_long(column.type) && !column.is_encrypted &&
            facts::fits_nonclustered_columnstore(column, context.settings.target) ==
                facts::ColumnstoreFit::Fits) {
            names.push_back(column.name);
        }
    }
    return names;
}

}  // namespace

void check_missing_columnstore(const CheckContext& context, FindingSink& sink) {
    const facts::Benefit& benefit = context.facts.suitability.columnstore;
    if (context.table.columnstore() != nullptr || benefit.verdict == facts::Verdict::Present ||
        benefit.verdict == facts::Verdict::Blocked ||
        benefit.score < context.rule.parameter("minimum-score")) {
        return;
    }
    std::vector<std::string> columns = analytical_columns(context);
    if (columns.size() < 2) {
        return;
    }
    // A clustered one compresses the rows themselves, which the judgement on compression counts on.
    const bool is_clustered = context.facts.suitability.compression.recommendation ==
                              facts::CompressionAdvice::Columnstore;
    sink.report(
        {.arguments = {{"score", std::to_string(benefit.score)},
                       {"size", size_of(context.facts.scale)}},
         .remedy = CreateColumnstore{.is_clustered = is_clustered, .columns = std::move(columns)}});
}

}  // namespace tsqlaudit::rules
