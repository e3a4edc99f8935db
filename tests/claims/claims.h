// Which claims of a hand-written audit (fixtures/part22/claims.json) an audit does not make. Each
// is named by one line.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace tsqlaudit::test {

using Claims = std::vector<std::string>;

Claims unmet_findings(const nlohmann::json& claims, const nlohmann::json& audit);
Claims unmet_strengths(const nlohmann::json& claims, const nlohmann::json& audit);

// Labels of columns, and the verdict of each table.
Claims unmet_atoms(const nlohmann::json& claims, const nlohmann::json& audit);

// Within 10 points; partitioning column and compression exactly.
Claims unmet_suitability(const nlohmann::json& claims, const nlohmann::json& audit);

// Within 4 points, in the same order.
Claims unmet_scores(const nlohmann::json& claims, const nlohmann::json& audit);

}  // namespace tsqlaudit::test
