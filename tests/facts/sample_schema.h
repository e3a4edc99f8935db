// Tables with the facts that the derivations before would have found, for tests of those after.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/facts.h"

namespace tsqlaudit::test {

// "nvarchar(200)", "decimal(18, 2)", "varbinary(max)"
sqlserver::DataType type_of(std::string_view declared);

class SampleTable {
public:
    SampleTable(catalog::Table& table, facts::TableFacts& facts) : table_(table), facts_(facts) {}

    // NOT NULL unless the type ends in " null".
    SampleTable& column(std::string name, std::string_view type, facts::ColumnRole role);
    SampleTable& identity(std::string name, std::string_view type);  // key of its own, (1,1)
    SampleTable& computed(std::string name, std::string expression, std::string method,
                          facts::ColumnRole role);  // PERSISTED geometry
    SampleTable& primary_key(const std::vector<std::string>& columns);
    SampleTable& unique(std::string name, const std::vector<std::string>& columns);
    SampleTable& index(catalog::IndexKind kind, std::string name,
                       const std::vector<std::string>& columns);
    SampleTable& default_value(const std::string& column, const std::string& value);
    catalog::Column& last() { return table_.columns.back(); }
    catalog::Table& table() { return table_; }
    facts::TableFacts& facts() { return facts_; }

private:
    catalog::Table& table_;
    facts::TableFacts& facts_;
};

class SampleSchema {
public:
    SampleSchema();

    // Keep the order alphabetical, as a catalog does. The reference lasts until the next call.
    SampleTable add(std::string name, facts::Scale scale);
    SampleTable at(std::string_view name);
    facts::TableId id_of(std::string_view name) const;
    // From the first column of the same name to the primary key of the parent.
    void reference(std::string_view child, std::string column, std::string_view parent,
                   catalog::ReferentialAction on_delete = catalog::ReferentialAction::NoAction);

    facts::Suitability suitability(std::string_view name);
    std::optional<facts::Atomization> atomization(std::string_view name);

    catalog::Catalog catalog;
    facts::SchemaFacts facts;
    facts::Settings settings;

private:
    void finish();
};

}  // namespace tsqlaudit::test
