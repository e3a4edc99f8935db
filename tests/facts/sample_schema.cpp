#include "facts/sample_schema.h"

#include <algorithm>
#include <charconv>

#include "facts/vocabulary.h"
#include "text/compare.h"

namespace tsqlaudit::test {

using facts::ColumnRole;

sqlserver::DataType type_of(std::string_view declared) {
    const std::size_t open = declared.find('(');
    const std::string_view name = declared.substr(0, open);
    if (open == std::string_view::npos) {
        return sqlserver::make_system_type("", name, {}, {}, false, "");
    }
    std::string_view arguments = declared.substr(open + 1);
    if (arguments.starts_with("max")) {
        return sqlserver::make_system_type("", name, {}, {}, true, "");
    }
    std::vector<int> numbers;
    for (const char letter : arguments) {
        if (letter >= '0' && letter <= '9') {
            if (numbers.empty() || numbers.back() < 0) {
                numbers.push_back(0);
            }
            numbers.back() = numbers.back() * 10 + (letter - '0');
        } else if (letter == ',') {
            numbers.push_back(0);
        }
    }
    const auto second = numbers.size() > 1 ? std::optional(numbers[1]) : std::nullopt;
    return sqlserver::make_system_type("", name, numbers.at(0), second, false, "");
}

SampleTable& SampleTable::column(std::string name, std::string_view type, ColumnRole role) {
    constexpr std::string_view null = " null";
    catalog::Column column;
    column.name = std::move(name);
    column.is_nullable = type.ends_with(null);
    column.type = type_of(column.is_nullable ? type.substr(0, type.size() - null.size()) : type);
    table_.columns.push_back(std::move(column));
    facts::ColumnFacts facts;
    facts.words = &facts::words_of(table_.columns.back().name);
    facts.role = role;
    facts.is_deprecated = role == ColumnRole::Deprecated;
    facts.holds_json = role == ColumnRole::Json;
    facts_.columns.push_back(facts);
    return *this;
}

SampleTable& SampleTable::identity(std::string name, std::string_view type) {
    column(name, type, ColumnRole::IdentityKey);
    last().identity = syntax::Identity{};
    return primary_key({std::move(name)});
}

SampleTable& SampleTable::computed(std::string name, std::string expression, std::string method,
                                   ColumnRole role) {
    column(std::move(name), "geometry null", role);
    auto tree = std::make_shared<syntax::Expression>();
    tree->kind = syntax::ExpressionKind::StaticMethod;
    tree->text = std::move(method);
    last().computed = catalog::ComputedDefinition{tree, std::move(expression), true};
    return *this;
}

namespace {

std::vector<catalog::IndexColumn> keys(const std::vector<std::string>& columns) {
    std::vector<catalog::IndexColumn> result;
    result.reserve(columns.size());
    for (const std::string& column : columns) {
        result.push_back({column, false});
    }
    return result;
}

}  // namespace

SampleTable& SampleTable::primary_key(const std::vector<std::string>& columns) {
    catalog::Index index;
    index.name = "PK_" + table_.name.name;
    index.is_clustered = index.is_unique = index.is_primary_key = true;
    index.key_columns = keys(columns);
    table_.indexes.push_front(std::move(index));
    for (std::size_t place = 0; place < table_.columns.size(); ++place) {
        if (std::find(columns.begin(), columns.end(), table_.columns[place].name) !=
            columns.end()) {
            facts_.columns[place].is_primary_key = true;
        }
    }
    return *this;
}

SampleTable& SampleTable::unique(std::string name, const std::vector<std::string>& columns) {
    catalog::Index index;
    index.name = std::move(name);
    index.is_unique = index.is_unique_constraint = true;
    index.key_columns = keys(columns);
    table_.indexes.push_back(std::move(index));
    return *this;
}

SampleTable& SampleTable::index(catalog::IndexKind kind, std::string name,
                                const std::vector<std::string>& columns) {
    catalog::Index index;
    index.kind = kind;
    index.name = std::move(name);
    index.key_columns = keys(columns);
    table_.indexes.push_back(std::move(index));
    return *this;
}

SampleTable& SampleTable::default_value(const std::string& column, const std::string& value) {
    for (catalog::Column& found : table_.columns) {
        if (found.name == column) {
            found.default_constraint = catalog::DefaultConstraint{
                "DF_" + table_.name.name + "_" + column, nullptr, value, {}};
        }
    }
    return *this;
}

SampleSchema::SampleSchema() = default;

SampleTable SampleSchema::add(std::string name, facts::Scale scale) {
    catalog::Table table;
    table.name = {"dbo", std::move(name)};
    facts::TableFacts table_facts;
    table_facts.id = catalog.tables.size();
    table_facts.scale.scale = scale;
    catalog.tables.push_back(std::move(table));
    facts.tables.push_back(std::move(table_facts));
    return {catalog.tables.back(), facts.tables.back()};
}

facts::TableId SampleSchema::id_of(std::string_view name) const {
    const auto found =
        std::find_if(catalog.tables.begin(), catalog.tables.end(),
                     [&](const catalog::Table& table) { return table.name.name == name; });
    return static_cast<facts::TableId>(found - catalog.tables.begin());
}

SampleTable SampleSchema::at(std::string_view name) {
    const facts::TableId id = id_of(name);
    return {catalog.tables.at(id), facts.tables.at(id)};
}

void SampleSchema::reference(std::string_view child, std::string column, std::string_view parent,
                             catalog::ReferentialAction on_delete) {
    const facts::TableId child_id = id_of(child);
    const facts::TableId parent_id = id_of(parent);
    const catalog::Table& referenced = catalog.tables.at(parent_id);
    catalog::ForeignKey key;
    key.name = "FK_" + std::string{child} + "_" + std::string{parent};
    key.columns = {std::move(column)};
    key.referenced_table = referenced.name;
    key.referenced_columns = {referenced.primary_key()->key_columns.front().name};
    key.referenced_index = parent_id;
    key.on_delete = on_delete;
    catalog.tables.at(child_id).foreign_keys.push_back(std::move(key));
    facts.tables.at(child_id).parents.push_back(parent_id);
    facts.tables.at(parent_id).children.push_back(child_id);
}

// What follows from the tables as they are now.
void SampleSchema::finish() {
    facts.memory_optimized.clear();
    for (facts::TableId id = 0; id < catalog.tables.size(); ++id) {
        if (catalog.tables[id].is_memory_optimized) {
            facts.memory_optimized.push_back(id);
        }
    }
    for (std::size_t id = 0; id < catalog.tables.size(); ++id) {
        const catalog::Table& table = catalog.tables[id];
        facts::TableFacts& table_facts = facts.tables[id];
        table_facts.foreign_keys_by_column.assign(table.columns.size(), {});
        for (std::size_t key = 0; key < table.foreign_keys.size(); ++key) {
            for (std::size_t place = 0; place < table.columns.size(); ++place) {
                const auto& columns = table.foreign_keys[key].columns;
                if (std::find(columns.begin(), columns.end(), table.columns[place].name) !=
                    columns.end()) {
                    table_facts.foreign_keys_by_column[place].push_back(key);
                    table_facts.columns[place].is_foreign_key = true;
                }
            }
        }
        table_facts.row_size = facts::derive_row_size(table, table_facts.columns);
    }
}

facts::Suitability SampleSchema::suitability(std::string_view name) {
    finish();
    return facts::derive_suitability(catalog, facts, id_of(name), settings);
}

std::optional<facts::Atomization> SampleSchema::atomization(std::string_view name) {
    finish();
    return facts::derive_atomization(catalog, facts, id_of(name));
}

}  // namespace tsqlaudit::test
