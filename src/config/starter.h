// A configuration to start from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sqlserver/target.h"

namespace tsqlaudit::config {

// What was found in a schema. Names of tables as in "dbo.Country".
struct Found {
    std::vector<std::string> roots;
    sqlserver::Target oldest_target = sqlserver::Target::Sql2016;  // that has all that is used
    std::optional<sqlserver::Target> project_target;  // that the projects are built for
    std::string tenancy;  // whether it is multi-tenant, and why, for people
    std::optional<std::string> tenant_column;
    bool has_one_tenant_column = true;  // no tenant column has another name
    std::optional<std::string> tenant_table;
    std::vector<std::string> untied_tables;  // of which nothing says to which tenant a row belongs
    std::optional<std::string> atom_store;
};

// The text of a tsqlaudit.json with comments. It says what was found, and changes no audit.
std::string starter(const Found& found);

}  // namespace tsqlaudit::config
