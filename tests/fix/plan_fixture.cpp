#include "fix/plan_fixture.h"

#include <utility>

#include "sqlserver/data_type.h"

namespace tsqlaudit::fix {
namespace {

catalog::Index primary_key(const std::string& name, const std::string& key) {
    catalog::Index index;
    index.name = name;
    index.is_primary_key = index.is_unique = index.is_clustered = true;
    index.key_columns = {{key, false}};
    return index;
}

}  // namespace

catalog::Column column(const std::string& name, const std::string& type, bool nullable) {
    catalog::Column result;
    result.name = name;
    result.type = sqlserver::make_system_type("", type, std::nullopt, std::nullopt, false, "");
    result.is_nullable = nullable;
    return result;
}

PlanTest::PlanTest() {
    catalog::Table child;
    child.name = {"dbo", "Child"};
    child.columns = {column("Id", "int"), column("ParentId", "int"), column("Kind", "int", true)};
    child.indexes = {primary_key("PK_Child", "Id")};
    catalog::ForeignKey key;
    key.name = "FK_Child_Parent";
    key.columns = {"ParentId"};
    key.referenced_table = {"dbo", "Parent"};
    key.referenced_columns = {"Id"};
    key.referenced_index = 1;
    child.foreign_keys = {key};
    catalog::Table parent;
    parent.name = {"dbo", "Parent"};
    parent.columns = {column("Id", "int"), column("TenantId", "int")};
    parent.indexes = {primary_key("PK_Parent", "Id")};
    catalog_.tables = {child, parent};
    schema_.tables.resize(2);
    schema_.tables[1].tenancy.column = "TenantId";
}

Plan PlanTest::plan_for(std::vector<rules::Remedy> remedies, std::size_t table) {
    std::vector<rules::Finding> findings;
    for (rules::Remedy& remedy : remedies) {
        rules::Finding finding;
        finding.table = table;
        finding.remedy = std::move(remedy);
        findings.push_back(std::move(finding));
    }
    return plan(catalog_, schema_, facts::Settings{.target = sqlserver::Target::Sql2022}, findings);
}

std::string PlanTest::sql_for(rules::Remedy remedy) {
    const Plan result = plan_for({std::move(remedy)});
    return result.steps.at(0).sql();
}

}  // namespace tsqlaudit::fix
