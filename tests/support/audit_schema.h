#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace tsqlaudit::test {

// What docs/audit.schema.json has against an audit as JSON; empty if nothing.
std::string complaints_about(const nlohmann::json& audit);

}  // namespace tsqlaudit::test
