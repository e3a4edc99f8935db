// Facts of a schema given as SQL text.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"

namespace tsqlaudit::test {

class Derived {
public:
    // Throws when the text has a diagnostic, since a test must mean what it says.
    explicit Derived(std::string sql, const facts::Settings& settings = {});

    const catalog::Catalog& catalog() const { return catalog_; }
    const facts::SchemaFacts& schema() const { return facts_; }
    // By name without a schema; throws when there is none.
    facts::TableId id(std::string_view name) const;
    const catalog::Table& table(std::string_view name) const { return catalog_.tables[id(name)]; }
    const facts::TableFacts& facts(std::string_view name) const { return facts_.tables[id(name)]; }
    const facts::ColumnFacts& column(std::string_view table, std::string_view column) const;

    // "PlanCode: code", in the order of the columns.
    std::vector<std::string> roles(std::string_view table) const;
    // "small", by table.
    std::map<std::string, std::string> scales() const;
    // "Inherited via Order, Customer", "Ambiguous: Customer, Product".
    std::string tenancy(std::string_view table) const;
    // "name (TenantId, Name) where IsActive = 1, covered".
    std::vector<std::string> keys(std::string_view table) const;
    // Names of the columns for which the member is set.
    std::vector<std::string> columns_with(std::string_view table,
                                          bool facts::ColumnFacts::*member) const;
    std::vector<std::string> tables_with(bool facts::TableFacts::*member) const;

private:
    catalog::Catalog catalog_;
    facts::SchemaFacts facts_;
};

}  // namespace tsqlaudit::test
