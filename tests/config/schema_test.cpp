#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <filesystem>

#include "config/config.h"
#include "config/starter.h"
#include "support/audit_schema.h"
#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::config {
namespace {

using nlohmann::json;
using testing::IsEmpty;
using testing::Not;

std::filesystem::path published() {
    return test::source_dir() / "docs/tsqlaudit.schema.json";
}

std::string schema_about(const std::string& content) {
    constexpr bool throws = true;
    constexpr bool ignore_comments = true;
    return test::complaints_about(json::parse(content, nullptr, throws, ignore_comments),
                                  published());
}

TEST(ConfigSchema, IsPublishedAsItIs) {
    EXPECT_TRUE(test::read_file(published()) == config_schema()) << "run scripts/generate";
}

// The reader and the schema are one table; these are the two of its readings side by side.
TEST(ConfigSchema, SaysTheSameAsTheReader) {
    for (const char* content : {
             R"({})",
             R"({"$schema": "x", "roots": ["a"], "exclude": [], "target": "azure"})",
             R"({"boundingBox": [0, 0, 1, 1], "minScore": 0, "showOpportunities": false})",
             R"({"rules": {"heap-table": "off", "wide-primary-key": {"severity": "info",
                 "parameters": {"bytes": 1.5}}, "inline-lob": {}}})",
             R"({"overrides": [{"files": ["a"], "ignore": ["keys", "heap-table"],
                 "rules": {"heap-table": "low"}}]})",
         }) {
        EXPECT_THAT(read_config("t.json", content).problems, IsEmpty()) << content;
        EXPECT_EQ(schema_about(content), "") << content;
    }
    for (const char* content : {
             R"([])",
             R"({"tagret": "2022"})",
             R"({"target": 2022})",
             R"({"target": "2014"})",
             R"({"roots": "a"})",
             R"({"roots": [""]})",
             R"({"tenantColumn": ""})",
             R"({"boundingBox": [0, 0, 1]})",
             R"({"minScore": 101})",
             R"({"failOn": "off"})",
             R"({"showOpportunities": 1})",
             R"({"select": ["no-such-rule"]})",
             R"({"rules": {"no-such-rule": "off"}})",
             R"({"rules": {"heap-table": "on"}})",
             R"({"rules": {"heap-table": {"parameters": {"bytes": 1}}}})",
             R"({"rules": {"wide-primary-key": {"parameters": {"bytes": -1}}}})",
             R"({"overrides": [{"ignore": ["keys"]}]})",
             R"({"overrides": [{"files": ["a"], "rules": {"heap-table": {}}}]})",
         }) {
        EXPECT_THAT(read_config("t.json", content).problems, Not(IsEmpty())) << content;
        EXPECT_NE(schema_about(content), "") << content;
    }
}

TEST(ConfigSchema, DescribesEachKey) {
    const json schema = json::parse(config_schema());
    EXPECT_EQ(schema["additionalProperties"], false);
    for (const auto& [name, property] : schema["properties"].items()) {
        EXPECT_TRUE(property.contains("description")) << name;
        EXPECT_EQ(read_config("t.json", "{\"" + name + "\": null}").problems.size(), 1U) << name;
    }
}

// The example is the first of the page.
TEST(ConfigSchema, TheExampleOfTheDocumentationIsValid) {
    const std::string page = test::read_file(test::source_dir() / "docs/configuration.md");
    const std::string begin = "```jsonc\n";
    const std::size_t at = page.find(begin) + begin.size();
    const std::string example = page.substr(at, page.find("```", at) - at);
    EXPECT_THAT(read_config("t.json", example).problems, IsEmpty());
    EXPECT_EQ(schema_about(example), "");
}

TEST(ConfigSchema, EachKeyIsInTheDocumentation) {
    const std::string page = test::read_file(test::source_dir() / "docs/configuration.md");
    const json schema = json::parse(config_schema());
    for (const auto& [name, property] : schema["properties"].items()) {
        EXPECT_THAT(page, testing::HasSubstr("`" + name + "`"));
    }
}

TEST(ConfigSchema, WhatInitWritesIsValid) {
    EXPECT_EQ(schema_about(starter({.roots = {"a", "b"},
                                    .tenancy = "Tenants",
                                    .tenant_column = "ClubId",
                                    .untied_tables = {"dbo.A", "dbo.B"},
                                    .atom_store = "dbo.Blob"})),
              "");
}

}  // namespace
}  // namespace tsqlaudit::config
