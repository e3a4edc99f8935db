#include "score/score.h"

#include <gmock/gmock.h>

#include <stdexcept>

#include "score/model.h"

namespace tsqlaudit::score {
namespace {

using rules::Kind;
using rules::Severity;
using testing::DoubleEq;
using testing::ElementsAre;
using testing::FieldsAre;
using testing::IsEmpty;

constexpr std::string_view small_model = R"({
    "best": 100,
    "weights": {"critical": 8, "high": 4, "medium": 2, "low": 0.25, "info": 0},
    "caps": {"index": 5},
    "warningCap": 6,
    "grades": {"excellent": 90, "good": 80, "fair": 50, "poor": 0},
    "gradeCaps": {"critical": "fair"}})";

rules::Finding finding(std::string_view rule, Severity severity, Kind kind = Kind::Defect) {
    return {.rule = rule, .variant = "default", .severity = severity, .kind = kind};
}

Score score_findings(const std::vector<rules::Finding>& findings) {
    std::vector<const rules::Finding*> pointers;
    for (const rules::Finding& each : findings) {
        pointers.push_back(&each);
    }
    return score_table(pointers);
}

TEST(Score, NothingFoundIsTheBestScore) {
    const Score score = score_of({}, parse_model(small_model));
    EXPECT_EQ(score.value, 100);
    EXPECT_EQ(score.grade, Grade::Excellent);
    EXPECT_THAT(score.parts, IsEmpty());
}

TEST(Score, EachRuleCostsOnceAtItsWorst) {
    const std::vector<Cost> costs{{"a", "keys", 2}, {"a", "keys", 4}, {"a", "keys", 2}};
    const Score score = score_of(costs, parse_model(small_model));
    EXPECT_EQ(score.value, 96);
    EXPECT_THAT(score.parts, ElementsAre(FieldsAre("keys", ElementsAre("a"), 4, 4)));
}

TEST(Score, AThemeCostsNoMoreThanItsCap) {
    const std::vector<Cost> costs{
        {"b", "index", 4}, {"a", "index", 4}, {"c", "keys", 4}, {"d", "keys", 4}};
    const Score score = score_of(costs, parse_model(small_model));
    EXPECT_EQ(score.value, 87);
    EXPECT_THAT(score.parts, ElementsAre(FieldsAre("keys", ElementsAre("c", "d"), 8, 8),
                                         FieldsAre("index", ElementsAre("a", "b"), 5, 8)));
}

Cost warning(std::string_view rule, std::string_view theme, double points) {
    return {.rule = rule, .theme = theme, .points = points, .is_warning = true};
}

TEST(Score, AllWarningsTogetherCostNoMoreThanTheirCap) {
    const std::vector<Cost> costs{{"red", "keys", 4},
                                  warning("a", "design", 2),
                                  warning("b", "types", 2),
                                  warning("c", "keys", 2),
                                  warning("d", "types", 2)};
    const Score score = score_of(costs, parse_model(small_model));
    EXPECT_EQ(score.value, 90);
    EXPECT_THAT(score.parts, ElementsAre(FieldsAre("keys", ElementsAre("c", "red"), 6, 6),
                                         FieldsAre("types", ElementsAre("b", "d"), 4, 4),
                                         FieldsAre("design", ElementsAre("a"), 0, 2)));
}

TEST(Score, WarningsBesideSevereFindingsOfACappedThemeAreFree) {
    const std::vector<Cost> costs{
        {"red", "index", 5}, warning("a", "index", 2), warning("b", "keys", 6)};
    const Score score = score_of(costs, parse_model(small_model));
    EXPECT_EQ(score.value, 89);
    EXPECT_THAT(score.parts, ElementsAre(FieldsAre("keys", ElementsAre("b"), 6, 6),
                                         FieldsAre("index", ElementsAre("a", "red"), 5, 7)));
}

TEST(Score, WhatCostsNothingIsNoPart) {
    const std::vector<Cost> costs{{"a", "keys", 0}};
    EXPECT_THAT(score_of(costs, parse_model(small_model)).parts, IsEmpty());
}

TEST(Score, TheOrderOfTheFindingsHasNoSay) {
    const std::vector<Cost> costs{{"a", "index", 4}, {"a", "keys", 4}, {"b", "keys", 2}};
    const std::vector<Cost> reversed{costs.rbegin(), costs.rend()};
    const Score first = score_of(costs, parse_model(small_model));
    const Score second = score_of(reversed, parse_model(small_model));
    EXPECT_EQ(first.value, second.value);
    EXPECT_THAT(second.parts, ElementsAre(FieldsAre("index", ElementsAre("a"), 4, 4),
                                          FieldsAre("keys", ElementsAre("b"), 2, 2)));
    EXPECT_EQ(first.parts.front().theme, second.parts.front().theme);
}

TEST(Score, DoesNotGoBelowZero) {
    std::vector<Cost> costs;
    const std::vector<std::string> names{"a", "b", "c", "d", "e", "f", "g",
                                         "h", "i", "j", "k", "l", "m", "n"};
    for (const std::string& name : names) {
        costs.push_back({name, "keys", 8});
    }
    const Score score = score_of(costs, parse_model(small_model));
    EXPECT_EQ(score.value, 0);
    EXPECT_EQ(score.grade, Grade::Poor);
}

