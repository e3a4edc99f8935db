#include <algorithm>
#include <set>

#include "rules/columns.h"
#include "rules/index_queries.h"
#include "rules/words.h"

namespace tsqlaudit::rules {

namespace {

using catalog::ForeignKey;

// A part is read by way of its parent, whatever its size.
bool is_part_of_parent(const CheckContext& context, const ForeignKey& key) {
    const facts::Words own = words_of(context.table.name.name);
    const facts::Words parent = words_of(key.referenced_table.name);
    const auto& extension = context.facts.extension;
    const bool extends = extension && &context.table.foreign_keys[extension->foreign_key] == &key;
    return extends || key.on_delete == catalog::ReferentialAction::Cascade ||
           (own.size() > parent.size() && own.starts_with(parent));
}

bool says_who(const CheckContext& context, const ForeignKey& key) {
    return std::ranges::all_of(key.columns, [&](const std::string& name) {
        const facts::ColumnRole role = column_view(context, name).facts.role;
        return role == facts::ColumnRole::CreatedBy || role == facts::ColumnRole::ModifiedBy;
    });
}

bool is_tenant(const CheckContext& context, const ForeignKey& key) {
    return key.columns.size() == 1 &&
           column_view(context, key.columns.front()).facts.role == facts::ColumnRole::Tenant;
}

// One of several parents, and of few rows: a department, a model of machine.
bool is_one_of_few(const CheckContext& context, const ForeignKey& key) {
    return key.referenced_index && context.facts.parents.size() > 1 &&
           !is_part_of_parent(context, key) &&
           context.schema.tables.at(*key.referenced_index).scale.scale <= facts::Scale::Small;
}

bool is_of_tiny_parent(const CheckContext& context, const ForeignKey& key) {
    return key.referenced_index &&
           context.schema.tables.at(*key.referenced_index).scale.scale == facts::Scale::Tiny;
}

std::string_view variant_of(const CheckContext& context, const ForeignKey& key) {
    if (columnstore_with(context.table, key.columns) != nullptr) {
        return "columnstore";
    }
    if (is_of_tiny_parent(context, key)) {
        return "tiny-parent";
    }
    if (says_who(context, key)) {
        return "actor";
    }
    if (filtered_index(context.table, key.columns) != nullptr) {
        return "filtered";
    }
    if (context.facts.is_warehouse) {
        return "warehouse";
    }
    if (context.facts.scale.scale <= facts::Scale::Small && !is_part_of_parent(context, key)) {
        return "small";
    }
    if (key.referenced_table == context.table.name) {
        return "self-reference";
    }
    return is_one_of_few(context, key) ? "small-parent" : "default";
}

bool has_deprecated_column(const CheckContext& context, const ForeignKey& key) {
    return std::ranges::any_of(
        key.columns, [&](const std::string& name) { return is_deprecated(context, name); });
}

}  // namespace

void check_missing_foreign_key_index(const CheckContext& context, FindingSink& sink) {
    std::set<std::set<std::string>>
        reported;  // two foreign keys on one set of columns need one index
    for (const ForeignKey& key : context.table.foreign_keys) {
        if (key.is_disabled || key.not_enforced || has_deprecated_column(context, key) ||
            is_tenant(context, key) || seek_index(context.table, key.columns) != nullptr ||
            !reported.insert({key.columns.begin(), key.columns.end()}).second) {
            continue;
        }
        CreateIndex remedy;
        for (const std::string& column : key.columns) {
            remedy.key_columns.push_back({column});
        }
        Report report{.variant = variant_of(context, key),
                      .columns = key.columns,
                      .object = key.name,
                      .span = key.span,
                      .arguments = {{"parent", key.referenced_table.dotted()}},
                      .remedy = std::move(remedy)};
        if (is_of_tiny_parent(context, key) || says_who(context, key)) {
            report.remedy.reset();  // an index that a person may want, but hardly by itself
        }
        if (report.variant == "filtered") {
            report.arguments["index"] = display_name(*filtered_index(context.table, key.columns));
        }
        sink.report(std::move(report));
    }
}

}  // namespace tsqlaudit::rules
