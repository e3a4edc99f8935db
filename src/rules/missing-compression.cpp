#include <algorithm>

#include "rules/check.h"
#include "rules/size.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Compression;
using facts::CompressionAdvice;
using facts::Scale;

std::string_view variant_for(const CheckContext& context) {
    const facts::CompressionEstimate& estimate = context.facts.suitability.compression;
    const double expected = (estimate.savings_low + estimate.savings_high) / 2.0;
    switch (context.facts.scale.scale) {
        case Scale::Huge:
        case Scale::Large:
            return expected < context.rule.parameter("slight-saving") ? "slight" : "large";
        case Scale::Moderate:
            return "moderate";
        default:
            return "small";
    }
}

bool is_unstated(const catalog::CompressionSetting& setting) {
    return !setting.whole && setting.partitions.empty();
}

bool has_sparse_column(const catalog::Table& table) {
    return std::ranges::any_of(table.columns, [](const catalog::Column& column) {
        return column.is_sparse || column.is_column_set;
    });
}

// Indexes never inherit the compression of their table.
std::vector<std::size_t> uncompressed_indexes(const catalog::Table& table) {
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < table.indexes.size(); ++i) {
        const catalog::Index& index = table.indexes[i];
        if (index.kind == catalog::IndexKind::Rowstore && !index.is_clustered &&
            !index.is_disabled && is_unstated(index.compression)) {
            positions.push_back(i);
        }
    }
    return positions;
}

}  // namespace

void check_missing_compression(const CheckContext& context, FindingSink& sink) {
    const facts::CompressionEstimate& estimate = context.facts.suitability.compression;
    const bool is_rowstore_advice = estimate.recommendation == CompressionAdvice::Row ||
                                    estimate.recommendation == CompressionAdvice::Page;
    if (!is_rowstore_advice || estimate.already || !is_unstated(context.table.compression) ||
        context.table.has_clustered_columnstore() || has_sparse_column(context.table)) {
        return;
    }
    const bool is_page = estimate.recommendation == CompressionAdvice::Page;
    sink.report({.variant = variant_for(context),
                 .arguments = {{"size", size_of(context.facts.scale)},
                               {"advice", std::string{to_string(estimate.recommendation)}},
                               {"low", std::to_string(estimate.savings_low)},
                               {"high", std::to_string(estimate.savings_high)},
                               {"reason", estimate.reasons.empty() ? "by its types"
                                                                   : estimate.reasons.front()}},
                 .remedy = Compress{.compression = is_page ? Compression::Page : Compression::Row,
                                    .table = true,
                                    .indexes = uncompressed_indexes(context.table)}});
}

}  // namespace tsqlaudit::rules
