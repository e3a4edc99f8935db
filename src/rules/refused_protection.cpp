// FILESTREAM, Always Encrypted, masks and ledger tables: columns that exclude other features.
#include <algorithm>

#include "rules/index_queries.h"
#include "rules/refusals.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

using catalog::Column;
using catalog::Table;
using sqlserver::TypeId;

// A column that finds the file of a row.
bool has_row_identifier(const Table& table) {
    return std::ranges::any_of(table.columns, [&](const Column& column) {
        const bool may_be_not_null = !column.nullability_stated || !column.is_nullable;
        return column.is_rowguidcol && may_be_not_null &&
               std::ranges::any_of(table.indexes, [&](const catalog::Index& index) {
                   return index.is_unique && index.key_columns.size() == 1 &&
                          index.key_columns.front().name == column.name;
               });
    });
}

bool has_policy(const CheckContext& context) {
    return !context.table.predicates.empty();
}

std::vector<std::string> filestream_conflicts(const CheckContext& context, const Column& column) {
    const Table& table = context.table;
    std::vector<std::string> conflicts;
    const auto add_if = [&](bool applies, std::string what) {
        if (applies) {
            conflicts.push_back(std::move(what));
        }
    };
    const bool is_varbinary_max = column.type.id == TypeId::VarBinary && column.type.is_max;
    add_if(has_declared_type(&column) && !is_varbinary_max, "the column has to be varbinary(max)");
    add_if(!has_row_identifier(table),
           "the table has no NOT NULL ROWGUIDCOL column that is unique by itself");
    add_if(table.versioning.has_value(), "the table is system-versioned");
    add_if(table.is_ledger, "the table is a ledger table");
    add_if(column.is_encrypted, "the column is encrypted");
    add_if(!column.masking_function.empty(), "the column is masked");
    add_if(has_policy(context), "the table has a security policy (errors 33501, 33502)");
    return conflicts;
}

// What cannot be encrypted; empty if nothing speaks against it.
std::string why_not_encrypted(const Column& column) {
    if (column.identity) {
        return "it is an identity column";
    }
    if (column.is_rowguidcol) {
        return "it is ROWGUIDCOL";
    }
    if (column.default_constraint) {
        return "it has a default";
    }
    if (!column.masking_function.empty()) {
        return "it is masked";
    }
    switch (column.type.id) {
        case TypeId::Xml:
        case TypeId::RowVersion:
        case TypeId::Text:
        case TypeId::NText:
        case TypeId::Image:
        case TypeId::SqlVariant:
        case TypeId::HierarchyId:
        case TypeId::Geometry:
        case TypeId::Geography:
        case TypeId::Vector:
        case TypeId::UserDefined:
            return "it is " + sqlserver::to_sql(column.type);
        default:
            return "";
    }
}

bool is_refused_in_ledger(const Column& column) {
    return column.type.id == TypeId::Xml || column.type.id == TypeId::SqlVariant ||
           column.type.id == TypeId::UserDefined || column.is_column_set;
}

}  // namespace

void report_refused_protection(const CheckContext& context, FindingSink& sink) {
    for (const Column& column : context.table.columns) {
        if (column.is_filestream && !context.table.is_memory_optimized) {
            for (std::string& what : filestream_conflicts(context, column)) {
                sink.report(refusal(column, "filestream", std::move(what)));
            }
        }
        if (std::string why = why_not_encrypted(column); column.is_encrypted && !why.empty()) {
            sink.report(refusal(column, "encrypted", std::move(why)));
        }
        if (context.table.is_ledger && !column.computed && is_refused_in_ledger(column)) {
            sink.report(
                refusal(column, "ledger-column",
                        column.is_column_set ? "a column set" : sqlserver::to_sql(column.type)));
        }
    }
}

}  // namespace tsqlaudit::rules
