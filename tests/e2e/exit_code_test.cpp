#include <gmock/gmock.h>

#include <csignal>
#include <filesystem>

#include "e2e/schema.h"
#include "support/paths.h"

namespace tsqlaudit::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(ExitCode, IsZeroWhenNothingIsOverTheThreshold) {
    const Schema schema{{"a.sql", clean_table}};
    const Result result = schema.run({"audit"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_THAT(result.output, StartsWith("# SQL Server schema audit\n"));
    EXPECT_THAT(result.errors, IsEmpty());
}

TEST(ExitCode, IsOneForAHighDefect) {
    const Schema schema{{"a.sql", keyless_table}};
    const Result result = schema.run({"audit"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.output, HasSubstr("dbo.Payment"));
    EXPECT_THAT(result.errors, HasSubstr("of severity high or above"));
}

TEST(ExitCode, TheThresholdCanBeMoved) {
    const Schema schema{{"a.sql", keyless_table}};
    EXPECT_EQ(schema.run({"audit", "--fail-on", "critical"}).exit_code, 0);
    EXPECT_EQ(schema.run({"audit", "--fail-on=low"}).exit_code, 1);
    EXPECT_EQ(schema.run({"audit", "--exit-zero"}).exit_code, 0);
    EXPECT_EQ(schema.run({"audit", "--select", "heap-table"}).exit_code, 0);
    EXPECT_EQ(schema.run({"audit", "--select", "heap-table", "--fail-on", "medium"}).exit_code, 1);
    EXPECT_EQ(schema.run({"audit", "--ignore", "missing-primary-key,heap-table"}).exit_code, 0);
}

TEST(ExitCode, AScoreCanBeTheThreshold) {
    const Schema schema{{"a.sql", keyless_table}};
    const std::vector<std::string> arguments{"audit", "--fail-on", "critical", "--min-score"};
    const auto with = [&](const char* score) {
        std::vector<std::string> all = arguments;
        all.emplace_back(score);
        return schema.run(all);
    };
    EXPECT_EQ(with("10").exit_code, 0);
    const Result failed = with("99.9");
    EXPECT_EQ(failed.exit_code, 1);
    EXPECT_THAT(failed.errors, HasSubstr("1 table with a score under 99.9: dbo.Payment (89)\n"));
}

TEST(ExitCode, OpportunitiesNeverFail) {
    const Schema schema{
        {"a.sql", "CREATE TABLE dbo.Letter (LetterId int NOT NULL PRIMARY KEY, Body json NULL);"}};
    const Result result = schema.run({"audit", "--select", "missing-json-index", "--fail-on=info"});
    EXPECT_THAT(result.output, HasSubstr("missing-json-index"));
    EXPECT_EQ(result.exit_code, 0) << result.errors;
}

TEST(ExitCode, IsOneForASyntaxErrorEvenWithoutFindings) {
    const Schema schema{{"a.sql", clean_table},
                        {"b.sql", "CREATE TABLE dbo.Broken (Id int NOT;\n"}};
    const Result result = schema.run({"audit", "--select", "missing-primary-key"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.errors, HasSubstr("b.sql:1:"));
    EXPECT_THAT(result.output, HasSubstr("dbo.Country"));
}

TEST(ExitCode, IsTwoForAPathThatIsNotThereButTheRestIsAudited) {
    const Schema schema{{"a.sql", clean_table}};
    const Result result = schema.run({"audit", "a.sql", "nowhere"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.output, HasSubstr("dbo.Country"));
    EXPECT_THAT(result.errors, HasSubstr("nowhere"));
    EXPECT_EQ(schema.run({"audit", "--exit-zero", "nowhere"}).exit_code, 2);
}

TEST(ExitCode, IsTwoForBadUsage) {
    const Schema schema{{"a.sql", clean_table}};
    const std::vector<std::vector<std::string>> wrong{
        {},
        {"adit"},
        {"audit", "--no-such-option"},
        {"audit", "--format", "yaml"},
        {"audit", "--fail-on", "red"},
        {"audit", "--target", "2008"},
        {"audit", "--jobs", "many"},
        {"audit", "--stats", "nowhere.csv"},
        {"audit", "-o", "report.txt"},
        {"audit", "-o", "no/such/folder/report.json"},
        {"audit", "-o", "json="},
        {"audit", "--min-score", "101"},
        {"audit", "--min-score", "nan"},
        {"explain"},
        {"rules", "--format", "yaml"},
    };
    for (const std::vector<std::string>& arguments : wrong) {
        const Result result = schema.run(arguments);
        EXPECT_EQ(result.exit_code, 2) << testing::PrintToString(arguments);
        EXPECT_THAT(result.errors, Not(IsEmpty())) << testing::PrintToString(arguments);
        EXPECT_THAT(result.output, IsEmpty()) << testing::PrintToString(arguments);
    }
}

// As "$BASELINE" is in a pipeline where it is not set.
TEST(ExitCode, IsTwoForAnEmptyValue) {
    const Schema schema{{"a.sql", clean_table}};
    for (const char* option : {"--baseline", "--write-baseline", "--config", "--output", "--stats",
                               "--stdin-filename"}) {
        const Result result = schema.run({"audit", option, ""});
        EXPECT_EQ(result.exit_code, 2) << option;
        EXPECT_THAT(result.errors, HasSubstr("the value is empty")) << option;
    }
    EXPECT_EQ(schema.run({"audit", ""}).exit_code, 2);
    EXPECT_EQ(schema.run({"init", ""}).exit_code, 2);
    EXPECT_EQ(schema.run({"fix", "-o", ""}).exit_code, 2);
}

TEST(ExitCode, AFullDiskIsAFailureOfEachCommand) {
    const Schema schema{{"a.sql", keyless_table}};
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"audit"},
          {"audit", "--show-settings"},
          {"audit", "--exit-zero", "--statistics"},
          {"audit", "-o", "/dev/full", "--format", "json"},
          {"audit", "--write-baseline", "/dev/full"},
          {"fix", "--format", "markdown"},
          {"explain", "heap-table"},
          {"rules"},
          {"completion", "bash"},
          {"init", "--json-schema"},
          {"--help"},
          {"audit", "--help"},
          {"--version"}}) {
        const Result result =
            run(arguments, {.working_directory = schema.path(), .output = "/dev/full"});
        EXPECT_EQ(result.exit_code, 2) << testing::PrintToString(arguments);
        EXPECT_THAT(result.errors, HasSubstr("No space left on device"))
            << testing::PrintToString(arguments);
    }
}

TEST(ExitCode, AnUnknownRuleIsBadUsageWithTheNearestName) {
    const Schema schema{{"a.sql", clean_table}};
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"audit", "--select", "missing-primary-kye"},
          {"audit", "--ignore", "missing-primary-kye"},
          {"explain", "missing-primary-kye"}}) {
        const Result result = schema.run(arguments);
        EXPECT_EQ(result.exit_code, 2);
        EXPECT_THAT(result.errors, HasSubstr("did you mean 'missing-primary-key'?"));
        EXPECT_THAT(result.output, IsEmpty());
    }
}