TEST(Score, IsRoundedToOneDecimal) {
    const std::vector<Cost> costs{{"a", "keys", 0.25}};
    EXPECT_THAT(score_of(costs, parse_model(small_model)).value, DoubleEq(99.8));
}

TEST(Score, PartsAddUpToWhatWasLost) {
    const Score score =
        score_findings({finding("one", Severity::Critical), finding("two", Severity::Medium),
                        finding("three", Severity::Low)});
    double lost = 0;
    for (const Part& part : score.parts) {
        lost += part.points;
    }
    EXPECT_THAT(score.value, DoubleEq(100 - lost));
    EXPECT_THAT(score.value, DoubleEq(88.5));
}

TEST(Score, OpportunitiesCostOnePointTogether) {
    const Score score = score_findings({finding("one", Severity::Medium, Kind::Opportunity),
                                        finding("two", Severity::Medium, Kind::Opportunity),
                                        finding("three", Severity::Low, Kind::Opportunity)});
    EXPECT_EQ(score.value, 99);
    EXPECT_THAT(score.parts,
                ElementsAre(FieldsAre("opportunity", ElementsAre("one", "three", "two"), 1, 9.5)));
}

TEST(Score, SeveritiesWeighAsDocumented) {
    EXPECT_EQ(score_findings({finding("one", Severity::Critical)}).value, 94);
    EXPECT_EQ(score_findings({finding("one", Severity::High)}).value, 94);
    EXPECT_EQ(score_findings({finding("one", Severity::Medium)}).value, 96);
    EXPECT_EQ(score_findings({finding("one", Severity::Low)}).value, 98.5);
    EXPECT_EQ(score_findings({finding("one", Severity::Info)}).value, 100);
}

// The variant says by which rule it is counted, and of which place.
TEST(Score, WhatTwoRulesSayOfOnePlaceCountsOnce) {
    rules::Finding wide = finding("index-key-too-wide", Severity::High);
    wide.variant = "refused";
    wide.object = "IX_A";
    rules::Finding refused = finding("not-deployable", Severity::Critical);
    refused.object = "IX_A";
    EXPECT_EQ(score_findings({wide, refused}).value, 94);
    EXPECT_EQ(score_findings({wide}).value, 94);
    refused.object = "IX_B";
    EXPECT_EQ(score_findings({wide, refused}).value, 88);
    wide.variant = "at-run-time";
    refused.object = "IX_A";
    EXPECT_EQ(score_findings({wide, refused}).value, 88);
}

TEST(Score, MissingIndexesCostOneRedMarkTogether) {
    EXPECT_EQ(model().caps.at("missing-index"), model().weights[0]);
}

TEST(Score, WarningsTogetherCostTwoRedMarks) {
    EXPECT_EQ(model().warning_cap, 2 * model().weights[0]);
    EXPECT_EQ(score_findings({finding("one", Severity::Medium), finding("two", Severity::Medium),
                              finding("three", Severity::Medium), finding("four", Severity::Medium),
                              finding("red", Severity::High)})
                  .value,
              82);
}

TEST(Score, GradesBeginWhereDocumented) {
    EXPECT_EQ(grade_of(100), Grade::Excellent);
    EXPECT_EQ(grade_of(85), Grade::Excellent);
    EXPECT_EQ(grade_of(84.9), Grade::Good);
    EXPECT_EQ(grade_of(70), Grade::Good);
    EXPECT_EQ(grade_of(69.9), Grade::Fair);
    EXPECT_EQ(grade_of(60), Grade::Fair);
    EXPECT_EQ(grade_of(59.9), Grade::Poor);
    EXPECT_EQ(grade_of(0), Grade::Poor);
    EXPECT_EQ(lowest_score(Grade::Good), 70);
}

TEST(Score, TheGradeIsNoBetterThanItsWorstFindingAllows) {
    EXPECT_EQ(parse_model(small_model).best_grades.front(), Grade::Fair);
    const std::vector<Cost> costs{{"a", "keys", 1, true}, {"b", "keys", 2, false, Grade::Good}};
    const Score score = score_of(costs, parse_model(small_model));
    EXPECT_EQ(score.value, 97);
    EXPECT_EQ(score.grade, Grade::Good);

    EXPECT_EQ(score_findings({finding("missing-tenant-id", Severity::Critical)}).grade,
              Grade::Good);
    EXPECT_EQ(score_findings({finding("missing-tenant-id", Severity::High)}).grade,
              Grade::Excellent);
}

TEST(ScoreModel, RejectsWhatIsNotAsDocumented) {
    EXPECT_THROW(parse_model(""), std::runtime_error);
    EXPECT_THROW(parse_model("{}"), std::runtime_error);
    EXPECT_THROW(parse_model(R"({"best": 100, "weights": {"critical": 8, "high": 4, "medium": 2,
        "low": 1, "info": 0}, "caps": {}, "warningCap": 1,
        "grades": {"excellent": 70, "good": 80, "fair": 50, "poor": 0}, "gradeCaps": {}})"),
                 std::runtime_error);
    EXPECT_THROW(parse_model(R"({"best": 100, "weights": {"critical": 8, "high": 4, "medium": 2,
        "low": 1, "info": 0}, "caps": {}, "warningCap": 1,
        "grades": {"excellent": 90, "good": 80, "fair": 50, "poor": 0},
        "gradeCaps": {"critical": "splendid"}})"),
                 std::runtime_error);
}

}  // namespace
}  // namespace tsqlaudit::score
