// The audit of fixtures/part22 as a program reads it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sqlserver/target.h"

namespace tsqlaudit::test {

// As JSON of the contract. `more` are paths of further files of the same schema.
nlohmann::json audit_of_fixture(const std::vector<std::string>& more = {},
                                sqlserver::Target target = sqlserver::default_target);

// The table of an audit by its name; throws when there is none.
const nlohmann::json& table_of(const nlohmann::json& audit, const std::string& name);

// What fixtures/part22/claims.json says.
nlohmann::json claims_of_fixture();

}  // namespace tsqlaudit::test
