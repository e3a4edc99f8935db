#include "rules/strength_checks.h"

#include <algorithm>
#include <array>

#include "facts/soft_delete.h"
#include "facts/table_nature.h"
#include "rules/columns.h"
#include "rules/index_queries.h"
#include "rules/message.h"
#include "rules/strength_parts.h"
#include "rules/strengths_of_storage.h"
#include "rules/words.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::ReferentialAction;
using facts::ColumnRole;
using sqlserver::TypeId;
template <ColumnRole... roles>
Result has_role(const StrengthContext& context) {
    return praise_columns(columns_where(context, [](const ColumnView& view) {
        // What is encrypted neither ranks nor filters.
        return !view.column.is_encrypted && ((view.facts.role == roles) || ...);
    }));
}

Result native_json(const StrengthContext& context) {
    return praise_columns(columns_where(
        context, [](const ColumnView& view) { return view.column.type.id == TypeId::Json; }));
}

Result tenant_column(const StrengthContext& context) {
    if (context.facts.tenancy.kind != facts::TenancyKind::Tenanted) {
        return std::nullopt;
    }
    return praise_columns(columns_where(context, [&](const ColumnView& view) {
        return view.column.name == context.facts.tenancy.column && !view.column.is_nullable;
    }));
}

bool is_utc_now(const catalog::DefaultConstraint& constraint) {
    static constexpr std::array<std::string_view, 3> functions{"sysutcdatetime", "getutcdate",
                                                               "sysdatetimeoffset"};
    return constraint.value != nullptr &&
           constraint.value->kind == syntax::ExpressionKind::Function &&
           std::ranges::find(functions, text::to_lower(constraint.value->text)) != functions.end();
}

Result utc_timestamps(const StrengthContext& context) {
    return praise_columns(columns_where(context, [](const ColumnView& view) {
        const auto& constraint = view.column.default_constraint;
        return constraint && is_utc_now(*constraint);
    }));
}

Result soft_delete(const StrengthContext& context) {
    return praise_columns(columns_where(context, [](const ColumnView& view) {
        return !view.column.is_encrypted && (view.facts.role == ColumnRole::SoftDeleteFlag ||
                                             facts::is_time_of_deletion(view.column));
    }));
}

Result spatial_representation(const StrengthContext& context) {
    return praise_columns(columns_where(
        context, [](const ColumnView& view) { return view.column.type.is_spatial(); }));
}

Result foreign_keys_with(const StrengthContext& context, ReferentialAction on_delete) {
    Praise praise;
    for (const catalog::ForeignKey& key : context.table.foreign_keys) {
        if (key.on_delete == on_delete && !key.is_disabled) {
            praise.columns.insert(praise.columns.end(), key.columns.begin(), key.columns.end());
            praise.detail += (praise.detail.empty() ? "" : ", ") + enumerate(key.columns) + " → " +
                             key.referenced_table.dotted();
        }
    }
    return praise_columns(std::move(praise.columns), std::move(praise.detail));
}

Result cascade_delete(const StrengthContext& context) {
    return foreign_keys_with(context, ReferentialAction::Cascade);
}

Result set_null_delete(const StrengthContext& context) {
    return foreign_keys_with(context, ReferentialAction::SetNull);
}

Result atom_reference(const StrengthContext& context) {
    const auto store = context.schema.atom_store;
    if (!store || *store == context.facts.id) {
        return std::nullopt;
    }
    std::vector<std::string> columns;
    for (const catalog::ForeignKey& key : context.table.foreign_keys) {
        if (key.referenced_index == store) {
            columns.insert(columns.end(), key.columns.begin(), key.columns.end());
        }
    }
    return praise_columns(std::move(columns), context.catalog.tables[*store].name.dotted());
}

Result persisted_computed_column(const StrengthContext& context) {
    return praise_columns(columns_where(context, [](const ColumnView& view) {
        return view.column.computed && view.column.computed->is_persisted;
    }));
}

Result natural_primary_key(const StrengthContext& context) {
    const catalog::Index* key = context.table.primary_key();
    if (key == nullptr || key->key_columns.size() < 2) {
        return std::nullopt;
    }
    const std::vector<std::string> columns = key_names(*key);
    const bool has_surrogate = std::ranges::any_of(columns, [&](const std::string& name) {
        return context.table.column_or_unknown(name).identity.has_value();
    });
    return has_surrogate ? std::nullopt : praise_columns(columns);
}

