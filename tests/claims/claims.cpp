#include "claims/claims.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "claims/fixture_audit.h"

namespace tsqlaudit::test {

using nlohmann::json;

namespace {

constexpr double score_tolerance = 4;
constexpr double suitability_tolerance = 10;

std::multiset<std::string> names(const json& columns) {
    return columns.get<std::multiset<std::string>>();
}

bool is_claimed(const json& claim, const json& finding) {
    return finding.at("rule") == claim.at("rule") &&
           names(finding.at("columns")) == names(claim.at("columns")) &&
           finding.at("severity") == claim.value("severity", finding.at("severity"));
}

bool is_near(const json& claimed, const json& said, double tolerance) {
    return std::abs(claimed.get<double>() - said.get<double>()) <= tolerance;
}

void compare(Claims& unmet, const std::string& what, const json& claimed, const json& said,
             bool agrees) {
    if (!agrees) {
        unmet.push_back(what + ": claimed " + claimed.dump() + ", said " + said.dump());
    }
}

// The class of each column of an atomization.
json labels_of(const json& atomization) {
    json labels = json::object();
    for (const json& column : atomization.at("columns")) {
        labels[column.at("name").get<std::string>()] = column.at("class");
    }
    return labels;
}

}  // namespace

Claims unmet_findings(const json& claims, const json& audit) {
    Claims unmet;
    for (const json& claim : claims.at("findings")) {
        const json& findings = table_of(audit, claim.at("table")).at("findings");
        if (std::ranges::none_of(findings,
                                 [&](const json& finding) { return is_claimed(claim, finding); })) {
            unmet.push_back(claim.dump());
        }
    }
    return unmet;
}

Claims unmet_strengths(const json& claims, const json& audit) {
    Claims unmet;
    for (const json& claim : claims.at("strengths")) {
        const json& strengths = table_of(audit, claim.at("table")).at("strengths");
        if (std::ranges::none_of(strengths, [&](const json& strength) {
                return strength.at("id") == claim.at("strength");
            })) {
            unmet.push_back(claim.dump());
        }
    }
    return unmet;
}

Claims unmet_atoms(const json& claims, const json& audit) {
    Claims unmet;
    for (const auto& [table, claim] : claims.at("atoms").items()) {
        const json& atomization = table_of(audit, table).at("atomization");
        const json& verdict = atomization.at("verdict");
        compare(unmet, table, claim.at("verdict"), verdict, claim.at("verdict") == verdict);
        const json labels = labels_of(atomization);
        for (const auto& [list, label] :
             {std::pair{"atom", json("atom")}, std::pair{"not_atom", json("not-atom")}}) {
            for (const std::string column : claim.at(list)) {
                const json said = labels.value(column, json(nullptr));
                compare(unmet, table + "." + column, label, said, label == said);
            }
        }
    }
    return unmet;
}

Claims unmet_suitability(const json& claims, const json& audit) {
    constexpr std::array scores{std::pair{"memory_optimized", "memoryOptimized"},
                                std::pair{"columnstore", "columnstore"},
                                std::pair{"partitioning", "partitioning"}};
    Claims unmet;
    for (const auto& [table, claim] : claims.at("suitability").items()) {
        const json& suitability = table_of(audit, table).at("suitability");
        for (const auto& [claimed, said] : scores) {
            if (claim.contains(claimed)) {
                const json& score = suitability.at(said).at("score");
                compare(unmet, table + " " + claimed, claim[claimed], score,
                        is_near(claim[claimed], score, suitability_tolerance));
            }
        }
        for (const auto& [claimed, said] :
             {std::pair{"partition_column", suitability.at("partitioning").at("column")},
              std::pair{"compression", suitability.at("compression").at("recommendation")}}) {
            if (claim.contains(claimed)) {
                compare(unmet, table + " " + claimed, claim[claimed], said, claim[claimed] == said);
            }
        }
    }
    return unmet;
}

Claims unmet_scores(const json& claims, const json& audit) {
    Claims unmet;
    const json& scores = claims.at("scores");
    for (const auto& [table, claimed] : scores.items()) {
        const json& said = table_of(audit, table).at("score");
        compare(unmet, table, claimed, said, is_near(claimed, said, score_tolerance));
        for (const auto& [other, other_claimed] : scores.items()) {
            const json& other_said = table_of(audit, other).at("score");
            if (claimed > other_claimed && said <= other_said) {
                unmet.push_back(table + " is not better than " + other);
            }
        }
    }
    return unmet;
}

}  // namespace tsqlaudit::test
