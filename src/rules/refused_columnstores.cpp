// Columnstore indexes of tables on disk.
#include <algorithm>

#include "facts/columnstore_fit.h"
#include "rules/index_queries.h"
#include "rules/refusals.h"
#include "sqlserver/limits.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using catalog::Index;
using catalog::IndexKind;
using sqlserver::TypeId;

void report_columns(const CheckContext& context, const Index& index, FindingSink& sink) {
    const std::vector<std::string> listed = key_names(index);
    for (const Column& column : context.table.columns) {
        const bool is_part =
            index.is_clustered || std::ranges::find(listed, column.name) != listed.end();
        const facts::ColumnstoreFit fit =
            index.is_clustered
                ? facts::fits_clustered_columnstore(column, context.settings.target)
                : facts::fits_nonclustered_columnstore(column, context.settings.target);
        if (is_part && fit == facts::ColumnstoreFit::Refused) {
            sink.report(refusal(index, "columnstore-column", {column.name}));
        }
    }
}

// What the definition says that no columnstore index takes.
std::vector<std::string> refused_options(const Index& index) {
    std::vector<std::string> options;
    const auto add_if = [&](bool applies, std::string option) {
        if (applies) {
            options.push_back(std::move(option));
        }
    };
    add_if(index.is_unique, "UNIQUE (error 35301)");
    add_if(!index.included_columns.empty(), "INCLUDE (error 35311)");
    add_if(index.fill_factor.has_value(), "FILLFACTOR (error 35317)");
    add_if(std::ranges::any_of(index.key_columns, &catalog::IndexColumn::is_descending),
           "DESC (error 35302)");
    add_if(index.compression_delay_minutes &&
               *index.compression_delay_minutes > sqlserver::max_compression_delay_minutes,
           "a COMPRESSION_DELAY of more than 10080 minutes (error 35382)");
    return options;
}

void report_definition(const CheckContext& context, const Index& index, FindingSink& sink) {
    for (std::string& option : refused_options(index)) {
        sink.report(refusal(index, "columnstore-option", {}, std::move(option)));
    }
    for (const std::string& name : index.order_columns) {
        const Column& column = context.table.column_or_unknown(name);
        if (has_declared_type(&column) && column.type.is_max) {
            sink.report(
                refusal(index, "columnstore-order", {name}, sqlserver::to_sql(column.type)));
        }
    }
    const catalog::Storage& base = context.table.storage;
    if (base.is_partitioned() && index.storage && !index.is_clustered &&
        !text::equals_ignoring_case(index.storage->filegroup_or_scheme, base.filegroup_or_scheme)) {
        sink.report(refusal(index, "columnstore-alignment", {}, base.filegroup_or_scheme));
    }
}

void report_several(const CheckContext& context, FindingSink& sink) {
    const Index* first = nullptr;
    for (const Index& index : context.table.indexes) {
        if (index.kind != IndexKind::Columnstore) {
            continue;
        }
        if (first != nullptr) {
            sink.report(refusal(index, "several-columnstores", {}, display_name(*first)));
        }
        first = &index;
    }
}

}  // namespace

void report_refused_columnstores(const CheckContext& context, FindingSink& sink) {
    for (const Index& index : context.table.indexes) {
        if (index.kind == IndexKind::Columnstore && !context.table.is_memory_optimized) {
            report_columns(context, index, sink);
            report_definition(context, index, sink);
        }
    }
    report_several(context, sink);
}

}  // namespace tsqlaudit::rules
