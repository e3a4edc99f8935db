#pragma once

#include <nlohmann/json.hpp>
#include <filesystem>
#include <string>

namespace tsqlaudit::test {

// What docs/audit.schema.json has against an audit as JSON; empty if nothing.
std::string complaints_about(const nlohmann::json& audit);

// The same of any document and JSON Schema.
std::string complaints_about(const nlohmann::json& document,
                             const std::filesystem::path& schema_file);

}  // namespace tsqlaudit::test
