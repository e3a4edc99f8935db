#include "claims/claims.h"

#include <gmock/gmock.h>

#include "claims/fixture_audit.h"

namespace tsqlaudit::test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ClaimsTest : public testing::Test {
protected:
    // Read once: no test changes the audit, and each changes a copy of the claims.
    static void SetUpTestSuite() { fixture_audit = audit_of_fixture(); }

    static json fixture_audit;
    json claims_ = claims_of_fixture();
};
json ClaimsTest::fixture_audit;

TEST_F(ClaimsTest, EveryFindingIsMade) {
    EXPECT_THAT(claims_.at("findings"), SizeIs(75));
    EXPECT_THAT(unmet_findings(claims_, fixture_audit), IsEmpty());
}

TEST_F(ClaimsTest, EveryStrengthIsSaid) {
    EXPECT_THAT(claims_.at("strengths"), SizeIs(27));
    EXPECT_THAT(unmet_strengths(claims_, fixture_audit), IsEmpty());
}

TEST_F(ClaimsTest, EveryColumnAndTableIsJudgedAsContentOrNot) {
    std::size_t labels = 0;
    for (const json& table : claims_.at("atoms")) {
        labels += table.at("atom").size() + table.at("not_atom").size();
    }
    EXPECT_EQ(labels, 68U);
    EXPECT_THAT(unmet_atoms(claims_, fixture_audit), IsEmpty());
}

TEST_F(ClaimsTest, SuitabilityIsNear) {
    EXPECT_THAT(claims_.at("suitability"), SizeIs(5));
    EXPECT_THAT(unmet_suitability(claims_, fixture_audit), IsEmpty());
}

TEST_F(ClaimsTest, ScoresAreNearAndInOrder) {
    EXPECT_THAT(claims_.at("scores"), SizeIs(5));
    EXPECT_THAT(unmet_scores(claims_, fixture_audit), IsEmpty());
}

TEST_F(ClaimsTest, AnotherColumnIsAnUnmetClaim) {
    json claim = claims_["findings"][0];
    claim["columns"] = {"TenantId", "ModelName"};
    claims_["findings"] = {claim};
    EXPECT_THAT(unmet_findings(claims_, fixture_audit), ElementsAre(claim.dump()));
}

TEST_F(ClaimsTest, AnotherSeverityIsAnUnmetClaim) {
    json claim = claims_["findings"][0];
    claim["severity"] = "info";
    claims_["findings"] = {claim};
    EXPECT_THAT(unmet_findings(claims_, fixture_audit), ElementsAre(claim.dump()));
}

TEST_F(ClaimsTest, AStrengthThatIsNotSaidIsAnUnmetClaim) {
    claims_["strengths"] = {{{"table", "dbo.Model"}, {"strength", "spatial-index"}}};
    EXPECT_THAT(unmet_strengths(claims_, fixture_audit),
                ElementsAre(R"({"strength":"spatial-index","table":"dbo.Model"})"));
}

TEST_F(ClaimsTest, AnotherLabelOrVerdictIsAnUnmetClaim) {
    claims_["atoms"] = {{"dbo.Model",
                         {{"atom", {"ModelId", "NoSuchColumn"}},
                          {"not_atom", {"ModelName"}},
                          {"verdict", "correct"}}}};
    EXPECT_THAT(unmet_atoms(claims_, fixture_audit),
                ElementsAre(R"(dbo.Model: claimed "correct", said "questionable")",
                            R"(dbo.Model.ModelId: claimed "atom", said "not-atom")",
                            R"(dbo.Model.NoSuchColumn: claimed "atom", said null)",
                            R"(dbo.Model.ModelName: claimed "not-atom", said "atom")"));
}

TEST_F(ClaimsTest, AFigureThatIsOffIsAnUnmetClaim) {
    claims_["suitability"] = {
        {"dbo.TensorAtom",
         {{"columnstore", 99}, {"partition_column", "ModelId"}, {"compression", "PAGE"}}}};
    EXPECT_THAT(unmet_suitability(claims_, fixture_audit),
                ElementsAre(R"(dbo.TensorAtom columnstore: claimed 99, said 70)",
                            R"(dbo.TensorAtom partition_column: claimed "ModelId", said "LayerId")",
                            R"(dbo.TensorAtom compression: claimed "PAGE", said "ROW")"));
}

TEST_F(ClaimsTest, AScoreThatIsOffOrOutOfOrderIsAnUnmetClaim) {
    json audit{{"tables", json::array()}};
    audit["tables"].push_back({{"name", "a"}, {"score", 70}});
    audit["tables"].push_back({{"name", "b"}, {"score", 73.5}});
    claims_["scores"] = {{"a", 72}, {"b", 69}};
    EXPECT_THAT(unmet_scores(claims_, audit),
                ElementsAre("a is not better than b", "b: claimed 69, said 73.5"));
}

}  // namespace
}  // namespace tsqlaudit::test
