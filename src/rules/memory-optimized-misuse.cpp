#include <algorithm>
#include <limits>

#include "facts/scale_step.h"
#include "rules/check.h"
#include "rules/index_queries.h"
#include "rules/size.h"

namespace tsqlaudit::rules {

namespace {

using facts::Scale;

struct RowRange {
    double least;
    double most;
};

// What the size is known or judged to be.
RowRange row_range(const facts::ScaleEstimate& scale) {
    if (scale.rows) {
        const auto rows = static_cast<double>(*scale.rows);
        return {rows, rows};
    }
    const auto most = [](Scale of) {
        const auto rows = facts::most_rows(of);
        return rows ? static_cast<double>(*rows) : std::numeric_limits<double>::infinity();
    };
    const double least = scale.scale == Scale::Tiny
                             ? 0
                             : most(static_cast<Scale>(static_cast<int>(scale.scale) - 1));
    return {least, most(scale.scale)};
}

// Many rows share a value: then it is the number of values that counts, which nobody knows.
bool has_repeating_key(const CheckContext& context, const catalog::Index& index) {
    return !index.is_unique && !index.is_constraint() &&
           std::ranges::all_of(index.key_columns, [&](const catalog::IndexColumn& key) {
               const facts::ColumnFacts* column = context.facts.find(context.table, key.name);
               return column != nullptr && (column->role == facts::ColumnRole::Tenant ||
                                            column->role == facts::ColumnRole::ForeignKey ||
                                            column->role == facts::ColumnRole::EnumText);
           });
}

void check_buckets(const CheckContext& context, const catalog::Index& index, FindingSink& sink) {
    const RowRange rows = row_range(context.facts.scale);
    const double factor = context.rule.parameter("bucket-factor");
    const auto buckets = static_cast<double>(index.bucket_count.value_or(0));
    const bool too_few = buckets * factor < rows.least && !has_repeating_key(context, index);
    const bool too_many = buckets > rows.most * factor && buckets > 100'000;
    if (buckets > 0 && (too_few || too_many)) {
        sink.report({.variant = too_few ? "few-buckets" : "many-buckets",
                     .columns = key_names(index),
                     .object = index.name,
                     .span = index.span,
                     .arguments = {{"size", size_of(context.facts.scale)},
                                   {"index", display_name(index)},
                                   {"buckets", std::to_string(*index.bucket_count)}}});
    }
}

}  // namespace

void check_memory_optimized_misuse(const CheckContext& context, FindingSink& sink) {
    const catalog::Table& table = context.table;
    if (!table.is_memory_optimized) {
        return;
    }
    if (table.is_schema_only && (table.versioning || table.columnstore() != nullptr)) {
        sink.report({.variant = "schema-only",
                     .arguments = {{"feature", table.versioning ? "system versioning (13739)"
                                                                : "a columnstore index (35320)"}}});
    }
    for (const catalog::Index& index : table.indexes) {
        if (index.kind == catalog::IndexKind::Hash) {
            check_buckets(context, index, sink);
        }
    }
}

}  // namespace tsqlaudit::rules
