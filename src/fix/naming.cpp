#include "fix/naming.h"

#include <algorithm>
#include <array>

#include "sqlserver/names.h"
#include "text/compare.h"
#include "text/parallel.h"

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

// The first of the wanted name and its numbered ones that can be taken.
template <typename Take>
std::string first_free(const std::string& wanted, const Take& take) {
    for (int number = 1;; ++number) {
        const std::string numbered = number == 1 ? wanted : wanted + "_" + std::to_string(number);
        std::string name = sqlserver::limit_identifier(numbered);
        if (take(name)) {
            return name;
        }
    }
}

std::string unused(const std::string& space, const std::string& wanted, TakenNames& taken) {
    return first_free(wanted, [&](const std::string& name) { return taken.take(space + name); });
}

// Indexes and statistics share their names (1913).
bool has_index_or_statistics(const catalog::Table& table, std::string_view name) {
    return table.indexes.find(name) != nullptr || table.statistics.find(name) != nullptr;
}

// The hashes of the names that a table and what belongs to its schema with it take there.
std::vector<std::size_t> names_with(const catalog::Table& table) {
    std::vector<std::size_t> names{TakenNames::hash_of(table.name.dotted())};
    const auto take = [&](std::string_view name) {
        names.push_back(TakenNames::hash_of(
            catalog::QualifiedName{table.name.schema, std::string{name}}.dotted()));
    };
    for (const catalog::Index& index : table.indexes) {
        if (index.is_constraint()) {
            take(index.name);
        }
    }
    std::ranges::for_each(table.foreign_keys, take, &catalog::ForeignKey::name);
    std::ranges::for_each(table.checks, take, &catalog::CheckConstraint::name);
    std::ranges::for_each(table.edges, take, &catalog::EdgeConstraint::name);
    for (const catalog::Column& column : table.columns) {
        if (column.default_constraint) {
            take(column.default_constraint->name);
        }
    }
    for (const catalog::Trigger& trigger : table.triggers) {
        names.push_back(TakenNames::hash_of(trigger.name.dotted()));
    }
    if (table.versioning && !table.versioning->history_table.name.empty()) {
        names.push_back(TakenNames::hash_of(table.versioning->history_table.dotted()));
    }
    return names;
}

}  // namespace

Naming::Naming(const catalog::Catalog& catalog, unsigned jobs) {
    std::vector<std::vector<std::size_t>> names(catalog.tables.size());
    text::for_each_index(names.size(), jobs,
                         [&](std::size_t i) { names[i] = names_with(catalog.tables[i]); });
    schema_names_.take_all(names);
    take_names(catalog.views);
    take_names(catalog.routines);
    take_names(catalog.policies);
    for (const catalog::QualifiedName& name : catalog.other_objects) {
        schema_names_.take(name.dotted());
    }
    for (const catalog::PartitionFunction& function : catalog.partition_functions) {
        partition_functions_.take(function.name);
    }
    for (const catalog::PartitionScheme& scheme : catalog.partition_schemes) {
        data_spaces_.take(scheme.name);
    }
    for (const catalog::Table& table : catalog.tables) {
        data_spaces_.take(table.storage.filegroup_or_scheme);
        for (const catalog::Index& index : table.indexes) {
            if (index.storage) {
                data_spaces_.take(index.storage->filegroup_or_scheme);
            }
        }
    }
}

Naming::Naming(const Naming* below)
    : below_{below},
      schema_names_{&below->schema_names_},
      index_names_{&below->index_names_},
      column_names_{&below->column_names_},
      partition_functions_{&below->partition_functions_},
      data_spaces_{&below->data_spaces_} {}

bool Naming::adopt(Naming above) {
    for (const auto& [key, name] : above.shared_) {
        const auto found = shared_.find(key);
        if (found == shared_.end()) {
            continue;
        }
        if (found->second != name) {
            return false;
        }
        above.schema_names_.give_back(name.dotted());
    }
    constexpr std::array spaces{&Naming::schema_names_, &Naming::index_names_,
                                &Naming::column_names_, &Naming::partition_functions_,
                                &Naming::data_spaces_};
    for (TakenNames Naming::*space : spaces) {
        if ((this->*space).has_one_of(above.*space)) {
            return false;
        }
    }
    for (TakenNames Naming::*space : spaces) {
        (this->*space).take_all_of(std::move(above.*space));
    }
    shared_.merge(above.shared_);
    return true;
}

// Of objects with a schema of their own.
template <typename Objects>
void Naming::take_names(const Objects& objects) {
    for (const auto& object : objects) {
        schema_names_.take(object.name.dotted());
    }
}

std::string Naming::index(const catalog::Table& table, std::string_view prefix,
                          const std::vector<std::string>& columns) {
    return first_free(joined(table, prefix, columns),
                      [&](const std::string& name) { return take_index(table, name); });
}

std::string Naming::constraint(const catalog::Table& table, std::string_view prefix,
                               const std::vector<std::string>& columns) {
    for (;;) {
        std::string name =
            unused(table.name.schema + ".", joined(table, prefix, columns), schema_names_);
        // The index of a key has its name.
        if (take_index(table, name)) {
            return name;
        }
    }
}

bool Naming::take_index(const catalog::Table& table, const std::string& name) {
    return !has_index_or_statistics(table, name) &&
           index_names_.take(table.name.dotted() + "." + name);
}

std::string Naming::column(const catalog::Table& table, const std::string& wanted) {
    return first_free(wanted, [&](const std::string& name) {
        return table.find_column(name) == nullptr &&
               column_names_.take(table.name.dotted() + "." + name);
    });
}

std::string Naming::shared_column(const catalog::Table& table, const std::string& wanted) {
    const auto [position, is_new] = shared_columns_.try_emplace({table.name.dotted(), wanted});
    if (is_new) {
        position->second = column(table, wanted);
    }
    return position->second;
}

catalog::QualifiedName Naming::object(const std::string& schema, const std::string& wanted) {
    return {schema, unused(schema + ".", wanted, schema_names_)};
}

catalog::QualifiedName Naming::shared(const std::string& schema, const std::string& wanted,
                                      const std::string& purpose) {
    if (below_ != nullptr) {
        const auto found = below_->shared_.find({schema, wanted, purpose});
        if (found != below_->shared_.end()) {
            return found->second;
        }
    }
    const auto [position, is_new] = shared_.try_emplace({schema, wanted, purpose});
    if (is_new) {
        position->second = object(schema, wanted);
    }
    return position->second;
}

std::string Naming::partition_function(const catalog::Table& table, const std::string& column) {
    return unused("", joined(table, "PF", {column}), partition_functions_);
}

std::string Naming::partition_scheme(const catalog::Table& table, const std::string& column) {
    return unused("", joined(table, "PS", {column}), data_spaces_);
}

}  // namespace tsqlaudit::fix
