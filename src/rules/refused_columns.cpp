// Identity, defaults, ROWGUIDCOL, and what there can be once in a table.
#include <algorithm>

#include "rules/refusals.h"
#include "sqlserver/limits.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using sqlserver::TypeId;

void report_several(const CheckContext& context, bool (*is_kind)(const Column&),
                    const std::string& what, FindingSink& sink) {
    const auto& columns = context.table.columns;
    const auto first = std::ranges::find_if(columns, is_kind);
    if (first == columns.end()) {
        return;
    }
    const auto second = std::find_if(first + 1, columns.end(), is_kind);
    if (second != columns.end()) {
        sink.report(refusal(*second, "second-of-its-kind", what));
    }
}

bool can_be_identity(const sqlserver::DataType& type) {
    return type.is_whole();
}

// Why the column takes no default, with the error; empty if it may have one.
std::string why_no_default(const Column& column) {
    if (column.identity) {
        return "an identity column (error 1754)";
    }
    if (column.type.id == TypeId::RowVersion) {
        return "a rowversion column (error 1755)";
    }
    return column.type.id == TypeId::Vector ? "a vector column" : "";
}

void report_dimensions(const Column& column, FindingSink& sink) {
    const int limit = column.type.argument == "float16" ? sqlserver::max_vector_dimensions_float16
                                                        : sqlserver::max_vector_dimensions;
    if (column.type.length > limit) {
        Report report = refusal(column, "vector-dimensions", std::to_string(column.type.length));
        report.arguments.emplace("limit", std::to_string(limit));
        sink.report(std::move(report));
    }
}

void report_column(const Column& column, FindingSink& sink) {
    if (column.identity && !can_be_identity(column.type)) {
        sink.report(refusal(column, "identity-type", sqlserver::to_sql(column.type)));
    }
    if (const std::string why = why_no_default(column); column.default_constraint && !why.empty()) {
        sink.report(refusal(column, "default", why));
    }
    if (column.is_rowguidcol && column.type.id != TypeId::UniqueIdentifier) {
        sink.report(refusal(column, "rowguidcol-type", sqlserver::to_sql(column.type)));
    }
    if (column.type.id == TypeId::Vector) {
        report_dimensions(column, sink);
    }
}

}  // namespace

void report_refused_columns(const CheckContext& context, FindingSink& sink) {
    for (const Column& column : context.table.columns) {
        if (has_declared_type(&column)) {
            report_column(column, sink);
        }
    }
    report_several(
        context, [](const Column& column) { return column.identity.has_value(); }, "identity",
        sink);
    report_several(
        context,
        [](const Column& column) {
            return !column.computed && column.type.id == TypeId::RowVersion;
        },
        "rowversion", sink);
    report_several(
        context, [](const Column& column) { return column.is_column_set; }, "column set", sink);
}

}  // namespace tsqlaudit::rules
