#include <gmock/gmock.h>

#include "e2e/schema.h"

namespace tsqlaudit::test {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string accepted(std::string_view rules) {
    return "-- tsqlaudit: ignore " + std::string{rules} + "\n" + std::string{keyless_table};
}

TEST(Suppressions, TakeFindingsOutOfGateScoreReportAndFixes) {
    const std::string sql = accepted("missing-primary-key  filled by an import");
    const Schema schema{{"a.sql", sql}};
    const Result result = schema.run({"audit", "--select", "missing-primary-key"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_THAT(result.errors, IsEmpty());
    EXPECT_THAT(result.output, AllOf(HasSubstr("**Suppressed by comments:** 1"),
                                     Not(HasSubstr("missing-primary-key"))));
    EXPECT_THAT(
        schema.run({"audit", "--select", "missing-primary-key", "--format", "console"}).output,
        HasSubstr("\nSuppressed by comments: 1\n"));
    EXPECT_THAT(schema.run({"fix", "--select", "missing-primary-key"}).output, IsEmpty());

    const json audit = schema.audit({"--select", "missing-primary-key"});
    EXPECT_EQ(audit["summary"]["suppressed"], 1);
    EXPECT_EQ(audit["tables"][0]["score"], 100);
    EXPECT_THAT(audit["diagnostics"], IsEmpty());
}

TEST(Suppressions, OfTheTableReachFindingsInOtherFiles) {
    const std::string_view index =
        "CREATE INDEX IX_1 ON dbo.T (A);\nCREATE INDEX IX_2 ON dbo.T (A);";
    const std::string table = "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY, A int NOT NULL);\n";
    EXPECT_THAT(rules_of(Schema{{"a.sql", table}, {"b.sql", index}}.audit(), "dbo.T"),
                Contains("duplicate-index"));
    const std::string ignored = "-- tsqlaudit: ignore duplicate-index\n" + table;
    EXPECT_THAT(rules_of(Schema{{"a.sql", ignored}, {"b.sql", index}}.audit(), "dbo.T"),
                Not(Contains("duplicate-index")));
}

TEST(Suppressions, HoldInFilesThatOthersInclude) {
    const std::string sql = accepted("missing-primary-key");
    const Schema schema{{"a.sql",
                         "CREATE TABLE dbo.A (Id int NOT NULL PRIMARY KEY);\nGO\n"
                         ":r included.sql\nCREATE TABLE dbo.B (Id int NOT NULL);\n"},
                        {"included.sql", sql}};
    const json audit = schema.audit({"--select", "missing-primary-key"});
    EXPECT_THAT(rules_of(audit, "dbo.Payment"), IsEmpty());
    EXPECT_THAT(rules_of(audit, "dbo.B"), testing::ElementsAre("missing-primary-key"));
    EXPECT_EQ(audit["summary"]["suppressed"], 1);
    EXPECT_THAT(audit["diagnostics"], IsEmpty());
}

TEST(Suppressions, AreFoundInAnyKindOfComment) {
    for (const char* comment :
         {"-- TSQLAUDIT:IGNORE Missing-Primary-Key reason\r\n", "/*tsqlaudit:ignore keys*/ ",
          "/* tsqlaudit: ignore\r\n * missing-primary-key,\r\n * heap-table because */\r\n",
          "/* /* tsqlaudit: ignore keys */ */\n", "--- tsqlaudit: ignore keys\n-- and why\n",
          "\xEF\xBB\xBF-- tsqlaudit: ignore keys: \x1b[31m\n"}) {
        const std::string sql = comment + std::string{keyless_table};
        const json audit = Schema({{"a.sql", sql}}).audit();
        EXPECT_THAT(rules_of(audit, "dbo.Payment"), Not(Contains("missing-primary-key")))
            << comment;
        EXPECT_THAT(audit["diagnostics"], IsEmpty()) << comment;
    }
    for (const char* text : {"PRINT '-- tsqlaudit: ignore keys'\n",
                             "-- no tsqlaudit: ignore keys\n", "-- tsqlaudit ignore keys\n"}) {
        const std::string sql = text + std::string{keyless_table};
        EXPECT_THAT(rules_of(Schema({{"a.sql", sql}}).audit(), "dbo.Payment"),
                    Contains("missing-primary-key"))
            << text;
    }
}

TEST(Suppressions, ThatAreWrongAreWarningsAndDoNotFail) {
    const std::string sql =
        "-- tsqlaudit: ignore heap-table, missing-primary-kye\n" + std::string{clean_table};
    const Schema schema{{"a.sql", sql}};
    const Result result = schema.run({"audit", "--format", "github"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_THAT(result.output, AllOf(HasSubstr("::warning file=a.sql,line=1,col=22,"),
                                     HasSubstr("there is no finding of 'heap-table'"),
                                     HasSubstr("::warning file=a.sql,line=1,col=34,"),
                                     HasSubstr("did you mean 'missing-primary-key'?")));
    EXPECT_EQ(schema.audit()["summary"]["diagnostics"]["warning"], 2);
    // What was not looked for may well be there.
    EXPECT_EQ(schema.audit({"--ignore", "heap-table"})["summary"]["diagnostics"]["warning"], 1);
}

TEST(Suppressions, AreNoCommentsAboutTheTable) {
    const std::string sql = accepted("missing-primary-key");
    EXPECT_THAT(Schema({{"a.sql", sql}}).run({"audit", "--exit-zero"}).output,
                Not(HasSubstr("tsqlaudit: ignore")));
}

}  // namespace
}  // namespace tsqlaudit::test
