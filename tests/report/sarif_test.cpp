#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "facts/facts.h"
#include "facts/settings.h"
#include "report/reporter.h"
#include "report/sample.h"
#include "rules/engine.h"
#include "rules/metadata.h"
#include "support/catalog_from.h"

namespace tsqlaudit::report {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

json run_of(const std::vector<test::SqlFile>& files, const Extent& extent = {},
            const rules::Selection& selection = {}) {
    const test::BuiltCatalog built = test::catalog_from(files);
    const facts::Settings settings;
    const facts::SchemaFacts schema = facts::derive(built.catalog, settings);
    const Audit audit =
        assemble(built.sources, built.catalog, schema, settings,
                 rules::judge(built.catalog, schema, settings, selection), built.diagnostics);
    return json::parse(to_sarif(audit, extent)).at("runs").at(0);
}

const std::vector<test::SqlFile> order_lines{
    {.path = "a/parent.sql", .sql = "CREATE TABLE dbo.Parent (ParentId INT PRIMARY KEY);\n"},
    {.path = "a/child.sql",
     .sql = "-- 😀\n"
            "CREATE TABLE dbo.Child (ChildId INT PRIMARY KEY, ParentId INT NOT NULL\n"
            "    /* 😀 */ CONSTRAINT FK_Child_Parent REFERENCES dbo.Parent (ParentId));"}};

json foreign_key_result() {
    return run_of(order_lines, {}, {.select = {"missing-foreign-key-index"}}).at("results").at(0);
}

TEST(Sarif, AResultSaysWhatAndWhere) {
    const json result = foreign_key_result();
    EXPECT_EQ(result.at("ruleId"), "missing-foreign-key-index");
    EXPECT_EQ(result.at("level"), "error");
    const json& location = result.at("locations").at(0).at("physicalLocation");
    EXPECT_EQ(location.at("artifactLocation").dump(),
              R"({"uri":"a/child.sql","uriBaseId":"%SRCROOT%"})");
    // The smiley counts twice: columns are of UTF-16.
    const json& region = location.at("region");
    EXPECT_EQ(region.at("startLine"), 3);
    EXPECT_EQ(region.at("startColumn"), 25);
    EXPECT_EQ(region.at("endLine"), 3);
    EXPECT_EQ(region.at("endColumn"), 73);
    EXPECT_EQ(region.at("snippet").at("text"), "FK_Child_Parent REFERENCES dbo.Parent (ParentId)");
    EXPECT_EQ(result.at("locations").at(0).at("logicalLocations").at(1).at("fullyQualifiedName"),
              "dbo.Child.ParentId");
}

TEST(Sarif, TheMessageIsTheTemplateWithItsArguments) {
    const json run = run_of(order_lines);
    for (const json& result : run.at("results")) {
        const json& rule =
            run.at("tool").at("driver").at("rules").at(result.at("ruleIndex").get<std::size_t>());
        EXPECT_EQ(rule.at("id"), result.at("ruleId"));
        const json& message = result.at("message");
        std::string text =
            rule.at("messageStrings").at(message.at("id").get<std::string>()).at("text");
        for (std::size_t i = 0; i < message.at("arguments").size(); ++i) {
            const std::string placeholder = "{" + std::to_string(i) + "}";
            text.replace(text.find(placeholder), placeholder.size(), message.at("arguments").at(i));
        }
        EXPECT_EQ(text, message.at("text"));
    }
}

TEST(Sarif, TheForeignKeyAndBothTablesAreRelated) {
    std::vector<std::string> related;
    const json result = foreign_key_result();
    for (const json& location : result.at("relatedLocations")) {
        related.push_back(
            location.at("physicalLocation").at("artifactLocation").at("uri").get<std::string>() +
            ": " + location.at("message").at("text").get<std::string>());
    }
    EXPECT_THAT(related, ElementsAre("a/parent.sql: dbo.Parent, which it refers to.",
                                     "a/child.sql: The table dbo.Child."));
}

TEST(Sarif, AFixIsAddedAtTheEndOfTheTablesFile) {
    const json fix = foreign_key_result().at("fixes").at(0);
    const json& change = fix.at("artifactChanges").at(0);
    EXPECT_EQ(change.at("artifactLocation").at("uri"), "a/child.sql");
    const json& replacement = change.at("replacements").at(0);
    EXPECT_EQ(replacement.at("deletedRegion").dump(),
              R"({"endColumn":75,"endLine":3,"startColumn":75,"startLine":3})");
    const std::string text = replacement.at("insertedContent").at("text");
    EXPECT_TRUE(text.starts_with("\nGO\nIF NOT EXISTS ")) << text;
    EXPECT_TRUE(text.ends_with("\nGO\n")) << text;
}

TEST(Sarif, ThereIsNoFixWhereAColumnComesFromAnotherFile) {
    const json run =
        run_of({order_lines[0],
                {.path = "b.sql", .sql = "CREATE TABLE dbo.Child (ChildId INT PRIMARY KEY);"},
                {.path = "c.sql",
                 .sql = "ALTER TABLE dbo.Child ADD ParentId INT NOT NULL REFERENCES dbo.Parent;"}},
               {}, {.select = {"missing-foreign-key-index"}});
    ASSERT_EQ(run.at("results").size(), 1U);
    EXPECT_FALSE(run.at("results").at(0).contains("fixes"));
}

TEST(Sarif, EveryRuleIsComplete) {
    const json driver = run_of({}).at("tool").at("driver");
    ASSERT_EQ(driver.at("rules").size(), rules::all_rules().size());
    for (const json& rule : driver.at("rules")) {
        SCOPED_TRACE(rule.at("id"));
        for (const char* description : {"shortDescription", "fullDescription"}) {
            const std::string text = rule.at(description).at("text");
            EXPECT_TRUE(text.ends_with(".")) << text;
            EXPECT_LE(text.size(), 1024U);  // GitHub's limit
        }
        EXPECT_THAT(rule.at("name").get<std::string>(), testing::MatchesRegex("([A-Z][a-z]+)+"));
        EXPECT_THAT(rule.at("help").at("text").get<std::string>(), Not(IsEmpty()));
        EXPECT_THAT(rule.at("help").at("markdown").get<std::string>(), HasSubstr("## Why"));
        EXPECT_THAT(rule.at("helpUri").get<std::string>(), testing::StartsWith("https://"));
        const json& properties = rule.at("properties");
        const bool is_security = properties.at("category") == "tenancy";
        EXPECT_EQ(properties.contains("security-severity"), is_security);
        EXPECT_EQ(properties.at("tags").back() == "security", is_security);
    }
}

TEST(Sarif, TheSeverityOfATenancyRuleIsANumber) {
    const json run = run_of({});
    for (const json& rule : run.at("tool").at("driver").at("rules")) {
        if (rule.at("id") == "missing-tenant-id") {
            EXPECT_EQ(rule.at("properties").dump(),
                      R"({"category":"tenancy","precision":"medium","problem.severity":"error",)"
                      R"("security-severity":"9.0","tags":["sql","tenancy","security"]})");
            EXPECT_EQ(rule.at("defaultConfiguration").at("level"), "error");
            return;
        }
    }
    FAIL() << "missing-tenant-id is not there";
}

TEST(Sarif, TheMostSevereComeFirst) {
    std::vector<std::string> levels;
    const json run = run_of({{.path = "a.sql",
                              .sql = "CREATE TABLE dbo.A (X TEXT);\n"
                                     "CREATE TABLE dbo.B (Price FLOAT);\n"}});
    for (const json& result : run.at("results")) {
        levels.push_back(result.at("level"));
    }
    EXPECT_THAT(levels, ElementsAre("error", "error", "warning", "warning", "warning", "warning",
                                    "note", "note"));
}

TEST(Sarif, NoMoreResultsThanGitHubTakesTheMostSevereOfThem) {
    Sample sample = orders();
    sample.diagnostics.clear();
    for (int i = 0; i < 25'000; ++i) {
        sample.add_finding("heap-table", rules::Severity::Low, 0);
    }
    sample.add_finding("missing-primary-key", rules::Severity::Critical, 1);
    const json run = json::parse(to_sarif(sample.audit(), {})).at("runs").at(0);
    ASSERT_EQ(run.at("results").size(), 25'000U);
    EXPECT_EQ(run.at("results").at(0).at("ruleId"), "missing-primary-key");
    EXPECT_EQ(run.at("results").at(1).at("ruleId"), "missing-foreign-key-index");
    const json& said = run.at("invocations").at(0).at("toolExecutionNotifications");
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(said.at(0).at("descriptor").at("id"), "results-left-out");
    EXPECT_EQ(said.at(0).at("message").at("text"),
              "These are the 25000 most severe of 25003 findings. The other formats have all of "
              "them.");
}

TEST(Sarif, WhatWasNotUnderstoodIsANotification) {
    const json run = run_of({{.path = "x y.sql", .sql = "CREATE TABLE dbo.A (X INT NOT;"}});
    const json& invocation = run.at("invocations").at(0);
    EXPECT_EQ(invocation.at("executionSuccessful"), false);
    const json& said = invocation.at("toolExecutionNotifications").at(0);
    EXPECT_EQ(said.at("level"), "error");
    EXPECT_EQ(said.at("descriptor").at("id"), "not-understood");
    const json& place = said.at("locations").at(0).at("physicalLocation");
    EXPECT_EQ(place.at("artifactLocation").at("uri"), "x%20y.sql");
    EXPECT_EQ(place.at("region").at("endColumn"),
              place.at("region").at("startColumn").get<int>() + 1);
    EXPECT_EQ(run_of(order_lines).at("invocations").at(0).at("executionSuccessful"), true);
}

TEST(Sarif, ANameIsNeitherALinkNorAPlaceholder) {
    const json run = run_of({{.path = "/tmp/a.sql",
                              .sql = "CREATE TABLE dbo.[{0}[x]](http://evil.example)] "
                                     "(Id INT);"}},
                            {}, {.select = {"missing-primary-key"}});
    const json& result = run.at("results").at(0);
    EXPECT_THAT(result.at("message").at("text").get<std::string>(),
                testing::StartsWith("dbo.{{0}}[x\\](http://evil.example) "));
    EXPECT_EQ(result.at("message").at("arguments").at(0), "dbo.{0}[x\\](http://evil.example)");
    EXPECT_EQ(result.at("locations").at(0).at("physicalLocation").at("artifactLocation").dump(),
              R"({"uri":"file:///tmp/a.sql"})");
}

}  // namespace
}  // namespace tsqlaudit::report
