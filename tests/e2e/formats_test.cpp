#include <gmock/gmock.h>

#include <pugixml.hpp>
#include <set>

#include "e2e/schema.h"
#include "support/paths.h"
#include "text/printable.h"

namespace tsqlaudit::test {
namespace {

using nlohmann::json;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(Formats, EachEndingHasItsFormat) {
    const Schema schema{{"a.sql", keyless_table}};
    const Result result =
        schema.run({"audit", "-o", "a.md", "-o", "a.json", "-o", "a.sarif", "-o", "a.xml", "-o",
                    "gitlab=quality.json", "-o", "github=annotations.txt", "-o", "console=-"});
    EXPECT_EQ(result.exit_code, 1) << result.errors;
    EXPECT_THAT(read_file(schema.path() / "a.md"), StartsWith("# SQL Server schema audit"));
    EXPECT_EQ(json::parse(read_file(schema.path() / "a.json")).at("version"), 1);
    EXPECT_EQ(json::parse(read_file(schema.path() / "a.sarif")).at("version"), "2.1.0");
    EXPECT_THAT(read_file(schema.path() / "a.xml"), StartsWith("<?xml"));
    EXPECT_TRUE(json::parse(read_file(schema.path() / "quality.json")).is_array());
    EXPECT_THAT(read_file(schema.path() / "annotations.txt"), StartsWith("::error file=a.sql,"));
    EXPECT_THAT(result.output, StartsWith("dbo.Payment  █"));
}

TEST(Formats, AnUnknownPrefixIsPartOfTheName) {
    const Schema schema{{"a.sql", clean_table}};
    EXPECT_EQ(schema.run({"audit", "-o", "x=y.json"}).exit_code, 0);
    EXPECT_TRUE(std::filesystem::exists(schema.path() / "x=y.json"));
}

TEST(Formats, AreTheSameBytesWhateverTheNumberOfThreads) {
    for (const char* format : {"sarif", "console", "github", "gitlab", "junit"}) {
        const Result one = run(
            {"audit", "--exit-zero", "--format", format, "--jobs", "1", "fixtures/schemas/shop"});
        const Result many = run(
            {"audit", "--exit-zero", "--format", format, "--jobs", "8", "fixtures/schemas/shop"});
        EXPECT_THAT(one.output, Not(IsEmpty()));
        EXPECT_EQ(one.output, many.output) << format;
    }
}

TEST(Formats, OpportunitiesHaveToBeAskedForInTheReportsOfGates) {
    const Schema schema{
        {"a.sql", "CREATE TABLE dbo.Letter (LetterId int NOT NULL PRIMARY KEY, Body json NULL);"}};
    for (const char* format : {"sarif", "console", "github", "gitlab", "junit"}) {
        std::vector<std::string> arguments{"audit", "--select", "missing-json-index", "--format",
                                           format};
        const std::size_t without = schema.run(arguments).output.size();
        arguments.emplace_back("--show-opportunities");
        EXPECT_GT(schema.run(arguments).output.size(), without) << format;
    }
}

TEST(Console, HasColoursOnlyWhereTheyAreWanted) {
    const Schema schema{{"a.sql", keyless_table}};
    EXPECT_THAT(schema.run({"audit", "--format", "console"}).output, Not(HasSubstr("\x1b")));
    EXPECT_THAT(schema.run({"audit", "--format", "console", "--color", "never"}).output,
                Not(HasSubstr("\x1b")));
    EXPECT_THAT(schema.run({"audit", "--format", "console", "--color=always"}).output,
                HasSubstr("\x1b[1;31mhigh\x1b[0m"));
    EXPECT_EQ(schema.run({"audit", "--color", "sometimes"}).exit_code, 2);
}

TEST(Console, ShowsWhatCouldNotBeReadOnce) {
    const Schema schema{{"a.sql", "CREATE TABLE dbo.Broken (Id int NOT;"}};
    const Result result = schema.run({"audit", "--format", "console"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.output, StartsWith("a.sql:1:"));
    EXPECT_EQ(result.errors, "tsqlaudit: 1 error in reading the schema\n");
}

TEST(Statistics, CountsTheFindingsOfEachRule) {
    const Schema schema{{"a.sql", keyless_table}};
    const Result result = schema.run({"audit", "--exit-zero", "--statistics", "--select",
                                      "missing-primary-key", "-o", "a.json"});
    EXPECT_EQ(result.output,
              "     1  missing-primary-key            Table without a primary key\n");
    EXPECT_TRUE(std::filesystem::exists(schema.path() / "a.json"));
}

// A name made to break out of each of the formats.
constexpr std::string_view hostile_name =
    "<script>alert(1)</script>\"'`*|[a](http://evil.example)]]>&amp;${{x}}::error::%0A{0}\x1b[31m"
    "\x01\u202E\u009B";

class HostileNames : public testing::TestWithParam<const char*> {
protected:
    static std::string report(const char* format) {
        std::string name{hostile_name};
        for (std::size_t at = name.find(']'); at != std::string::npos;
             at = name.find(']', at + 2)) {
            name.insert(at, 1, ']');
        }
        const std::string sql = "CREATE TABLE dbo.[" + name + "] ([" + name + "] text NULL);\n";
        const Schema schema{{"a%,:b.sql", sql}, {"c.sql", "CREATE TABLE dbo.X (Id int NOT;"}};
        const Result result = schema.run({"audit", "--format", format});
        EXPECT_EQ(result.exit_code, 1) << result.errors;
        EXPECT_THAT(result.errors, Not(HasSubstr("\x1b")));
        return result.output;
    }
};

TEST_P(HostileNames, LeaveNothingThatSteersATerminal) {
    const std::string out = report(GetParam());
    ASSERT_THAT(out, EndsWith("\n"));
    std::size_t begin = 0;
    for (std::size_t end = out.find('\n'); end != std::string::npos; end = out.find('\n', begin)) {
        const std::string line = out.substr(begin, end - begin);
        EXPECT_EQ(text::printable(line), line);
        begin = end + 1;
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, HostileNames,
                         testing::Values("markdown", "json", "sarif", "console", "github", "gitlab",
                                         "junit"));

TEST_F(HostileNames, AreTextInMarkdown) {
    std::string out = report("markdown");
    // In blocks of SQL nothing is markup.
    for (std::size_t at = out.find("```sql"); at != std::string::npos; at = out.find("```sql")) {
        out.erase(at, out.find("\n```\n", at) + 5 - at);
    }
    EXPECT_THAT(out, HasSubstr("\\<script"));
    EXPECT_THAT(out, Not(testing::ContainsRegex("[^\\]<script")));
    EXPECT_THAT(out, Not(HasSubstr("[a](http")));
}

TEST_F(HostileNames, AreDataInJson) {
    const json audit = json::parse(report("json"));
    EXPECT_EQ(table_names(audit), std::vector{"dbo." + std::string{hostile_name}});
}

TEST_F(HostileNames, AreNoLinksInSarif) {
    const json log = json::parse(report("sarif"));
    ASSERT_FALSE(log.at("runs").at(0).at("results").empty());
    for (const json& result : log.at("runs").at(0).at("results")) {
        EXPECT_THAT(result.at("message").dump(), Not(HasSubstr("[a](")));
        EXPECT_EQ(
            result.at("locations").at(0).at("physicalLocation").at("artifactLocation").at("uri"),
            "a%25%2C%3Ab.sql");
    }
}

TEST_F(HostileNames, AreNoCommandsForGitHub) {
    const std::string out = report("github");
    std::size_t begin = 0;
    for (std::size_t end = out.find('\n'); end != std::string::npos; end = out.find('\n', begin)) {
        EXPECT_THAT(out.substr(begin, end - begin),
                    testing::ContainsRegex("^::(error|warning|notice) file=(a%25%2C%3Ab|c)\\.sql,"
                                           "line=[0-9]+,col=[0-9]+,title=[^:,]*::"));
        begin = end + 1;
    }
    EXPECT_THAT(out, Not(HasSubstr("%0A")));
    EXPECT_THAT(out, HasSubstr("%250A"));
}

TEST_F(HostileNames, AreDataForGitLab) {
    const json issues = json::parse(report("gitlab"));
    ASSERT_FALSE(issues.empty());
    for (const json& issue : issues) {
        const std::string path = issue.at("location").at("path");
        EXPECT_TRUE(path == "a%,:b.sql" || path == "c.sql") << path;
        EXPECT_THAT(issue.at("description").get<std::string>(), Not(HasSubstr("\x1b")));
    }
}

TEST_F(HostileNames, AreTextOnTheConsole) {
    const std::string out = report("console");
    EXPECT_THAT(out, HasSubstr("\ndbo.<script>alert(1)</script>\"'`*|[a]"));
    EXPECT_THAT(out, HasSubstr("\na%,:b.sql:1:"));
}

// Whatever a file is called, each report names it, in one piece.
TEST(OddFiles, AreNamedInEachFormat) {
    const std::string name = "a b%:#?\n\x1b[31m\xC3\xBC<&'\".sql";
    const Schema schema;
    write_file(schema.path() / "d\xFF" / name, keyless_table);
    const auto report = [&](const char* format) {
        return schema.run({"audit", "--select", "missing-primary-key", "--format", format}).output;
    };
    EXPECT_EQ(json::parse(report("sarif"))
                  .at("runs")
                  .at(0)
                  .at("results")
                  .at(0)
                  .at("locations")
                  .at(0)
                  .at("physicalLocation")
                  .at("artifactLocation")
                  .at("uri"),
              "d%EF%BF%BD/a%20b%25%3A%23%3F%0A%1B%5B31m%C3%BC%3C%26%27%22.sql");
    EXPECT_THAT(report("github"),
                StartsWith("::error file=d\uFFFD/a b%25%3A#? \uFFFD[31m\u00FC<&'\""
                           ".sql,line=1,col=14,title="));
    EXPECT_EQ(json::parse(report("gitlab")).at(0).at("location").at("path"), "d\uFFFD/" + name);
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(report("junit").c_str()));
    EXPECT_STREQ(document.select_node("//failure/../@file").attribute().value(),
                 "d\uFFFD/a b%:#? \uFFFD[31m\u00FC<&'\".sql");
    EXPECT_THAT(report("console"),
                HasSubstr("\nd\uFFFD/a b%:#? \uFFFD[31m\u00FC<&'\".sql:1:14: high: "));
    EXPECT_THAT(report("markdown"),
                HasSubstr("](d%EF%BF%BD/a%20b%25%3A%23%3F%0A%1B%5B31m%C3%BC%3C%26%27%22.sql#L1)"));
}

// Of a result, whatever line it is in.
std::set<std::string> sarif_fingerprints(const Schema& schema) {
    const json log = json::parse(schema.run({"audit", "--format", "sarif"}).output);
    std::set<std::string> fingerprints;
    const json& results = log.at("runs").at(0).at("results");
    for (const json& result : results) {
        fingerprints.insert(result.at("partialFingerprints").at("tsqlaudit/v1"));
    }
    EXPECT_EQ(fingerprints.size(), results.size());  // else GitHub takes them for one
    return fingerprints;
}

TEST(Sarif, EachResultHasAFingerprintThatStaysWhenLinesMove) {
    const Schema schema;
    std::filesystem::copy(source_dir() / "fixtures/part22", schema.path(),
                          std::filesystem::copy_options::recursive);
    const std::set<std::string> before = sarif_fingerprints(schema);
    EXPECT_GT(before.size(), 50U);
    for (const auto& entry : std::filesystem::directory_iterator{schema.path()}) {
        if (entry.path().extension() == ".sql") {
            write_file(entry.path(), "-- moved\n\n" + read_file(entry.path()));
        }
    }
    EXPECT_EQ(sarif_fingerprints(schema), before);
}

TEST(Junit, FailsForWhatFailsTheAudit) {
    const Schema schema{
        {"a.sql", "-- tsqlaudit: ignore deprecated-type\n" + std::string{clean_table}},
        {"b.sql", keyless_table}};
    pugi::xml_document document;
    const Result result = schema.run(
        {"audit", "--format", "junit", "--select", "missing-audit-columns,deprecated-type"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    ASSERT_TRUE(document.load_string(result.output.c_str()));
    EXPECT_TRUE(document.select_nodes("//failure|//error").empty());
    EXPECT_STREQ(document.select_node("/testsuites/@failures").attribute().value(), "0");
    EXPECT_THAT(result.output, HasSubstr("<system-out>warning: a.sql:1:22: nothing is suppressed"));
    EXPECT_THAT(result.output, HasSubstr("<system-out>info: b.sql:1:"));
}

TEST_F(HostileNames, AreTextInJunit) {
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(report("junit").c_str()));
    EXPECT_EQ(document.select_nodes("//testsuite").size(), 2U);
    EXPECT_THAT(document.select_node("//testsuite[2]/@name").attribute().value(),
                StartsWith("dbo.<script>alert(1)</script>\"'`*|[a](http://evil.example)]]>&amp;"));
}

}  // namespace
}  // namespace tsqlaudit::test