Result documented_deprecation(const StrengthContext& context) {
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < context.table.columns.size(); ++i) {
        if (context.facts.columns[i].is_deprecated) {
            columns.push_back(context.table.columns[i].name);
        }
    }
    return praise_columns(std::move(columns));
}

Result all_foreign_keys_indexed(const StrengthContext& context) {
    std::vector<std::string> columns;
    for (const catalog::ForeignKey& key : context.table.foreign_keys) {
        if (seek_index(context.table, key.columns) == nullptr) {
            return std::nullopt;
        }
        columns.insert(columns.end(), key.columns.begin(), key.columns.end());
    }
    return praise_columns(std::move(columns));
}

Result checked_enums(const StrengthContext& context) {
    return praise_columns(columns_where(context, [&](const ColumnView& view) {
        return view.facts.is_enum_like && has_check(context.table, view.column.name);
    }));
}

Result enforced_natural_key(const StrengthContext& context) {
    for (const facts::NaturalKeyCandidate& candidate : context.facts.natural_keys) {
        if (candidate.covered_by) {
            return praise_columns(key_names(context.table.indexes[*candidate.covered_by]));
        }
    }
    return std::nullopt;
}

Result masked_columns(const StrengthContext& context) {
    return praise_columns(columns_where(
        context, [](const ColumnView& view) { return !view.column.masking_function.empty(); }));
}

// How often, when last and how well rows are used. How long something took that happened is no use
// of it.
Result usage_tracking(const StrengthContext& context) {
    if (context.facts.is_log_like) {
        return std::nullopt;
    }
    const bool is_of_moment = facts::is_of_moment(context.table, context.facts);
    return praise_columns(columns_where(context, [&](const ColumnView& view) {
        const bool is_measured = view.facts.role == ColumnRole::Counter ||
                                 (!is_of_moment && (view.facts.role == ColumnRole::Metric ||
                                                    view.facts.role == ColumnRole::Aggregate));
        return view.facts.role == ColumnRole::UsageTimestamp ||
               (is_measured && !view.column.computed && has_word(view, context.words));
    }));
}

Result tensor_metadata(const StrengthContext& context) {
    auto columns = columns_where(context, [&](const ColumnView& view) {
        return !view.facts.is_foreign_key && !view.facts.is_primary_key &&
               view.facts.role != ColumnRole::Coordinate && has_word(view, context.words);
    });
    return columns.size() < 3 ? std::nullopt : praise_columns(std::move(columns));
}

constexpr std::array<StrengthCheck, 28> checks{{
    {"native-json", &native_json},
    {"tenant-column", &tenant_column},
    {"usage-tracking", &usage_tracking},
    {"soft-delete", &soft_delete},
    {"utc-timestamps", &utc_timestamps},
    {"tensor-metadata", &tensor_metadata},
    {"spatial-representation", &spatial_representation},
    {"space-filling-curve", &has_role<ColumnRole::CurveCode>},
    {"cascade-delete", &cascade_delete},
    {"set-null-delete", &set_null_delete},
    {"atom-reference", &atom_reference},
    {"importance-scoring", &has_role<ColumnRole::Score>},
    {"columnstore-on-temporal", &of_storage::columnstore_on_temporal},
    {"persisted-computed-column", &persisted_computed_column},
    {"natural-primary-key", &natural_primary_key},
    {"system-versioning", &of_storage::system_versioning},
    {"documented-deprecation", &documented_deprecation},
    {"spatial-index", &of_storage::spatial_index},
    {"row-level-security", &of_storage::row_level_security},
    {"partitioned", &of_storage::partitioned},
    {"compressed", &of_storage::compressed},
    {"all-foreign-keys-indexed", &all_foreign_keys_indexed},
    {"checked-enums", &checked_enums},
    {"temporal-retention", &of_storage::temporal_retention},
    {"masked-columns", &masked_columns},
    {"enforced-natural-key", &enforced_natural_key},
    {"memory-optimized", &of_storage::memory_optimized},
    {"graph-table", &of_storage::graph_table},
}};

}  // namespace

std::span<const StrengthCheck> strength_checks() {
    return checks;
}

}  // namespace tsqlaudit::rules
