#include "describe.h"

#include "sqlserver/data_type.h"

namespace tsqlaudit::test {
namespace {

using catalog::Column;
using catalog::Compression;
using catalog::CompressionSetting;
using catalog::Index;
using catalog::IndexKind;
using catalog::QualifiedName;
using catalog::ReferentialAction;
using catalog::Storage;
using catalog::Table;
using catalog::TableKind;
using syntax::GeneratedKind;

std::string joined(const std::vector<std::string>& names) {
    std::string result;
    for (const std::string& name : names) {
        result += (result.empty() ? "" : ", ") + name;
    }
    return result;
}

std::string joined(const std::vector<catalog::IndexColumn>& columns) {
    std::vector<std::string> names;
    for (const catalog::IndexColumn& column : columns) {
        names.push_back(column.name + (column.is_descending ? " DESC" : ""));
    }
    return joined(names);
}

std::string joined(const std::vector<catalog::Assignment>& assigned) {
    std::vector<std::string> names;
    for (const catalog::Assignment& assignment : assigned) {
        names.push_back(assignment.column + (assignment.table ? "" : " of some table"));
    }
    return joined(names);
}

std::string joined(const std::vector<QualifiedName>& names) {
    std::vector<std::string> result;
    for (const QualifiedName& name : names) {
        result.push_back(name.dotted());
    }
    return joined(result);
}

const char* word(Compression compression) {
    switch (compression) {
        case Compression::None:
            return "NONE";
        case Compression::Row:
            return "ROW";
        case Compression::Page:
            return "PAGE";
        case Compression::Columnstore:
            return "COLUMNSTORE";
        case Compression::ColumnstoreArchive:
            return "COLUMNSTORE_ARCHIVE";
    }
    return "";
}

std::string text(const CompressionSetting& setting) {
    std::string result;
    if (setting.whole) {
        result += std::string{" compression "} + word(*setting.whole);
    }
    for (const auto& [range, value] : setting.partitions) {
        result += " compression " + std::to_string(range.first) + ".." +
                  std::to_string(range.second) + ' ' + word(value);
    }
    return result;
}

std::string text(const Storage& storage) {
    if (storage.is_partitioned()) {
        return " on " + storage.filegroup_or_scheme + '(' + storage.partition_column + ')';
    }
    return storage.filegroup_or_scheme.empty() ? "" : " on " + storage.filegroup_or_scheme;
}

const char* word(GeneratedKind kind) {
    switch (kind) {
        case GeneratedKind::RowStart:
            return " row start";
        case GeneratedKind::RowEnd:
            return " row end";
        case GeneratedKind::TransactionIdStart:
            return " transaction start";
        case GeneratedKind::TransactionIdEnd:
            return " transaction end";
        case GeneratedKind::SequenceNumberStart:
            return " sequence start";
        case GeneratedKind::SequenceNumberEnd:
            return " sequence end";
    }
    return "";
}

std::string flag(bool is_set, const char* word) {
    return is_set ? std::string{" "} + word : "";
}

std::string labelled(const char* label, const std::string& value) {
    return value.empty() ? "" : std::string{" "} + label + ' ' + value;
}

std::string type_of(const Column& column) {
    const sqlserver::DataType& type = column.type;
    if (type.id == sqlserver::TypeId::Unknown) {
        return type.alias.empty() ? "?" : "? " + type.alias;
    }
    if (type.alias.empty()) {
        return sqlserver::to_sql(type);
    }
    sqlserver::DataType base = type;
    base.alias_sql.clear();
    return sqlserver::to_sql(base) + " alias " + type.alias;
}

std::string text(const Column& column) {
    std::string result = "  column " + column.name + ' ' + type_of(column) +
                         (column.is_nullable ? " null" : " not null");
    if (column.identity) {
        result += " identity(" + column.identity->seed + ',' + column.identity->increment + ')';
    }
    if (column.computed) {
        result += " as " + column.computed->expression_text +
                  flag(column.computed->is_persisted, "persisted");
    }
    if (column.default_constraint) {
        result += labelled("default", column.default_constraint->value_text) +
                  labelled("named", column.default_constraint->name);
    }
    if (column.generated) {
        result += word(*column.generated);
    }
    return result + flag(column.is_hidden, "hidden") + flag(column.is_sparse, "sparse") +
           flag(column.is_rowguidcol, "rowguidcol") + flag(column.is_filestream, "filestream") +
           flag(column.is_column_set, "column-set") + flag(column.is_encrypted, "encrypted") +
           flag(column.type.is_legacy_name, "legacy-name") + labelled("collate", column.collation) +
           labelled("masked", column.masking_function) +
           labelled("bound-default", column.bound_default) +
           labelled("bound-rule", column.bound_rule) + labelled("comment", column.comment) +
           labelled("described", column.description) + '\n';
}

const char* word(IndexKind kind) {
    switch (kind) {
        case IndexKind::Rowstore:
            return "";
        case IndexKind::Hash:
            return " hash";
        case IndexKind::Columnstore:
            return " columnstore";
        case IndexKind::Spatial:
            return " spatial";
        case IndexKind::Xml:
            return " xml";
        case IndexKind::SelectiveXml:
            return " selective-xml";
        case IndexKind::Json:
            return " json";
        case IndexKind::Vector:
            return " vector";
        case IndexKind::FullText:
            return " fulltext";
    }
    return "";
}

std::string special_settings(const Index& index) {
    std::string result = labelled("tessellation", index.spatial.tessellation) +
                         flag(index.spatial.tessellation_stated, "stated");
    if (index.spatial.cells_per_object) {
        result += " cells " + std::to_string(*index.spatial.cells_per_object);
    }
    if (index.spatial.bounding_box) {
        std::string box;
        for (const double limit : *index.spatial.bounding_box) {
            box += (box.empty() ? "" : ", ") + std::to_string(static_cast<int>(limit));
        }
        result += " box (" + box + ')';
    }
    return result + flag(index.xml_primary, "primary") + labelled("using", index.xml_using) +
           labelled("for", index.xml_usage) + labelled("paths", joined(index.json_paths)) +
           labelled("key", index.fulltext_key_index);
}

std::string text(const Index& index, const char* indent = "  ") {
    std::string result = indent;
    if (index.is_primary_key) {
        result += "primary key";
    } else {
        result += index.is_unique_constraint ? "unique" : "index";
    }
    result += (index.name.empty() ? "" : ' ' + index.name) +
              flag(index.is_unique && !index.is_constraint(), "unique") +
              flag(index.is_clustered, "clustered") + word(index.kind) + " (" +
              joined(index.key_columns) + ')';
    result +=
        index.included_columns.empty() ? "" : " include (" + joined(index.included_columns) + ')';
    result += index.order_columns.empty() ? "" : " order (" + joined(index.order_columns) + ')';
    result += labelled("where", index.filter_text) + text(index.compression);
    result += index.storage ? text(*index.storage) : "";
    result += index.storage && index.storage->filegroup_or_scheme.empty() ? " on default" : "";
    result += index.fill_factor ? " fill " + std::to_string(*index.fill_factor) : "";
    result += index.bucket_count ? " buckets " + std::to_string(*index.bucket_count) : "";
    result += index.compression_delay_minutes
                  ? " delay " + std::to_string(*index.compression_delay_minutes)
                  : "";
    return result + special_settings(index) + flag(index.ignore_dup_key, "ignore-dup-key") +
           flag(index.is_disabled, "disabled") + flag(index.not_enforced, "not-enforced") +
           flag(index.is_inline, "inline") + '\n';
}

std::string action(const char* when, ReferentialAction action) {
    switch (action) {
        case ReferentialAction::NoAction:
            return "";
        case ReferentialAction::Cascade:
            return std::string{" "} + when + " cascade";
        case ReferentialAction::SetNull:
            return std::string{" "} + when + " set null";
        case ReferentialAction::SetDefault:
            return std::string{" "} + when + " set default";
    }
    return "";
}

template <typename ForeignKeyOrCheck>
std::string state_of(const ForeignKeyOrCheck& constraint) {
    return flag(constraint.is_disabled, "disabled") + flag(constraint.is_not_trusted, "untrusted") +
           flag(constraint.not_for_replication, "not-for-replication") +
           flag(constraint.is_inline, "inline");
}

std::string text(const catalog::ForeignKey& key, const catalog::Catalog& all) {
    std::string result = "  foreign key" + (key.name.empty() ? "" : ' ' + key.name) + " (" +
                         joined(key.columns) + ") -> " + key.referenced_table.dotted() + '(' +
                         joined(key.referenced_columns) + ')';
    // The position has to lead to the table of that very spelling.
    if (!key.referenced_index) {
        result += " outside";
    } else if (all.tables.at(*key.referenced_index).name.dotted() !=
               key.referenced_table.dotted()) {
        result += " WRONG POSITION";
    }
    return result + action("delete", key.on_delete) + action("update", key.on_update) +
           flag(key.not_enforced, "not-enforced") + state_of(key) + '\n';
}

std::string text(const catalog::CheckConstraint& check) {
    return "  check" + (check.name.empty() ? "" : ' ' + check.name) + ' ' + check.condition_text +
           " of (" + joined(check.columns) + ')' + state_of(check) + '\n';
}

std::string text(const catalog::EdgeConstraint& edge) {
    std::string result = "  connection" + (edge.name.empty() ? "" : ' ' + edge.name);
    for (const auto& [from, to] : edge.connections) {
        result += ' ' + from.dotted() + "->" + to.dotted();
    }
    return result + flag(edge.cascade_delete, "delete cascade") + '\n';
}

const char* word(TableKind kind) {
    switch (kind) {
        case TableKind::Table:
            return "";
        case TableKind::FileTable:
            return " filetable";
        case TableKind::Node:
            return " node";
        case TableKind::Edge:
            return " edge";
        case TableKind::External:
            return " external";
    }
    return "";
}

std::string versioning(const Table& table, const catalog::Catalog& all) {
    std::string result;
    if (table.period) {
        result +=
            "  period " + table.period->start_column + " to " + table.period->end_column + '\n';
    }
    if (!table.versioning) {
        return result;
    }
    const catalog::SystemVersioning& settings = *table.versioning;
    result +=
        "  history " +
        (settings.history_table.name.empty() ? "anonymous" : settings.history_table.dotted()) +
        labelled("retention", settings.retention.value_or(""));
    if (!settings.history_index) {
        result += " implied";
    } else if (all.tables.at(*settings.history_index).name != settings.history_table) {
        result += " WRONG POSITION";
    }
    result += '\n';
    for (const Index& index : settings.implied_indexes) {
        result += text(index, "    ");
    }
    return result;
}

std::string text(const Table& table, const catalog::Catalog& all) {
    std::string result = "table " + table.name.dotted() + word(table.kind) +
                         flag(table.columns_unknown, "columns-unknown") +
                         flag(table.is_memory_optimized, "memory-optimized") +
                         flag(table.is_schema_only, "schema-only") +
                         flag(table.is_ledger, "ledger") + text(table.storage) +
                         labelled("textimage", table.textimage_filegroup) + text(table.compression);
    if (table.history_of) {
        result += " history-of " + all.tables.at(*table.history_of).name.dotted();
    }
    result += labelled("comment", table.comment) + labelled("described", table.description) + '\n';
    for (const Column& column : table.columns) {
        result += text(column);
    }
    for (const Index& index : table.indexes) {
        result += text(index);
    }
    for (const catalog::ForeignKey& key : table.foreign_keys) {
        result += text(key, all);
    }
    for (const catalog::CheckConstraint& check : table.checks) {
        result += text(check);
    }
    for (const catalog::EdgeConstraint& edge : table.edges) {
        result += text(edge);
    }
    result += versioning(table, all);
    for (const catalog::Trigger& trigger : table.triggers) {
        result += "  trigger " + trigger.name.dotted() + flag(trigger.is_instead_of, "instead-of") +
                  labelled("references", joined(trigger.references)) +
                  labelled("assigns", joined(trigger.assigned)) + '\n';
    }
    return result;
}

std::string text(const catalog::SecurityPolicy& policy) {
    std::string result =
        "policy " + policy.name.dotted() + (policy.is_enabled ? "" : " disabled") + '\n';
    for (const catalog::SecurityPredicate& predicate : policy.predicates) {
        result += std::string{predicate.is_filter ? "  filter " : "  block "} +
                  predicate.function.dotted() + '(' + joined(predicate.columns) + ") on " +
                  predicate.table.dotted() + labelled("operation", predicate.operation) + '\n';
    }
    return result;
}

std::string objects(const catalog::Catalog& all) {
    std::string result;
    for (const catalog::PartitionFunction& function : all.partition_functions) {
        result += "partition function " + function.name + ' ' + sqlserver::to_sql(function.type) +
                  ' ' + std::to_string(function.boundary_count) + '\n';
    }
    for (const catalog::PartitionScheme& scheme : all.partition_schemes) {
        result += "partition scheme " + scheme.name + " by " + scheme.function + '\n';
    }
    for (const catalog::SecurityPolicy& policy : all.policies) {
        result += text(policy);
    }
    for (const catalog::AliasType& type : all.alias_types) {
        result += "type " + type.name.dotted() + ' ' + sqlserver::to_sql(type.base);
        result += type.nullable ? (*type.nullable ? " null" : " not null") : "";
        result += '\n';
    }
    for (const catalog::View& view : all.views) {
        result += "view " + view.name.dotted() + flag(view.is_schema_bound, "schema-bound") +
                  labelled("references", joined(view.references)) + '\n';
        for (const Index& index : view.indexes) {
            result += text(index);
        }
    }
    for (const catalog::Routine& routine : all.routines) {
        result += "routine " + routine.name.dotted() +
                  flag(routine.is_schema_bound, "schema-bound") +
                  labelled("references", joined(routine.references)) +
                  labelled("assigns", joined(routine.assigned)) + '\n';
    }
    return result;
}

}  // namespace

std::string describe(const BuiltCatalog& built) {
    std::string result;
    for (const Table& table : built.catalog.tables) {
        result += text(table, built.catalog);
    }
    result += objects(built.catalog);
    for (const text::Diagnostic& diagnostic : built.diagnostics) {
        result += "! " + diagnostic.path + ':' + std::to_string(diagnostic.position.line) + ':' +
                  std::to_string(diagnostic.position.column) + ' ' +
                  std::string{text::to_string(diagnostic.severity)} + ' ' + diagnostic.message +
                  '\n';
    }
    return result;
}

std::string describe(const std::string& sql) {
    return describe(catalog_from(sql));
}

std::string describe(const std::vector<SqlFile>& files) {
    return describe(catalog_from(files));
}

}  // namespace tsqlaudit::test
