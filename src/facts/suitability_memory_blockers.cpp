// Sources: "Transact-SQL Constructs Not Supported by In-Memory OLTP", "Supported Data Types for
// In-Memory OLTP", "Indexes for Memory-Optimized Tables", CREATE TABLE.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "facts/key_names.h"
#include "facts/suitability_parts.h"
#include "sqlserver/memory_optimized.h"

namespace tsqlaudit::facts {
namespace {

using catalog::Column;
using catalog::ForeignKey;
using catalog::Index;
using catalog::IndexKind;
using catalog::Table;
using sqlserver::TypeId;

using Blockers = std::vector<std::string>;

void add_named(Blockers& blockers, std::string_view what, const std::vector<std::string>& names) {
    if (!names.empty()) {
        blockers.push_back(fmt::format("{}: {}", what, join(names)));
    }
}

// What nobody can be sure about is no blocker: an unknown type, and json, of which the
// documentation says nothing.
bool is_unsupported(const Column& column, sqlserver::Target target) {
    return column.type.id != TypeId::Unknown && column.type.id != TypeId::Json &&
           !sqlserver::can_be_memory_optimized(column.type, target);
}

void add_types(const Subject& subject, Blockers& blockers) {
    std::map<std::string, std::vector<std::string>> by_type;
    for (const Column& column : subject.table().columns) {
        if (is_unsupported(column, subject.settings.target)) {
            by_type[sqlserver::to_sql(column.type)].push_back(column.name);
        }
    }
    for (const auto& [type, names] : by_type) {
        add_named(blockers, fmt::format("columns of type {} are not supported", type), names);
    }
}

void add_column_properties(const Subject& subject, Blockers& blockers) {
    const Table& table = subject.table();
    const bool computed_allowed =
        sqlserver::has_feature(subject.settings.target, "memory_optimized_computed_columns");
    add_named(blockers, "computed columns are not supported before SQL Server 2017",
              columns_where(table, [&](const Column& column) {
                  return column.computed.has_value() && !computed_allowed;
              }));
    add_named(blockers, "sparse columns are not supported",
              columns_where(table, [](const Column& column) {
                  return column.is_sparse || column.is_column_set;
              }));
    add_named(blockers, "ROWGUIDCOL is not supported",
              columns_where(table, [](const Column& column) { return column.is_rowguidcol; }));
    add_named(blockers, "FILESTREAM is not supported",
              columns_where(table, [](const Column& column) { return column.is_filestream; }));
    add_named(blockers, "an identity has to start at 1 and increase by 1",
              columns_where(table, [](const Column& column) {
                  return column.identity && !sqlserver::is_memory_optimized_identity(
                                                column.identity->seed, column.identity->increment);
              }));
}

bool stays_on_disk(const Subject& subject, const ForeignKey& key) {
    return !key.referenced_index ||
           !subject.catalog.tables[*key.referenced_index].is_memory_optimized;
}

bool is_self_reference(const Subject& subject, const ForeignKey& key) {
    return key.referenced_index == subject.id;
}

bool has_action(const ForeignKey& key) {
    return key.on_delete != catalog::ReferentialAction::NoAction ||
           key.on_update != catalog::ReferentialAction::NoAction;
}

void add_once(std::vector<std::string>& names, std::string name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(std::move(name));
    }
}

void add_outgoing_keys(const Subject& subject, Blockers& blockers) {
    std::vector<std::string> actions;
    std::vector<std::string> tables;
    for (const ForeignKey& key : subject.table().foreign_keys) {
        if (has_action(key)) {
            add_once(actions, join(key.columns));
        }
        if (!is_self_reference(subject, key) && stays_on_disk(subject, key)) {
            add_once(tables, key.referenced_table.dotted());
        }
    }
    add_named(blockers, "foreign keys with a cascading or SET action are not supported", actions);
    add_named(blockers,
              "foreign keys may reference only memory-optimised tables, so these would have to "
              "move too",
              tables);
}

void add_incoming_keys(const Subject& subject, Blockers& blockers) {
    std::vector<std::string> tables;
    for (const TableId child : subject.facts().children) {
        if (!subject.catalog.tables[child].is_memory_optimized) {
            add_once(tables, subject.catalog.tables[child].name.dotted());
        }
    }
    add_named(blockers, "disk-based tables cannot reference it, so these would have to move too",
              tables);
}

std::string_view name_of_kind(IndexKind kind) {
    switch (kind) {
        case IndexKind::Spatial:
            return "spatial";
        case IndexKind::Xml:
        case IndexKind::SelectiveXml:
            return "XML";
        case IndexKind::Json:
            return "JSON";
        case IndexKind::Vector:
            return "vector";
        case IndexKind::FullText:
            return "full-text";
        default:
            return {};
    }
}

int key_bytes(const Table& table, const Index& index) {
    int bytes = 0;
    for (const catalog::IndexColumn& key : index.key_columns) {
        if (const Column* column = table.find_column(key.name)) {
            const sqlserver::ByteSize size = sqlserver::byte_size(column->type);
            bytes += size.fixed + size.variable_max;
        }
    }
    return bytes;
}

// A constraint may have no name but the one that SQL Server makes up.
std::string name_of(const Index& index) {
    return index.name.empty() ? fmt::format("({})", fmt::join(key_names(index), ", ")) : index.name;
}

void add_index(const Table& table, const Index& index, Blockers& blockers) {
    if (const std::string_view kind = name_of_kind(index.kind); !kind.empty()) {
        blockers.push_back(fmt::format("{} indexes are not supported: {}", kind, name_of(index)));
    } else if (index.kind == IndexKind::Columnstore && !index.is_clustered) {
        blockers.push_back(fmt::format(
            "a columnstore index has to be clustered and hold all columns: {}", name_of(index)));
    } else if (index.filter) {
        blockers.push_back(fmt::format("filtered indexes are not supported: {}", name_of(index)));
    } else if (index.kind == IndexKind::Rowstore &&
               key_bytes(table, index) > sqlserver::memory_optimized_key_bytes) {
        blockers.push_back(fmt::format("index keys are limited to {} bytes: {}",
                                       sqlserver::memory_optimized_key_bytes, name_of(index)));
    }
}

void add_indexes(const Subject& subject, Blockers& blockers) {
    const Table& table = subject.table();
    for (const Index& index : table.indexes) {
        add_index(table, index, blockers);
    }
    if (table.primary_key() == nullptr) {
        blockers.emplace_back("a durable memory-optimised table needs a primary key");
    }
    const auto most = sqlserver::memory_optimized_index_limit(subject.settings.target);
    if (most && std::ssize(table.indexes) > *most) {
        blockers.emplace_back("at most 8 indexes before SQL Server 2017");
    }
}

void add_table_properties(const Subject& subject, Blockers& blockers) {
    const Table& table = subject.table();
    const auto add_if = [&](bool applies, std::string_view what) {
        if (applies) {
            blockers.emplace_back(what);
        }
    };
    add_if(table.kind == catalog::TableKind::FileTable, "it is a FileTable");
    add_if(table.kind == catalog::TableKind::External, "it is an external table");
    add_if(table.kind == catalog::TableKind::Node || table.kind == catalog::TableKind::Edge,
           "graph tables cannot be memory-optimised");
    add_if(table.is_ledger, "ledger tables cannot be memory-optimised");
    add_if(table.history_of.has_value(), "a history table stays on disk");
    add_if(table.storage.is_partitioned(), "a memory-optimised table cannot be partitioned");
    add_if(!table.triggers.empty(), "its triggers would have to be natively compiled");
    add_if(!table.predicates.empty(),
           "the functions of its security policy would have to be natively compiled");
}

}  // namespace

std::vector<std::string> memory_optimized_blockers(const Subject& subject) {
    Blockers blockers;
    add_table_properties(subject, blockers);
    add_types(subject, blockers);
    add_column_properties(subject, blockers);
    add_outgoing_keys(subject, blockers);
    add_incoming_keys(subject, blockers);
    add_indexes(subject, blockers);
    return blockers;
}

}  // namespace tsqlaudit::facts
