#include <gmock/gmock.h>

#include "e2e/schema.h"

namespace tsqlaudit::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr std::string_view parent_and_child =
    "CREATE TABLE dbo.Parent (ParentId int NOT NULL PRIMARY KEY);\n"
    "CREATE TABLE dbo.Child (ChildId int NOT NULL PRIMARY KEY, ParentId int NOT NULL\n"
    "    REFERENCES dbo.Parent (ParentId), Note nvarchar(max) NULL);\n";
constexpr std::string_view index_of_child =
    "CREATE INDEX IX_Child_ParentId ON dbo.Child (ParentId);\n";

const std::vector<std::string> unindexed{"audit", "--format", "json", "--select",
                                         "missing-foreign-key-index"};

// The only diagnostic of an audit of a clean table and a file that is wrong.
json diagnostic_of(std::string_view content) {
    const Schema schema{{"good.sql", clean_table}, {"bad.sql", content}};
    const json audit = schema.audit();
    EXPECT_THAT(table_names(audit), Contains("dbo.Country"));
    EXPECT_THAT(audit.at("diagnostics"), SizeIs(1)) << audit.at("diagnostics");
    return audit.at("diagnostics").at(0);
}

TEST(BrokenInput, AnUnclosedBracketIsAnErrorAtItsPlace) {
    const json diagnostic = diagnostic_of("GO\nCREATE TABLE dbo.[Broken (Id int);\n");
    EXPECT_EQ(diagnostic.at("file"), "bad.sql");
    EXPECT_EQ(diagnostic.at("severity"), "error");
    EXPECT_EQ(diagnostic.at("line"), 2);
    EXPECT_EQ(diagnostic.at("column"), 18);
}

TEST(BrokenInput, AnUnclosedParenthesisIsAnErrorInItsFile) {
    const json diagnostic = diagnostic_of("CREATE TABLE dbo.Broken (Id int\n");
    EXPECT_EQ(diagnostic.at("file"), "bad.sql");
    EXPECT_EQ(diagnostic.at("severity"), "error");
}

TEST(BrokenInput, OnlyTheBrokenStatementIsLost) {
    const Schema schema{
        {"a.sql", "CREATE TABLE dbo.Broken (Id int NOT;\nGO\nCREATE TABLE dbo.Whole (Id int);\n"}};
    EXPECT_THAT(table_names(schema.audit()), ElementsAre("dbo.Whole"));
}

TEST(BrokenInput, ABinaryFileIsADiagnostic) {
    const json diagnostic =
        diagnostic_of(std::string_view{"\x7f"
                                       "ELF\0\0\0\x01\x02\0\0\xff\xfe\0",
                                       15});
    EXPECT_EQ(diagnostic.at("file"), "bad.sql");
    EXPECT_EQ(diagnostic.at("line"), 1);
    EXPECT_EQ(diagnostic.at("column"), 1);
}

TEST(BrokenInput, AnEmptyFileIsNoDiagnostic) {
    const Schema schema{{"good.sql", clean_table}, {"empty.sql", ""}};
    const json audit = schema.audit();
    EXPECT_THAT(audit.at("diagnostics"), IsEmpty());
    EXPECT_EQ(audit.at("summary").at("files"), 2);
}

TEST(BrokenInput, AFolderThatCannotBeReadIsAnErrorAndTheRestIsAudited) {
    const Schema schema{{"good.sql", clean_table}, {"locked/a.sql", keyless_table}};
    fs::permissions(schema.path() / "locked", fs::perms::none);
    const Result result = run({"audit", "--format", "json"},
                              {.working_directory = schema.path(), .unprivileged = true});
    fs::permissions(schema.path() / "locked", fs::perms::owner_all);
    EXPECT_EQ(result.exit_code, 1) << result.errors;
    const json audit = json::parse(result.output);
    EXPECT_THAT(table_names(audit), ElementsAre("dbo.Country"));
    ASSERT_THAT(audit.at("diagnostics"), SizeIs(1));
    EXPECT_EQ(audit.at("diagnostics").at(0).at("file"), "locked");
    EXPECT_EQ(audit.at("diagnostics").at(0).at("severity"), "error");
}