TEST(ExitCode, AClosedPipeIsNoError) {
    const Schema schema{{"a.sql", clean_table}};
    const Result result =
        run({"audit"}, {.working_directory = schema.path(), .reader_is_gone = true});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_THAT(result.errors, IsEmpty());
    for (const char* command : {"rules", "fix", "--help"}) {
        EXPECT_EQ(
            run({command}, {.working_directory = schema.path(), .reader_is_gone = true}).exit_code,
            0)
            << command;
    }
}

TEST(ExitCode, HelpAndVersionAreFine) {
    const Result help = run({"--help"});
    EXPECT_EQ(help.exit_code, 0);
    EXPECT_THAT(help.output, HasSubstr("audit"));
    EXPECT_THAT(help.output, HasSubstr("Exit codes"));
    const Result version = run({"--version"});
    EXPECT_EQ(version.exit_code, 0);
    EXPECT_EQ(version.output, "tsqlaudit " TSQLAUDIT_VERSION "\n");
    EXPECT_EQ(run({"audit", "--help"}).exit_code, 0);
}

TEST(ExitCode, AnInterruptEndsTheProgramAndLeavesWholeFiles) {
    const Schema schema;
    const std::string fixtures = (source_dir() / "fixtures/part22").string();
    EXPECT_EQ(interrupt_while_writing(
                  {"audit", "-o", "audit.json", "-o", "-", "--format", "json", fixtures},
                  {.working_directory = schema.path()}),
              SIGINT);
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator{schema.path()}) {
        files.push_back(entry.path().filename().string());
    }
    EXPECT_EQ(files, std::vector<std::string>{"audit.json"});
    const std::string written = read_file(schema.path() / "audit.json");
    EXPECT_EQ(nlohmann::json::parse(written).at("version"), 1);
    EXPECT_GT(written.size(), 1U << 16U) << "fits into a pipe, so that nothing could interrupt it";
}

}  // namespace
}  // namespace tsqlaudit::test
