#include "rules/strength_checks.h"

#include <algorithm>
#include <array>

#include "rules/columns.h"
#include "rules/index_queries.h"
#include "rules/message.h"
#include "rules/tenancy.h"
#include "rules/words.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Compression;
using catalog::IndexKind;
using catalog::ReferentialAction;
using facts::ColumnRole;
using sqlserver::TypeId;
using Result = std::optional<Praise>;

Result praise_columns(std::vector<std::string> columns, std::string detail = "") {
    if (columns.empty()) {
        return std::nullopt;
    }
    return Praise{.columns = std::move(columns), .detail = std::move(detail)};
}

template <typename Predicate>
std::vector<std::string> columns_where(const StrengthContext& context, Predicate predicate) {
    std::vector<std::string> names;
    for (const ColumnView& view : live_columns(context.table, context.facts)) {
        if (predicate(view)) {
            names.push_back(view.column.name);
        }
    }
    return names;
}

template <ColumnRole... roles>
Result has_role(const StrengthContext& context) {
    return praise_columns(columns_where(
        context, [](const ColumnView& view) { return ((view.facts.role == roles) || ...); }));
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

Result spatial_representation(const StrengthContext& context) {
    return praise_columns(columns_where(
        context, [](const ColumnView& view) { return view.column.type.is_spatial(); }));
}

Result foreign_keys_with(const StrengthContext& context, ReferentialAction on_delete) {
    Praise praise;
    for (const catalog::ForeignKey& key : context.table.foreign_keys) {
        if (key.on_delete == on_delete && !key.is_disabled && !key.not_enforced) {
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

Result columnstore_on_temporal(const StrengthContext& context) {
    for (const catalog::Index& index : context.table.indexes) {
        if (context.table.versioning && index.kind == IndexKind::Columnstore &&
            !index.is_disabled) {
            return Praise{.columns = {}, .detail = display_name(index)};
        }
    }
    return std::nullopt;
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

Result system_versioning(const StrengthContext& context) {
    if (!context.table.versioning) {
        return std::nullopt;
    }
    const catalog::QualifiedName& history = context.table.versioning->history_table;
    return Praise{.columns = {},
                  .detail = history.name.empty() ? "an anonymous history table" : history.dotted()};
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

Result spatial_index(const StrengthContext& context) {
    return praise_columns(columns_where(context, [&](const ColumnView& view) {
        return special_index(context.table, IndexKind::Spatial, view.column.name) != nullptr;
    }));
}

Result row_level_security(const StrengthContext& context) {
    const catalog::SecurityPolicy* policy = filter_policy(context.catalog, context.table);
    return policy == nullptr ? std::nullopt
                             : Result{Praise{.columns = {}, .detail = policy->name.dotted()}};
}

Result partitioned(const StrengthContext& context) {
    const catalog::Storage& storage = context.table.storage;
    if (!storage.is_partitioned()) {
        return std::nullopt;
    }
    return Praise{.columns = {storage.partition_column},
                  .detail = storage.has_scheme() ? " on " + storage.filegroup_or_scheme : ""};
}

Result compressed(const StrengthContext& context) {
    if (context.table.has_clustered_columnstore()) {
        return Praise{.columns = {}, .detail = "columnstore"};
    }
    const auto whole = context.table.compression.whole;
    if (whole == Compression::Row || whole == Compression::Page) {
        return Praise{.columns = {}, .detail = whole == Compression::Row ? "row" : "page"};
    }
    return std::nullopt;
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

Result memory_optimized(const StrengthContext& context) {
    if (!context.table.is_memory_optimized) {
        return std::nullopt;
    }
    return Praise{.columns = {},
                  .detail = context.table.is_schema_only ? "do not outlive a restart"
                                                         : "are as durable as those on disk"};
}

Result graph_table(const StrengthContext& context) {
    const bool is_node = context.table.kind == catalog::TableKind::Node;
    if (!is_node && context.table.kind != catalog::TableKind::Edge) {
        return std::nullopt;
    }
    return Praise{.columns = {}, .detail = is_node ? "nodes" : "edges"};
}

Result temporal_retention(const StrengthContext& context) {
    if (!context.table.versioning || !context.table.versioning->retention ||
        *context.table.versioning->retention == "INFINITE") {
        return std::nullopt;
    }
    return Praise{.columns = {}, .detail = text::to_lower(*context.table.versioning->retention)};
}

Result masked_columns(const StrengthContext& context) {
    return praise_columns(columns_where(
        context, [](const ColumnView& view) { return !view.column.masking_function.empty(); }));
}

// How often, when last and how well rows are used.
Result usage_tracking(const StrengthContext& context) {
    if (context.facts.is_log_like) {
        return std::nullopt;
    }
    return praise_columns(columns_where(context, [&](const ColumnView& view) {
        const bool is_measured = view.facts.role == ColumnRole::Metric ||
                                 view.facts.role == ColumnRole::Counter ||
                                 view.facts.role == ColumnRole::Aggregate;
        return view.facts.role == ColumnRole::UsageTimestamp ||
               (is_measured && has_word(view.column.name, context.words));
    }));
}

Result tensor_metadata(const StrengthContext& context) {
    auto columns = columns_where(context, [&](const ColumnView& view) {
        return !view.facts.is_foreign_key && !view.facts.is_primary_key &&
               view.facts.role != ColumnRole::Coordinate &&
               has_word(view.column.name, context.words);
    });
    return columns.size() < 3 ? std::nullopt : praise_columns(std::move(columns));
}

constexpr std::array<StrengthCheck, 28> checks{{
    {"native-json", &native_json},
    {"tenant-column", &tenant_column},
    {"usage-tracking", &usage_tracking},
    {"soft-delete", &has_role<ColumnRole::SoftDeleteFlag>},
    {"utc-timestamps", &utc_timestamps},
    {"tensor-metadata", &tensor_metadata},
    {"spatial-representation", &spatial_representation},
    {"space-filling-curve", &has_role<ColumnRole::CurveCode>},
    {"cascade-delete", &cascade_delete},
    {"set-null-delete", &set_null_delete},
    {"atom-reference", &atom_reference},
    {"importance-scoring", &has_role<ColumnRole::Score>},
    {"columnstore-on-temporal", &columnstore_on_temporal},
    {"persisted-computed-column", &persisted_computed_column},
    {"natural-primary-key", &natural_primary_key},
    {"system-versioning", &system_versioning},
    {"documented-deprecation", &documented_deprecation},
    {"spatial-index", &spatial_index},
    {"row-level-security", &row_level_security},
    {"partitioned", &partitioned},
    {"compressed", &compressed},
    {"all-foreign-keys-indexed", &all_foreign_keys_indexed},
    {"checked-enums", &checked_enums},
    {"temporal-retention", &temporal_retention},
    {"masked-columns", &masked_columns},
    {"enforced-natural-key", &enforced_natural_key},
    {"memory-optimized", &memory_optimized},
    {"graph-table", &graph_table},
}};

}  // namespace

std::span<const StrengthCheck> strength_checks() {
    return checks;
}

}  // namespace tsqlaudit::rules