TEST(BrokenInput, AFolderWithoutScriptsIsSaidAndHasAnAudit) {
    const Schema schema;
    const Result result = schema.run({"audit", "--format", "json"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_THAT(result.errors, HasSubstr("no .sql files"));
    EXPECT_EQ(json::parse(result.output).at("summary").at("tables"), 0);
}

TEST(Files, AnIndexInAnotherFileCounts) {
    const Schema without{{"tables.sql", parent_and_child}};
    EXPECT_EQ(without.run(unindexed).exit_code, 1);
    // The index sorts before its table.
    const Schema with{{"tables.sql", parent_and_child}, {"indexes.sql", index_of_child}};
    const Result result = with.run(unindexed);
    EXPECT_EQ(result.exit_code, 0) << result.output;
    EXPECT_THAT(json::parse(result.output).at("diagnostics"), IsEmpty());
}

TEST(Files, AreIncludedInTheirPlace) {
    const Schema schema{{"a.sql",
                         ":r parts\\B.sql\nGO\nCREATE INDEX IX ON dbo.Country "
                         "(CountryName);\n:r gone.sql\n"},
                        {"parts/b.sql", clean_table}};
    const json audit = schema.audit({"a.sql"});
    EXPECT_THAT(table_names(audit), ElementsAre("dbo.Country"));
    EXPECT_EQ(audit.at("tables").at(0).at("file"), "parts/b.sql");
    ASSERT_THAT(audit.at("diagnostics"), SizeIs(1));
    EXPECT_EQ(audit.at("diagnostics").at(0).at("severity"), "error");
    EXPECT_EQ(audit.at("diagnostics").at(0).at("line"), 4);
}

TEST(Files, StandardInputStandsForAFile) {
    const Schema schema{{"a.sql", keyless_table}, {"b.sql", "CREATE TABLE dbo.X (a int"}};
    const auto names = [&](const std::vector<std::string>& paths) {
        std::vector<std::string> arguments{"audit", "--format", "json", "--exit-zero"};
        arguments.insert(arguments.end(), paths.begin(), paths.end());
        const Result result =
            run(arguments, {.working_directory = schema.path(), .input = std::string{clean_table}});
        const json audit = json::parse(result.output);
        EXPECT_THAT(audit.at("diagnostics"), IsEmpty()) << result.errors;
        std::vector<std::string> found;
        for (const json& table : audit.at("tables")) {
            found.push_back(std::string(table.at("file")) + ' ' + std::string(table.at("name")));
        }
        return found;
    };
    EXPECT_THAT(names({"-"}), ElementsAre("stdin dbo.Country"));
    EXPECT_THAT(names({"-", "--stdin-filename", "new/x.sql", "a.sql"}),
                ElementsAre("new/x.sql dbo.Country", "a.sql dbo.Payment"));
    EXPECT_THAT(names({".", "-", "--stdin-filename", "b.sql"}),
                ElementsAre("b.sql dbo.Country", "a.sql dbo.Payment"));
}

TEST(Files, TakeTheVariablesOfTheCommandLine) {
    const Schema schema{{"a.sql", "CREATE TABLE [$(Schema)].T (a int);\n"}};
    const Result result = schema.run({"audit", "--format", "json", "--exit-zero", "--define",
                                      "schema=sales", "--define", "x=a=b"});
    EXPECT_THAT(table_names(json::parse(result.output)), ElementsAre("sales.T"));
    const Result wrong = schema.run({"audit", "--define", "=x"});
    EXPECT_EQ(wrong.exit_code, 2);
    EXPECT_THAT(wrong.errors, HasSubstr("--define takes NAME=VALUE, not '=x'"));
}

TEST(Files, TheOrderOfThePathsChangesNoByte) {
    const Schema schema{{"b/tables.sql", parent_and_child},
                        {"a/indexes.sql", index_of_child},
                        {"c.sql", keyless_table}};
    for (const char* format : {"json", "markdown"}) {
        const Result forwards = schema.run({"audit", "--format", format, "a", "b", "c.sql"});
        const Result backwards = schema.run({"audit", "--format", format, "c.sql", "b", "a"});
        EXPECT_THAT(forwards.output, Not(IsEmpty()));
        EXPECT_EQ(forwards.output, backwards.output);
    }
}

TEST(Files, TheNamesOfTheFilesChangeNoJudgement) {
    const Schema first{{"1.sql", parent_and_child}, {"2.sql", index_of_child}};
    const Schema second{{"2.sql", parent_and_child}, {"1.sql", index_of_child}};
    json one = first.audit();
    json other = second.audit();
    for (json* audit : {&one, &other}) {
        for (json& table : audit->at("tables")) {
            table.erase("file");
            for (json& finding : table.at("findings")) {
                finding.erase("file");
            }
        }
    }
    EXPECT_EQ(one, other);
}

TEST(Files, TheNumberOfThreadsChangesNoByte) {
    for (const char* format : {"json", "markdown"}) {
        const auto audit = [&](const char* jobs) {
            return run({"audit", "--exit-zero", "--format", format, "--jobs", jobs, "fixtures"});
        };
        const Result alone = audit("1");
        EXPECT_EQ(alone.exit_code, 0) << alone.errors;
        EXPECT_EQ(alone.output, audit("4").output);
    }
}

TEST(Files, RowCountsReplaceEstimates) {
    const Schema schema{{"a.sql", clean_table}, {"rows.csv", "dbo,country,249\n"}};
    const Result result = schema.run({"audit", "--stats", "rows.csv"});
    EXPECT_THAT(result.output, HasSubstr("- **Rows:** 249 (counted)\n"));
}

TEST(Files, WhatIsExcludedIsNotRead) {
    const Schema schema{{"a.sql", clean_table}, {"old/b.sql", keyless_table}};
    const Result result = schema.run({"audit", "--exclude", "old/", "."});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_THAT(result.output, Not(HasSubstr("dbo.Payment")));
}

TEST(Files, PathsAreRelativeToTheWorkingDirectory) {
    const Schema schema{{"sql/tables/a.sql", clean_table}};
    const json audit = schema.audit({"./sql/../sql"});
    EXPECT_EQ(audit.at("tables").at(0).at("file"), "sql/tables/a.sql");
}

TEST(Files, OptionsEndAtTwoDashes) {
    const Schema schema{{"-a.sql", clean_table}};
    const Result result = schema.run({"audit", "--", "-a.sql"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_THAT(result.output, HasSubstr("dbo.Country"));
}

// Indexes and foreign keys that name columns which no definition lists.
TEST(OddTables, PseudoColumnsAndUnknownColumnsAreJudgedWithoutHarm) {
    const Schema schema{
        {"tables.sql",
         "CREATE TABLE dbo.Person (Id int NOT NULL PRIMARY KEY) AS NODE\n"
         "CREATE TABLE dbo.Likes AS EDGE\n"
         "CREATE UNIQUE CLUSTERED INDEX IX ON dbo.Likes ($from_id, $to_id)\n"
         "CREATE INDEX IX_To ON dbo.Likes ($to_id)\nGO\n"
         "CREATE TABLE dbo.Copy WITH (DISTRIBUTION = ROUND_ROBIN) AS SELECT a FROM dbo.Source\nGO\n"
         "ALTER TABLE dbo.Copy ADD CONSTRAINT PK PRIMARY KEY (x, y)\n"
         "ALTER TABLE dbo.Copy ADD CONSTRAINT FK FOREIGN KEY (z) REFERENCES dbo.Person (Id)\n"
         "CREATE SPATIAL INDEX SI ON dbo.Copy (g)\nGO\n"
         "CREATE TABLE dbo.Child (a int NOT NULL PRIMARY KEY REFERENCES dbo.Copy (q))\n"}};
    const json audit = schema.audit();
    EXPECT_THAT(table_names(audit),
                ElementsAre("dbo.Child", "dbo.Copy", "dbo.Likes", "dbo.Person"));
    EXPECT_THAT(audit.at("diagnostics"), IsEmpty());
    EXPECT_THAT(rules_of(audit, "dbo.Copy"), IsEmpty());
    EXPECT_NE(schema.run({"fix"}).exit_code, -1);
}

TEST(OddTables, ForeignKeysOfEdgesAreJudgedWithoutHarm) {
    const Schema schema{
        {"tables.sql",
         "CREATE TABLE dbo.Person (PersonId int NOT NULL PRIMARY KEY, Name nvarchar(50) NOT NULL)\n"
         "CREATE TABLE dbo.Likes (Score int NOT NULL, CONSTRAINT FK FOREIGN KEY ($from_id)\n"
         "  REFERENCES dbo.Person (PersonId)) AS EDGE\nGO\n"
         "ALTER TABLE dbo.Likes ADD FOREIGN KEY ($to_id) REFERENCES dbo.Person (PersonId)\n"}};
    const json audit = schema.audit();
    EXPECT_THAT(table_names(audit), ElementsAre("dbo.Likes", "dbo.Person"));
    EXPECT_THAT(audit.at("diagnostics"), IsEmpty());
    EXPECT_NE(schema.run({"fix"}).exit_code, -1);
}

TEST(OtherProducts, TheirTablesAreCountedAndNotJudged) {
    const Schema schema{
        {"tables.sql",
         "CREATE TABLE dbo.Sale (SaleId int NOT NULL, Amount float NOT NULL, Photo "
         "varbinary(max))\n"
         "WITH (DISTRIBUTION = HASH(SaleId), HEAP)\nGO\n"
         "CREATE TABLE dbo.SaleByDay WITH (DISTRIBUTION = ROUND_ROBIN) AS SELECT 1 AS a\nGO\n"
         "CREATE TABLE dbo.Original (Code varchar(10), Amount float)\nGO\n"
         "CREATE TABLE dbo.Clone AS CLONE OF dbo.Original\n"},
        {"country.sql", clean_table}};
    const json audit = schema.audit();
    EXPECT_EQ(audit.at("summary").at("tables"), 5);
    EXPECT_EQ(audit.at("summary").at("notJudged"), 4);
    for (const json& table : audit.at("tables")) {
        const bool is_ours = table.at("name") == "dbo.Country";
        EXPECT_EQ(table.at("judged"), is_ours) << table.at("name");
        if (!is_ours) {
            EXPECT_THAT(table.at("findings"), IsEmpty()) << table.at("name");
            EXPECT_THAT(table.at("strengths"), IsEmpty()) << table.at("name");
            EXPECT_EQ(table.at("suitability").at("columnstore").at("verdict"), "blocked");
            EXPECT_EQ(table.at("suitability").at("compression").at("recommendation"), "NONE");
        }
    }
    EXPECT_THAT(schema.run({"fix"}).output, Not(HasSubstr("Sale")));
    const std::string report = schema.run({"audit", "--exit-zero"}).output;
    EXPECT_THAT(report, HasSubstr("4 tables are not judged, and in no score: distributed table of "
                                  "Azure Synapse (2), table of a Fabric warehouse (2)."));
    EXPECT_THAT(report, HasSubstr("Not judged: it is a distributed table of Azure Synapse, "));
}

TEST(ExternalTables, AreSaidToBeExternal) {
    const Schema schema{{"a.sql",
                         "CREATE EXTERNAL TABLE dbo.Remote (Id int NOT NULL)\n"
                         "WITH (LOCATION = '/remote', DATA_SOURCE = Lake);\n"}};
    EXPECT_EQ(schema.audit().at("tables").at(0).at("notJudged"),
              "it is an external table, whose rows are elsewhere");
    EXPECT_THAT(schema.run({"audit", "--exit-zero"}).output,
                HasSubstr("1 table is not judged, and in no score: external table (1)."));
}

TEST(DroppedInput, IsAWarningIfNoTableIsLeft) {
    const Schema schema{{"a.sql", "CREATE TABLE dbo.A (Id int);\nCREATE TABLE dbo.B (Id int);\n"},
                        {"b.sql", "DROP TABLE dbo.A;\nDROP TABLE dbo.B;\n"}};
    const json audit = schema.audit();
    ASSERT_THAT(audit.at("diagnostics"), SizeIs(1));
    const json& diagnostic = audit.at("diagnostics").at(0);
    EXPECT_EQ(diagnostic.at("severity"), "warning");
    EXPECT_EQ(diagnostic.at("file"), "b.sql");
    EXPECT_EQ(diagnostic.at("line"), 2);
    EXPECT_EQ(diagnostic.at("message"),
              "no table is left: all that are created are dropped again, the last of them here");
}

TEST(DroppedInput, IsNothingToSpeakOfElsewhere) {
    for (const std::string_view content :
         {"DROP TABLE dbo.A;\n", "CREATE TABLE #t (Id int);\nDROP TABLE #t;\n",
          "DROP TABLE dbo.A;\nCREATE TABLE dbo.A (Id int NOT NULL PRIMARY KEY);\n"}) {
        const Schema schema{{"a.sql", content}};
        EXPECT_THAT(schema.audit().at("diagnostics"), IsEmpty()) << content;
    }
}

}  // namespace
}  // namespace tsqlaudit::test
