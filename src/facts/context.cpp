#include "facts/context.h"

#include <algorithm>

#include "facts/expressions.h"
#include "text/compare.h"
#include "text/parallel.h"

namespace tsqlaudit::facts {
namespace {

using text::equals_ignoring_case;

bool contains(const std::vector<catalog::IndexColumn>& columns, std::string_view name) {
    return std::any_of(columns.begin(), columns.end(), [&](const catalog::IndexColumn& column) {
        return equals_ignoring_case(column.name, name);
    });
}

using ColumnNames = std::vector<std::reference_wrapper<const Words>>;

ColumnNames column_names(const catalog::NamedList<catalog::Column>& columns) {
    ColumnNames names;
    names.reserve(columns.size());
    for (const catalog::Column& column : columns) {
        names.emplace_back(words_of(column.name));
    }
    return names;
}

std::vector<bool> neighbours(const ColumnNames& columns) {
    std::vector<bool> found;
    for (const RoleRule& rule : vocabulary().column_roles) {
        found.push_back(rule.beside.empty() ||
                        std::any_of(columns.begin(), columns.end(), [&](const Words& column) {
                            return rule.beside.matches(column);
                        }));
    }
    return found;
}

std::set<std::string, std::less<>> totals_of(const ColumnNames& columns) {
    std::set<std::string, std::less<>> totals;
    for (const Words& column : columns) {
        if (column.size() > 1 && column.word(0) == "total") {
            totals.emplace(column.word(column.size() - 1));
        }
    }
    return totals;
}

std::set<std::string, text::LessIgnoringCase> json_columns_of(const catalog::Table& table) {
    std::set<std::string, text::LessIgnoringCase> columns;
    const auto add = [&columns](const std::vector<std::string>& more) {
        columns.insert(more.begin(), more.end());
    };
    for (const catalog::CheckConstraint& check : table.checks) {
        add(columns_checked_as_json(check.condition));
    }
    for (const catalog::Column& column : table.columns) {
        if (column.computed) {
            add(columns_read_as_json(column.computed->expression));
        }
    }
    return columns;
}

}  // namespace

TableNames::TableNames(const catalog::Table& named)
    : table{table_words(named)},
      schema{words_of(named.name.schema)},
      columns{column_names(named.columns)},
      has_neighbour{neighbours(columns)},
      totals{totals_of(columns)},
      json_columns{json_columns_of(named)} {}

Context::Context(const catalog::Catalog& catalog, const Settings& settings, unsigned jobs)
    : catalog_(catalog), settings_(settings), names_(catalog.tables.size()) {
    text::for_each_index(names_.size(), jobs, [&](TableId id) { names_[id].emplace(table(id)); });
}

const Words& table_words(const catalog::Table& table) {
    return table_words_of(table.name.name);
}

std::optional<TableId> Context::find_table(std::string_view dotted) const {
    for (TableId id = 0; id < table_count(); ++id) {
        const catalog::QualifiedName& name = table(id).name;
        if (equals_ignoring_case(name.dotted(), dotted) ||
            equals_ignoring_case(name.name, dotted)) {
            return id;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> column_index(const catalog::Table& table, std::string_view column) {
    return table.columns.position(column);
}

bool in_primary_key(const catalog::Table& table, const std::vector<std::string>& columns) {
    const catalog::Index* key = table.primary_key();
    return key != nullptr && !columns.empty() &&
           std::all_of(columns.begin(), columns.end(), [&](const std::string& column) {
               return contains(key->key_columns, column);
           });
}

bool is_whole_primary_key(const catalog::Table& table, std::string_view column) {
    const catalog::Index* key = table.primary_key();
    return key != nullptr && key->key_columns.size() == 1 && contains(key->key_columns, column);
}

bool all_not_null(const catalog::Table& table, const std::vector<std::string>& columns) {
    return std::all_of(columns.begin(), columns.end(), [&](const std::string& name) {
        const catalog::Column* column = table.find_column(name);
        return column != nullptr && !column->is_nullable;
    });
}

bool is_history(const catalog::Table& table) {
    return table.history_of.has_value();
}

}  // namespace tsqlaudit::facts
