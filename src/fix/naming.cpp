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
        take_names(table.foreign_keys, schema);
        take_names(table.checks, schema);
        take_names(table.edges, schema);
        take_names(table.triggers);
        if (table.versioning && !table.versioning->history_table.name.empty()) {
            schema_names_.insert(table.versioning->history_table.dotted());
        }
        for (const catalog::Column& column : table.columns) {
            if (column.default_constraint) {
                schema_names_.insert(schema + column.default_constraint->name);
            }
        }
    }
    take_names(catalog.views);
    take_names(catalog.routines);
    take_names(catalog.policies);
}

// Of objects that belong to the schema of their table.
template <typename Objects>
void Naming::take_names(const Objects& objects, const std::string& schema) {
    for (const auto& object : objects) {
        schema_names_.insert(schema + object.name);
    }
}

// Of objects with a schema of their own.
template <typename Objects>
void Naming::take_names(const Objects& objects) {
    for (const auto& object : objects) {
        schema_names_.insert(object.name.dotted());
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
