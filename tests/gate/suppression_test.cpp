#include <gmock/gmock.h>

#include "gate/schema.h"

namespace tsqlaudit::gate {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Suppression, AtTheEndOfALineIsForThatLine) {
    Schema schema{
        "CREATE TABLE dbo.T (\n"
        "    A float, -- tsqlaudit: ignore approximate-money  measured, not paid\n"
        "    B float\n"
        ")\n"};
    schema.add_finding("approximate-money", "T", "A float")
        .add_finding("approximate-money", "T", "B float")
        .add_finding("heap-table", "T", "A float");
    EXPECT_THAT(schema.suppress(), IsEmpty());
    EXPECT_THAT(schema.left(), ElementsAre("approximate-money at 3", "heap-table at 2"));
}

TEST(Suppression, OnALineOfItsOwnIsForTheNextLineWithCode) {
    Schema schema{
        "CREATE TABLE dbo.T (\n"
        "    -- tsqlaudit: ignore approximate-money\n"
        "    -- measured, not paid\n"
        "\n"
        "    A float,\n"
        "    B float\n"
        ")\n"};
    schema.add_finding("approximate-money", "T", "A float")
        .add_finding("approximate-money", "T", "B float");
    EXPECT_THAT(schema.suppress(), IsEmpty());
    EXPECT_THAT(schema.left(), ElementsAre("approximate-money at 6"));
}

TEST(Suppression, AboveAStatementIsForAllOfIt) {
    Schema schema{
        "CREATE TABLE dbo.T (A int)\n"
        "-- tsqlaudit: ignore untrusted-constraint\n"
        "ALTER TABLE dbo.T\n"
        "    ADD CONSTRAINT CK_T CHECK (A > 0)\n"
        "GO\n"
        "ALTER TABLE dbo.T ADD CONSTRAINT CK_U CHECK (A > 1)\n"};
    schema.add_finding("untrusted-constraint", "T", "CONSTRAINT CK_T")
        .add_finding("untrusted-constraint", "T", "CONSTRAINT CK_U");
    EXPECT_THAT(schema.suppress(), IsEmpty());
    EXPECT_THAT(schema.left(), ElementsAre("untrusted-constraint at 6"));
}

constexpr std::string_view two_tables =
    "CREATE TABLE dbo.T (\n"
    "    A int\n"
    ")\n"
    "GO\n"
    "CREATE TABLE dbo.U (B int)\n";

Schema with_indexes(const std::string& tables) {
    Schema schema{{{.path = "a.sql", .sql = tables},
                   {.path = "b.sql",
                    .sql = "CREATE INDEX IX_T ON dbo.T (A)\nCREATE INDEX IX_U ON dbo.U (B)\n"}}};
    schema.add_finding("redundant-index", "T", "IX_T")
        .add_finding("redundant-index", "U", "IX_U")
        .add_finding("redundant-index", "T", "A int");
    return schema;
}

TEST(Suppression, AboveCreateTableIsForTheTableWhereverItsFindingsAre) {
    for (const std::string_view guard : {"", "IF OBJECT_ID('dbo.T') IS NULL "}) {
        Schema schema = with_indexes("-- tsqlaudit: ignore redundant-index\n" + std::string{guard} +
                                     std::string{two_tables});
        EXPECT_THAT(schema.suppress(), IsEmpty());
        EXPECT_THAT(schema.left(), ElementsAre("redundant-index at 2"));
    }
}

TEST(Suppression, AtTheEndOfTheLineOfCreateTableIsForThatLineAlone) {
    Schema schema{"CREATE TABLE dbo.T ( -- tsqlaudit: ignore heap-table\n    A int)\n"};
    schema.add_finding("heap-table", "T", "dbo.T").add_finding("heap-table", "T", "A int");
    EXPECT_THAT(schema.suppress(), IsEmpty());
    EXPECT_THAT(schema.left(), ElementsAre("heap-table at 2"));
}

TEST(Suppression, OfATableMayStandAboveInOrBehindItsDefinition) {
    const std::string directive = "-- tsqlaudit: ignore-table redundant-index\n";
    const std::string tables{two_tables};
    for (const std::string& sql :
         {directive + "SET ANSI_NULLS ON\nGO\n" + tables,
          "CREATE TABLE dbo.T ( " + directive + tables.substr(tables.find('\n') + 1),
          tables.substr(0, tables.find(")\n") + 1) + directive +
              tables.substr(tables.find("GO"))}) {
        Schema schema = with_indexes(sql);
        EXPECT_THAT(schema.suppress(), IsEmpty()) << sql;
        EXPECT_THAT(schema.left(), ElementsAre("redundant-index at 2")) << sql;
    }
}

TEST(Suppression, OfATableThatIsNotInTheSchemaReachesNoOther) {
    Schema schema{
        "-- tsqlaudit: ignore heap-table\n"
        "CREATE TABLE #t (A int)\n"
        "CREATE TABLE dbo.T (A int)\n"};
    schema.add_finding("heap-table", "T", "dbo.T");
    EXPECT_THAT(schema.suppress(),
                ElementsAre("a.sql:1:22: nothing is suppressed here: there is no finding of "
                            "'heap-table' that the directive is about"));
    EXPECT_THAT(schema.left(), ElementsAre("heap-table at 3"));
}

