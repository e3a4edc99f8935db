#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "e2e/schema.h"
#include "support/paths.h"

namespace tsqlaudit::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

// A foreign key without an index, once in each of two tables.
constexpr std::string_view family =
    "CREATE TABLE dbo.Parent (ParentId int NOT NULL CONSTRAINT PK_Parent PRIMARY KEY);\n"
    "CREATE TABLE dbo.Son (SonId int NOT NULL CONSTRAINT PK_Son PRIMARY KEY,\n"
    "    ParentId int NOT NULL CONSTRAINT FK_Son REFERENCES dbo.Parent (ParentId));\n"
    "CREATE TABLE dbo.Daughter (DaughterId int NOT NULL CONSTRAINT PK_Daughter PRIMARY KEY,\n"
    "    ParentId int NOT NULL CONSTRAINT FK_Daughter REFERENCES dbo.Parent (ParentId));\n";

class FixTest : public ::testing::Test {
protected:
    std::string fix(const std::vector<std::string>& options) const {
        std::vector<std::string> arguments{"fix", "a.sql"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const Result result = schema_.run(arguments);
        EXPECT_EQ(result.exit_code, 0) << result.errors;
        return result.output;
    }

    Schema schema_{{"a.sql", family}};
};

TEST_F(FixTest, PrintsAScriptThatMayRunTwice) {
    const std::string script = fix({"--rule", "missing-foreign-key-index"});
    EXPECT_THAT(script, StartsWith("-- Changes for SQL Server 2025: 2 steps to run, 0 to"));
    EXPECT_THAT(script, HasSubstr("IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = "
                                  "OBJECT_ID(N'[dbo].[Son]') AND name = N'IX_Son_ParentId')\n"
                                  "    CREATE NONCLUSTERED INDEX [IX_Son_ParentId]\n"
                                  "        ON [dbo].[Son] ([ParentId])\n"
                                  "        WITH (DATA_COMPRESSION = ROW);\nGO\n"));
    EXPECT_THAT(script, HasSubstr("\nSET NOEXEC OFF;\nGO\n"));
}

// Deleted rows may keep their names: no key of all rows runs by itself.
TEST(Fix, AKeyWaitsForAPersonWhereRowsAreMarkedAsDeletedByWhateverColumn) {
    const auto script = [](const std::string& mark) {
        const Schema schema{{"a.sql",
                             "CREATE TABLE dbo.Role (RoleId int IDENTITY NOT NULL CONSTRAINT "
                             "PK_Role PRIMARY KEY, RoleName nvarchar(50) NOT NULL" +
                                 mark + ");"}};
        return schema.run({"fix", "a.sql", "--rule", "missing-natural-key"}).output;
    };
    EXPECT_THAT(script(""), HasSubstr("\n    ALTER TABLE [dbo].[Role] ADD CONSTRAINT "
                                      "[UQ_Role_RoleName] UNIQUE NONCLUSTERED ([RoleName])"));
    const auto is_left_to_choose = [](const std::string& filter) {
        return AllOf(HasSubstr("0 steps to run, 1 to complete"), HasSubstr("\n-- See which value "),
                     HasSubstr("\n--         WHERE " + filter + "\n"));
    };
    EXPECT_THAT(script(", DEL_IND numeric(1, 0) NOT NULL DEFAULT 0"),
                is_left_to_choose("[DEL_IND] = 0"));
    EXPECT_THAT(script(", DeletedBy int NULL"),
                AllOf(HasSubstr("0 steps to run, 1 to complete"),
                      HasSubstr("\n-- See that DeletedBy is NULL in rows that are live"),
                      HasSubstr("WHERE [DeletedBy] IS NULL")));
    EXPECT_THAT(script(", Withdrawn bit NOT NULL DEFAULT 0"),
                AllOf(HasSubstr("0 steps to run, 1 to complete"),
                      HasSubstr("\n-- See that Withdrawn says that a row is gone")));
    EXPECT_THAT(script(", IsDeleted char(1) NOT NULL DEFAULT ('N')"),
                is_left_to_choose("[IsDeleted] = 'N'"));
    EXPECT_THAT(script(", IsActive tinyint NOT NULL"), is_left_to_choose("[IsActive] = 1"));
    EXPECT_THAT(script(", RowStatus char(1) NOT NULL"), is_left_to_choose("[RowStatus] = …"));
}

// One index cannot take the place of the primary key and of a plain index as well.
TEST(Fix, AKeyIsWidenedApartFromThePlainIndexBesideIt) {
    const auto script = [](const std::string& key) {
        const Schema schema{
            {"a.sql",
             "CREATE TABLE dbo.Tenant (TenantId int NOT NULL CONSTRAINT PK_Tenant PRIMARY KEY);\n"
             "CREATE TABLE dbo.Product (TenantId int NOT NULL REFERENCES dbo.Tenant, "
             "Code varchar(20) NOT NULL CONSTRAINT Key_Product " +
                 key +
                 ", Title nvarchar(50) NOT NULL);\n"
                 "CREATE UNIQUE INDEX UX_Product ON dbo.Product (Code) INCLUDE (Title);"}};
        return schema.run({"fix", "a.sql", "--rule", "unique-key-without-tenant"}).output;
    };
    EXPECT_THAT(script("PRIMARY KEY"),
                AllOf(HasSubstr(" PRIMARY KEY CLUSTERED ([TenantId], [Code])"),
                      HasSubstr("CREATE UNIQUE NONCLUSTERED INDEX ")));
    EXPECT_THAT(script("UNIQUE CLUSTERED"),
                AllOf(HasSubstr(" UNIQUE CLUSTERED ([TenantId], [Code])"),
                      HasSubstr("CREATE UNIQUE NONCLUSTERED INDEX ")));
}

// Where nobody asks for the key, the column is searched by all the same.
TEST(Fix, AnIndexIsNoLongerSaidOfAKeyThatIsLeftOut) {
    const Schema schema{{"a.sql",
                         "CREATE TABLE dbo.Role (RoleId int IDENTITY NOT NULL CONSTRAINT PK_Role "
                         "PRIMARY KEY, RoleName nvarchar(50) NOT NULL);"}};
    EXPECT_THAT(schema.run({"audit", "a.sql", "--format", "console"}).output,
                AllOf(HasSubstr("missing-natural-key"), Not(HasSubstr("missing-lookup-index"))));
    EXPECT_THAT(
        schema.run({"audit", "a.sql", "--format", "console", "--ignore", "missing-natural-key"})
            .output,
        HasSubstr("missing-lookup-index"));
}

TEST_F(FixTest, TablesAreChosenByPattern) {
    const std::string rule = "--rule=missing-foreign-key-index";
    for (const char* pattern : {"dbo.son", "SON", "*.S?n", "s*"}) {
        const std::string script = fix({rule, "--table", pattern});
        EXPECT_THAT(script, HasSubstr("IX_Son_ParentId")) << pattern;
        EXPECT_THAT(script, Not(HasSubstr("IX_Daughter_ParentId"))) << pattern;
    }
    EXPECT_THAT(fix({rule, "--table", "son", "--table", "dbo.d*"}),
                HasSubstr("IX_Daughter_ParentId"));
    EXPECT_THAT(fix({rule, "--table", "Nobody"}), IsEmpty());
}

TEST_F(FixTest, SeverityIsTheLowest) {
    EXPECT_THAT(fix({"--severity", "critical"}), IsEmpty());
    EXPECT_THAT(fix({"--severity", "info"}), HasSubstr("IX_Son_ParentId"));
}

TEST_F(FixTest, UnsafeStepsCanBeLeftOut) {
    const std::string script = fix({"--safe-only"});
    EXPECT_THAT(script, HasSubstr(" to run, 0 to complete by hand"));
    EXPECT_THAT(script, Not(HasSubstr("To be decided")));
}

TEST_F(FixTest, WritesMarkdown) {
    const std::string markdown =
        fix({"--rule", "missing-foreign-key-index", "--table", "Son", "--format", "markdown"});
    EXPECT_THAT(markdown, StartsWith("# Changes for SQL Server 2025\n"));
    EXPECT_THAT(markdown, HasSubstr("## Indexes\n\n**1\\. Create an index on dbo.Son (ParentId)** "
                                    "(`missing-foreign-key-index`, priority "));
    EXPECT_THAT(markdown, HasSubstr("```sql\nIF NOT EXISTS (SELECT 1"));
}

TEST_F(FixTest, TheFormatOfAFileIsThatOfItsEnding) {
    EXPECT_THAT(fix({"-o", "fixes.md"}), IsEmpty());
    EXPECT_THAT(read_file(schema_.path() / "fixes.md"), StartsWith("# Changes"));
    EXPECT_THAT(fix({"-o", "fixes.sql"}), IsEmpty());
    EXPECT_THAT(read_file(schema_.path() / "fixes.sql"), StartsWith("-- Changes"));
}

TEST_F(FixTest, NeverReplacesAFileOfTheSchema) {
    const Result result = schema_.run({"fix", "a.sql", "-o", "./a.sql"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.errors, HasSubstr("a.sql is part of the schema"));
    EXPECT_EQ(read_file(schema_.path() / "a.sql"), family);
}

TEST_F(FixTest, CheckPrintsNoScriptAndFailsWhileThereIsSomethingToRun) {
    const Result found =
        schema_.run({"fix", "a.sql", "--check", "--rule", "missing-foreign-key-index"});
    EXPECT_EQ(found.exit_code, 1);
    EXPECT_THAT(found.output, IsEmpty());
    EXPECT_EQ(found.errors, "tsqlaudit: 2 steps to run, 0 to complete by hand\n");
    const Result nothing = schema_.run({"fix", "a.sql", "--check", "--table", "Nobody"});
    EXPECT_EQ(nothing.exit_code, 0);
    EXPECT_EQ(nothing.errors, "tsqlaudit: 0 steps to run, 0 to complete by hand\n");
}

TEST_F(FixTest, RefusesWhatItDoesNotKnow) {
    for (const std::vector<std::string>& options :
         {std::vector<std::string>{"--rule", "no-such-rule"},
          {"--severity", "grave"},
          {"--format", "html"}}) {
        std::vector<std::string> arguments{"fix", "a.sql"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const Result result = schema_.run(arguments);
        EXPECT_EQ(result.exit_code, 2) << options.at(0);
        EXPECT_THAT(result.errors, HasSubstr("unknown")) << options.at(0);
    }
}

// The schema with the script behind it: what the script does is done.
TEST_F(FixTest, AScriptThatHasRunLeavesNothingToFix) {
    const Schema mended{{"a.sql", family}, {"b.sql", fix({"--rule", "missing-foreign-key-index"})}};
    const Result result = mended.run({"fix", "--check", "--rule", "missing-foreign-key-index"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
}

TEST(FixNames, SurviveTheScriptAndAreNeverRun) {
    const std::string long_name(120, 'x');
    for (const std::string& name :
         {std::string{"it's"}, std::string{"a]b"}, std::string{"50% \\u00e4 \xc3\xa4"},
          std::string{"x]; DROP TABLE dbo.y; --"}, std::string{"*/ GO"}, long_name}) {
        std::string quoted;
        for (const char c : name) {
            quoted += c == ']' ? "]]" : std::string{c};
        }
        const std::string table =
            "CREATE TABLE dbo.[" + quoted +
            "] (Id int NOT NULL CONSTRAINT PK_x PRIMARY KEY,\n    ParentId int "
            "NOT NULL CONSTRAINT FK_x REFERENCES dbo.Parent (ParentId));\n";
        const std::string sql = std::string{family} + table;
        const Schema schema{{"a.sql", sql}};
        const std::vector<std::string> options{"--rule", "missing-foreign-key-index"};
        const Result script = schema.run({"fix", options[0], options[1]});
        EXPECT_THAT(script.output, HasSubstr("ON [dbo].[" + quoted + "] ([ParentId])\n")) << name;
        const Schema mended{{"a.sql", sql}, {"b.sql", script.output}};
        const Result again = mended.run({"fix", "--check", options[0], options[1]});
        EXPECT_EQ(again.exit_code, 0) << name << "\n" << again.errors;
    }
}

TEST(FixDocumentation, ShowsWhatTheProgramPrints) {
    std::string scripts;
    for (const char* schema : {"fixtures/part22", "fixtures/schemas/shop",
                               "fixtures/schemas/hospital", "fixtures/schemas/warehouse"}) {
        scripts += run({"fix", schema}).output;
    }
    const std::string page = read_file(source_dir() / "docs/fixes.md");
    const std::string fence = "```sql\n";
    std::size_t examples = 0;
    for (std::size_t at = page.find(fence); at != std::string::npos;
         at = page.find(fence, at + 1)) {
        const std::size_t begin = at + fence.size();
        EXPECT_THAT(scripts, HasSubstr(page.substr(begin, page.find("```", begin) - begin)));
        ++examples;
    }
    EXPECT_EQ(examples, 20U);
}

}  // namespace
}  // namespace tsqlaudit::test
