#include "fix/naming.h"

#include "sqlserver/names.h"

namespace tsqlaudit::fix {

namespace {

std::string joined(const catalog::Table& table, std::string_view prefix,
                   const std::vector<std::string>& columns) {
    std::string name = std::string(prefix) + "_" + table.name.name;
    for (const std::string& column : columns) {
        name += "_" + column;
    }
    return name;
}

}  // namespace

Naming::Naming(const catalog::Catalog& catalog) {
    for (const catalog::Table& table : catalog.tables) {
        const std::string schema = table.name.schema + ".";
        schema_names_.insert(schema + table.name.name);
        for (const catalog::Index& index : table.indexes) {
            index_names_.insert(table.name.dotted() + "." + index.name);
            if (index.is_constraint()) {
                schema_names_.insert(schema + index.name);
            }
        }
        for (const catalog::ForeignKey& key : table.foreign_keys) {
            schema_names_.insert(schema + key.name);
        }
        for (const catalog::CheckConstraint& check : table.checks) {
            schema_names_.insert(schema + check.name);
        }
        for (const catalog::Column& column : table.columns) {
            if (column.default_constraint) {
                schema_names_.insert(schema + column.default_constraint->name);
            }
        }
    }
}

std::string Naming::unused(const std::string& space, const std::string& wanted, Names& taken) {
    for (int number = 1;; ++number) {
        const std::string numbered = number == 1 ? wanted : wanted + "_" + std::to_string(number);
        std::string name = sqlserver::limit_identifier(numbered);
        if (taken.insert(space + name).second) {
            return name;
        }
    }
}

std::string Naming::index(const catalog::Table& table, std::string_view prefix,
                          const std::vector<std::string>& columns) {
    return unused(table.name.dotted() + ".", joined(table, prefix, columns), index_names_);
}

std::string Naming::constraint(const catalog::Table& table, std::string_view prefix,
                               const std::vector<std::string>& columns) {
    std::string name =
        unused(table.name.schema + ".", joined(table, prefix, columns), schema_names_);
    index_names_.insert(table.name.dotted() + "." + name);
    return name;
}

}  // namespace tsqlaudit::fix
