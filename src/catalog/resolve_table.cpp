#include <unordered_set>

#include "catalog/elements.h"
#include "catalog/expression_columns.h"
#include "catalog/expression_type.h"
#include "catalog/resolve.h"
#include "sqlserver/names.h"

namespace tsqlaudit::catalog {
namespace {

using sqlserver::TypeId;

// What SQL Server makes of a column whatever it says, or when it says neither NULL nor NOT NULL.
void resolve_nullability(Column& column) {
    const bool is_not_null_unless_stated =
        column.type.id == TypeId::RowVersion || column.type.alias == "sysname";
    if (column.identity || (!column.nullability_stated && is_not_null_unless_stated)) {
        column.is_nullable = false;
    }
}

void resolve_computed(Column& column, const Table& table) {
    const ExpressionType derived = type_of(column.computed->expression, table);
    column.type = derived.type;
    if (!column.nullability_stated) {
        column.is_nullable = derived.is_nullable;
    }
}

void resolve_primary_key(Table& table) {
    const Index* const key = table.primary_key();
    if (key == nullptr) {
        return;
    }
    for (const IndexColumn& key_column : key->key_columns) {
        if (Column* const column = find_column(table, key_column.name)) {
            column->is_nullable = false;
        }
    }
}

void resolve_spatial(const Table& table, Index& index) {
    if (index.kind != IndexKind::Spatial || index.spatial.tessellation_stated ||
        index.key_columns.empty()) {
        return;
    }
    const Column* const column = table.find_column(index.key_columns.front().name);
    if (column != nullptr && column->type.is_spatial()) {
        index.spatial.tessellation =
            column->type.id == TypeId::Geography ? "GEOGRAPHY_AUTO_GRID" : "GEOMETRY_AUTO_GRID";
    }
}

// A check may come before a column that it names.
void resolve_check(const Table& table, CheckConstraint& check) {
    const std::unordered_set<std::string> known(check.columns.begin(), check.columns.end());
    for (std::string& column : columns_in(check.condition, table)) {
        if (!known.contains(column)) {
            check.columns.push_back(std::move(column));
        }
    }
}

void put_in_order(Table& table) {
    table.columns.put_in_order();
    table.indexes.put_in_order();
    table.foreign_keys.put_in_order();
    table.checks.put_in_order();
    table.edges.put_in_order();
    table.triggers.put_in_order();
    table.statistics.put_in_order();
}

}  // namespace

TableResolver::TableResolver(const BuildState& state) {
    for (const auto& [name, type] : state.alias_types) {
        alias_types_.emplace(sqlserver::quote_name(name.schema, name.name), &type);
    }
}

void TableResolver::resolve_type(Column& column) const {
    const auto found = alias_types_.find(column.type.alias_sql);
    if (found == alias_types_.end()) {
        return;
    }
    sqlserver::DataType type = found->second->base;
    type.alias = column.type.alias;
    type.alias_sql = column.type.alias_sql;
    type.name = column.type.name;
    column.type = std::move(type);
    if (!column.nullability_stated) {
        column.is_nullable = found->second->nullable.value_or(true);
    }
}

void TableResolver::resolve(Table& table) const {
    put_in_order(table);
    for (Column& column : table.columns) {
        if (!column.computed) {
            resolve_type(column);
            resolve_nullability(column);
        }
    }
    resolve_primary_key(table);
    for (Column& column : table.columns) {
        if (column.computed) {
            resolve_computed(column, table);
        }
    }
    resolve_primary_key(table);  // a computed column may be part of it
    for (CheckConstraint& check : table.checks) {
        resolve_check(table, check);
    }
    for (Index& index : table.indexes) {
        resolve_spatial(table, index);
    }
}

}  // namespace tsqlaudit::catalog