TEST(Suppression, OfAFileIsForItsFindingsAndTheTablesThatItCreates) {
    Schema of_tables = with_indexes(std::string{two_tables} +
                                    "/* tsqlaudit: ignore-file redundant-index: generated */");
    EXPECT_THAT(of_tables.suppress(), IsEmpty());
    EXPECT_THAT(of_tables.left(), IsEmpty());

    Schema of_indexes{{{.path = "a.sql", .sql = std::string{two_tables}},
                       {.path = "b.sql",
                        .sql = "-- tsqlaudit: ignore-file redundant-index\n"
                               "CREATE INDEX IX_T ON dbo.T (A)\n"}}};
    of_indexes.add_finding("redundant-index", "T", "IX_T")
        .add_finding("redundant-index", "T", "A int");
    EXPECT_THAT(of_indexes.suppress(), IsEmpty());
    EXPECT_THAT(of_indexes.left(), ElementsAre("redundant-index at 2"));
}

TEST(Suppression, NamesSeveralRulesAndCategories) {
    Schema schema{
        "/* TSQLAUDIT: ignore Heap-Table,keys,\n"
        " *   unresolved-reference - as agreed */\n"
        "CREATE TABLE dbo.T (A int)\n"};
    schema.add_finding("heap-table", "T", "A int")
        .add_finding("missing-primary-key", "T", "A int")
        .add_finding("unresolved-reference", "T", "A int")
        .add_finding("redundant-index", "T", "A int");
    EXPECT_THAT(schema.suppress(), IsEmpty());
    EXPECT_THAT(schema.left(), ElementsAre("redundant-index at 3"));
}

TEST(Suppression, InsideOfStringsIsText) {
    Schema schema{
        "-- a note: tsqlaudit: ignore heap-table\n"
        "CREATE TABLE dbo.T (A varchar(50) DEFAULT '\n-- tsqlaudit: ignore-file heap-table\n')\n"
        "/* out /* tsqlaudit: ignore-file heap-table */ */\n"};
    schema.add_finding("heap-table", "T", "dbo.T");
    EXPECT_THAT(schema.suppress(), IsEmpty());
    EXPECT_THAT(schema.left(), ElementsAre("heap-table at 2"));
}

TEST(Suppression, ThatMatchesNothingIsReportedForEachRule) {
    Schema schema{
        "-- tsqlaudit: ignore heap-table, guid-clustered-key\n"
        "CREATE TABLE dbo.T (A int)\n"};
    schema.add_finding("heap-table", "T", "A int");
    EXPECT_THAT(schema.suppress(),
                ElementsAre("a.sql:1:34: nothing is suppressed here: there is no finding of "
                            "'guid-clustered-key' that the directive is about"));
}

TEST(Suppression, OfARuleThatWasNotRunIsNotReported) {
    const std::string sql = "-- tsqlaudit: ignore heap-table, keys\nCREATE TABLE dbo.T (A int)\n";
    EXPECT_THAT(Schema{sql}.suppress({.select = {"missing-primary-key"}, .ignore = {}}), IsEmpty());
    EXPECT_THAT(Schema{sql}.suppress({.select = {}, .ignore = {"heap-table", "wide-primary-key"}}),
                IsEmpty());
    EXPECT_EQ(Schema{sql}.suppress({.select = {"keys"}, .ignore = {}}).size(), 1U);
}

TEST(Suppression, ByTwoDirectivesUsesBoth) {
    Schema schema{
        "-- tsqlaudit: ignore-file heap-table\n"
        "-- tsqlaudit: ignore heap-table\n"
        "CREATE TABLE dbo.T (A int)\n"};
    schema.add_finding("heap-table", "T", "A int");
    EXPECT_THAT(schema.suppress(), IsEmpty());
    EXPECT_THAT(schema.left(), IsEmpty());
}

// The only complaint about a directive before a table.
std::string complaint(const std::string& directive) {
    Schema schema{directive + "\nCREATE TABLE dbo.T (A int)\n"};
    schema.add_finding("heap-table", "T", "A int");
    const std::vector<std::string> warnings = schema.suppress();
    return warnings.size() == 1 ? warnings.front() : std::to_string(warnings.size()) + " warnings";
}

TEST(Suppression, ThatIsMalformedIsReportedWithItsPlace) {
    EXPECT_EQ(complaint("-- tsqlaudit: ignore heap-tabel"),
              "a.sql:1:22: the directive names an unknown rule 'heap-tabel'; did you mean "
              "'heap-table'?");
    EXPECT_EQ(complaint("-- tsqlaudit: ignore heap-table, zzzzzzzzzzzz"),
              "a.sql:1:34: the directive names an unknown rule 'zzzzzzzzzzzz'");
    EXPECT_EQ(complaint("/*tsqlaudit:\n  ignroe heap-table*/"),
              "a.sql:2:3: unknown directive 'ignroe' (there are ignore, ignore-table and "
              "ignore-file)");
    EXPECT_EQ(complaint("-- tsqlaudit:"),
              "a.sql:1:14: the comment tells tsqlaudit nothing: expected ignore, ignore-table or "
              "ignore-file");
    EXPECT_EQ(complaint("-- tsqlaudit: ignore"), "a.sql:1:21: expected the name of a rule");
    EXPECT_EQ(complaint("-- tsqlaudit: ignore heap-table,"),
              "a.sql:1:33: expected the name of a rule");
    EXPECT_EQ(complaint("-- tsqlaudit: ignore heap-table wide-primary-key"),
              "a.sql:1:33: 'wide-primary-key' is read as the reason: rules are separated by "
              "commas");
}

TEST(Suppression, AboutNothingIsReported) {
    EXPECT_THAT(Schema{"SELECT 1\n-- tsqlaudit: ignore heap-table"}.suppress(),
                ElementsAre("a.sql:2:1: the directive is about nothing: no code follows"));
    EXPECT_THAT(Schema{"-- tsqlaudit: ignore-table heap-table\nSELECT 1"}.suppress(),
                ElementsAre("a.sql:1:1: the directive is about no table: no CREATE TABLE follows"));
}

}  // namespace
}  // namespace tsqlaudit::gate
