// XML, JSON, vector and full-text indexes.
#include <algorithm>

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

bool has_clustered_primary_key(const catalog::Table& table) {
    const Index* key = table.primary_key();
    return key != nullptr && key->is_clustered;
}

bool is_on(const Index& index, const Index& other) {
    return index.kind == other.kind &&
           std::ranges::equal(index.key_columns, other.key_columns, {}, &catalog::IndexColumn::name,
                              &catalog::IndexColumn::name);
}

// Another one of its kind on the column, before it.
const Index* earlier_twin(const CheckContext& context, const Index& index) {
    for (const Index& other : context.table.indexes) {
        if (&other == &index) {
            return nullptr;
        }
        if (is_on(other, index) && other.xml_primary == index.xml_primary) {
            return &other;
        }
    }
    return nullptr;
}

void report_twin(const CheckContext& context, const Index& index, FindingSink& sink) {
    if (const Index* twin = earlier_twin(context, index)) {
        sink.report(refusal(index, "second-special-index", key_names(index), display_name(*twin)));
    }
}

void report_computed(const CheckContext& context, const Index& index, FindingSink& sink) {
    for (const std::string& name : key_names(index)) {
        if (context.table.column_or_unknown(name).computed) {
            sink.report(refusal(index, "special-index-computed", {name}));
        }
    }
}

void report_xml(const CheckContext& context, const Index& index, FindingSink& sink) {
    report_computed(context, index, sink);
    if (index.xml_primary) {
        if (!has_clustered_primary_key(context.table)) {
            sink.report(refusal(index, "xml-index-key", key_names(index)));
        }
        report_twin(context, index, sink);
        return;
    }
    const bool has_primary = std::ranges::any_of(context.table.indexes, [&](const Index& other) {
        return other.xml_primary && is_on(other, index);
    });
    if (!has_primary) {
        sink.report(refusal(index, "secondary-xml-index", key_names(index)));
    }
}

void report_json(const CheckContext& context, const Index& index, FindingSink& sink) {
    if (lacks_clustered_primary_key(context.table, sqlserver::json_clustering_key_columns,
                                    sqlserver::json_clustering_key_bytes - 1)) {
        sink.report(refusal(index, "json-index-key", key_names(index)));
    }
    report_computed(context, index, sink);
    report_twin(context, index, sink);
    for (const std::string& name : key_names(index)) {
        const Column& column = context.table.column_or_unknown(name);
        if (has_declared_type(&column) && column.type.id != TypeId::Json) {
            sink.report(refusal(index, "json-index-type", {name}, sqlserver::to_sql(column.type)));
        }
    }
}

bool is_searchable(const sqlserver::DataType& type) {
    return type.is_character() || type.id == TypeId::Image || type.id == TypeId::Xml ||
           type.id == TypeId::VarBinary;
}

// Why the key index of a full-text index cannot be one; empty if it can, or is not in the input.
std::string full_text_key_problem(const catalog::Table& table, const Index& index) {
    const auto key = std::ranges::find_if(table.indexes, [&](const Index& other) {
        return text::equals_ignoring_case(other.name, index.fulltext_key_index);
    });
    if (key == table.indexes.end() || index.fulltext_key_index.empty()) {
        return "";
    }
    if (!key->is_unique) {
        return "is not unique";
    }
    if (key->key_columns.size() != 1) {
        return "has several columns";
    }
    const Column& column = table.column_or_unknown(key->key_columns.front().name);
    return column.nullability_stated && column.is_nullable && !column.computed
               ? "is on a column that can be NULL"
               : "";
}

void report_full_text(const CheckContext& context, const Index& index, FindingSink& sink) {
    if (std::string problem = full_text_key_problem(context.table, index); !problem.empty()) {
        Report report = refusal(index, "full-text-key", {}, index.fulltext_key_index);
        report.arguments.emplace("limit", std::move(problem));
        sink.report(std::move(report));
    }
    for (const std::string& name : key_names(index)) {
        const Column& column = context.table.column_or_unknown(name);
        if (has_declared_type(&column) && !is_searchable(column.type)) {
            sink.report(refusal(index, "full-text-type", {name}, sqlserver::to_sql(column.type)));
        }
    }
    if (context.table.is_ledger) {
        sink.report(refusal(index, "full-text-ledger", {}));
    }
}

void report_vector(const CheckContext& context, const Index& index, FindingSink& sink) {
    if (!has_clustered_primary_key(context.table)) {
        sink.report(refusal(index, "vector-index-key", key_names(index)));
    }
}

}  // namespace

void report_refused_special_indexes(const CheckContext& context, FindingSink& sink) {
    if (context.table.is_memory_optimized) {
        return;  // takes none of them
    }
    for (const Index& index : context.table.indexes) {
        switch (index.kind) {
            case IndexKind::Xml:
                report_xml(context, index, sink);
                break;
            case IndexKind::Json:
                report_json(context, index, sink);
                break;
            case IndexKind::Vector:
                report_vector(context, index, sink);
                break;
            case IndexKind::FullText:
                report_full_text(context, index, sink);
                break;
            default:
                break;
        }
    }
}

}  // namespace tsqlaudit::rules
