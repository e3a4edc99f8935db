#include <gmock/gmock.h>

#include <cstdlib>

#include "e2e/schema.h"
#include "support/audit_schema.h"
#include "support/paths.h"

namespace tsqlaudit::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(Output, FilesGetTheFormatOfTheirEnding) {
    const Schema schema{{"a.sql", clean_table}};
    const Result result = schema.run({"audit", "-o", "a.json", "--output", "a.md"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_THAT(result.output, IsEmpty());
    EXPECT_EQ(json::parse(read_file(schema.path() / "a.json")).at("version"), 1);
    EXPECT_THAT(read_file(schema.path() / "a.md"), StartsWith("# SQL Server schema audit"));
}

TEST(Output, AnOutputIsNotTakenForAPath) {
    const Schema schema{{"a.sql", clean_table}, {"b.sql", keyless_table}};
    const Result result = schema.run({"audit", "-o", "out.json", "a.sql"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_EQ(table_names(json::parse(read_file(schema.path() / "out.json"))),
              std::vector<std::string>{"dbo.Country"});
}

TEST(Output, ADashIsStandardOutput) {
    const Schema schema{{"a.sql", clean_table}};
    const Result result = schema.run({"audit", "--format", "json", "-o", "a.md", "-o", "-"});
    EXPECT_EQ(json::parse(result.output).at("version"), 1);
    EXPECT_THAT(read_file(schema.path() / "a.md"), StartsWith("# SQL Server schema audit"));
}

TEST(Output, AnUnknownEndingGetsTheFormatNamed) {
    const Schema schema{{"a.sql", clean_table}};
    schema.run({"audit", "--format", "json", "-o", "report.txt"});
    EXPECT_EQ(json::parse(read_file(schema.path() / "report.txt")).at("version"), 1);
}

TEST(Output, NeverReplacesWhatIsRead) {
    const Schema schema{{"db/a.sql", clean_table},
                        {"tsqlaudit.json", R"({"baseline": "known.json", "statistics": "n.csv"})"},
                        {"n.csv", "dbo,Country,5\n"}};
    ASSERT_EQ(schema.run({"audit", "--write-baseline", "known.json"}).exit_code, 0);
    std::filesystem::create_symlink("db/a.sql", schema.path() / "link.json");
    const auto refusal = [&](const std::vector<std::string>& arguments) {
        const Result result = schema.run(arguments);
        EXPECT_EQ(result.exit_code, 2) << testing::PrintToString(arguments);
        EXPECT_THAT(result.output, IsEmpty()) << testing::PrintToString(arguments);
        return result.errors;
    };
    EXPECT_EQ(refusal({"audit", "-o", "json=db/../db/a.sql"}),
              "tsqlaudit: db/../db/a.sql is part of the schema; write to another file\n");
    EXPECT_THAT(refusal({"audit", "-o", "link.json"}), HasSubstr("is part of the schema"));
    EXPECT_THAT(refusal({"audit", "--write-baseline", "db/a.sql"}),
                HasSubstr("is part of the schema"));
    EXPECT_THAT(refusal({"audit", "-o", "tsqlaudit.json"}), HasSubstr("is the configuration"));
    EXPECT_THAT(refusal({"audit", "--write-baseline", "./tsqlaudit.json"}),
                HasSubstr("is the configuration"));
    EXPECT_THAT(refusal({"audit", "-o", "known.json"}), HasSubstr("is the baseline"));
    EXPECT_THAT(refusal({"audit", "-o", "json=n.csv"}), HasSubstr("is where the row counts are"));
    EXPECT_THAT(refusal({"fix", "-o", "tsqlaudit.json"}), HasSubstr("is the configuration"));
    EXPECT_THAT(refusal({"fix", "-o", "db/a.sql"}), HasSubstr("is part of the schema"));
    EXPECT_EQ(read_file(schema.path() / "db/a.sql"), clean_table);
}

TEST(Output, NeverWritesAFileTwice) {
    const Schema schema{{"a.sql", clean_table}};
    const auto exit_code = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "audit");
        return schema.run(arguments).exit_code;
    };
    EXPECT_EQ(exit_code({"-o", "a.json", "-o", "./a.json"}), 2);
    EXPECT_EQ(exit_code({"-o", "a.json", "--write-baseline", "a.json"}), 2);
    EXPECT_EQ(exit_code({"-o", "json=-", "-o", "console=-"}), 2);
    EXPECT_FALSE(std::filesystem::exists(schema.path() / "a.json"));
    EXPECT_EQ(exit_code({"-o", "json=/dev/null", "-o", "console=/dev/null"}), 0);
}

TEST(Output, AFileThatDoesNotFitIsAFailureThatLeavesWhatIsThere) {
    const Schema schema{{"audit.json", "old"}};
    const std::string fixtures = (source_dir() / "fixtures/part22").string();
    for (const char* option : {"--output", "--write-baseline"}) {
        const Result result = run({"audit", "--exit-zero", option, "audit.json", fixtures},
                                  {.working_directory = schema.path(), .largest_file = 4096});
        EXPECT_EQ(result.exit_code, 2) << result.errors;
        EXPECT_THAT(result.errors,
                    HasSubstr("tsqlaudit: cannot write audit.json: File too large\n"));
    }
    EXPECT_EQ(read_file(schema.path() / "audit.json"), "old");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{schema.path()}, {}), 1);
}

TEST(Output, AFolderThatIsReadOnlyIsAFailureThatLeavesWhatIsThere) {
    namespace fs = std::filesystem;
    const Schema schema{{"a.sql", clean_table}, {"closed/audit.json", "old"}};
    fs::permissions(schema.path() / "closed", fs::perms::owner_read | fs::perms::owner_exec |
                                                  fs::perms::group_read | fs::perms::group_exec |
                                                  fs::perms::others_read | fs::perms::others_exec);
    for (const char* option : {"--output", "--write-baseline"}) {
        const Result result = run({"audit", option, "closed/audit.json"},
                                  {.working_directory = schema.path(), .unprivileged = true});
        EXPECT_EQ(result.exit_code, 2);
        EXPECT_EQ(result.errors, "tsqlaudit: cannot write closed/audit.json: Permission denied\n");
    }
    fs::permissions(schema.path() / "closed", fs::perms::owner_all);
    EXPECT_EQ(read_file(schema.path() / "closed/audit.json"), "old");
}

TEST(Output, TheJsonOfEveryFixtureIsAsItsSchemaSays) {
    for (const char* schema : {"fixtures/part22", "fixtures/schemas/shop",
                               "fixtures/schemas/hospital", "fixtures/schemas/warehouse"}) {
        const Result result = run({"audit", "--exit-zero", "--format", "json", schema});
        const json audit = json::parse(result.output);
        EXPECT_EQ(complaints_about(audit), "") << schema;
        EXPECT_GE(audit.at("tables").size(), 6U) << schema;
    }
}

TEST(Rules, AreListedAndExplained) {
    const json rules = json::parse(run({"rules", "--format", "json"}).output);
    ASSERT_THAT(rules, Not(IsEmpty()));
    const std::string markdown = run({"rules"}).output;
    for (const json& rule : rules) {
        const std::string id = rule.at("id");
        EXPECT_THAT(markdown, HasSubstr("(docs/rules/" + id + ".md)"));
        const Result page = run({"explain", id});
        EXPECT_EQ(page.exit_code, 0) << id;
        EXPECT_THAT(page.output, HasSubstr(id));
    }
}

TEST(Fix, PrintsTheScript) {
    const Schema schema{
        {"a.sql",
         "CREATE TABLE dbo.Parent (ParentId int NOT NULL PRIMARY KEY, Name nvarchar(50) NOT "
         "NULL);\n"
         "CREATE TABLE dbo.Child (ChildId int NOT NULL PRIMARY KEY, ParentId int NOT NULL\n"
         "    REFERENCES dbo.Parent (ParentId));\n"}};
    const Result result = schema.run({"fix", "--select", "missing-foreign-key-index"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_THAT(result.output, HasSubstr("CREATE"));
    EXPECT_THAT(result.output, HasSubstr("[dbo].[Child] ([ParentId])"));
    EXPECT_EQ(schema.run({"fix", "nowhere"}).exit_code, 2);
}

TEST(Fix, SaysWhatItCouldNotRead) {
    const Schema schema{{"a.sql", "CREATE TABLE dbo.Broken (Id int NOT;"}};
    const Result result = schema.run({"fix"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.errors, HasSubstr("a.sql:1:"));
}

// The reports that a reader of the repository can look at. TSQLAUDIT_UPDATE_GOLDEN=1 writes them.
TEST(Golden, TheMarkdownOfEveryFixtureIsAsKept) {
    for (const char* schema : {"fixtures/part22", "fixtures/schemas/shop",
                               "fixtures/schemas/hospital", "fixtures/schemas/warehouse"}) {
        const Result result = run({"audit", "--exit-zero", schema});
        EXPECT_EQ(result.exit_code, 0) << result.errors;
        const std::string name = std::filesystem::path{schema}.filename().string();
        const std::filesystem::path golden = source_dir() / "tests/golden" / (name + ".md");
        if (std::getenv("TSQLAUDIT_UPDATE_GOLDEN") != nullptr) {
            write_file(golden, result.output);
        }
        EXPECT_EQ(result.output, read_file(golden))
            << "if that is right: TSQLAUDIT_UPDATE_GOLDEN=1 scripts/test e2e";
    }
}

}  // namespace
}  // namespace tsqlaudit::test
