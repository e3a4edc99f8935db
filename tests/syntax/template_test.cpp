// Names and parts of definitions that are filled in later.
#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;

TEST(Templates, AreAcceptedInNames) {
    EXPECT_THAT(
        tables_of(
            "CREATE TABLE {databaseOwner}[{objectQualifier}A] (a int)\n"
            "CREATE TABLE {databaseOwner}{objectQualifier}B (a int)\n"
            "CREATE TABLE dbo.{objectQualifier}C (a int)\n"
            "CREATE TABLE <schema_name, sysname, dbo>.<table_name, sysname, sample> (a int)\n"
            "CREATE TABLE <table_name, sysname,> (a int)\n"
            "CREATE TABLE [<schema, sysname, x>].[a<b, sysname, [c>d <, e> <10, 20, 30>] (a int)\n"
            "CREATE TABLE ${s}.@prefix@_d (a int)\nCREATE TABLE #{x}e{0} (a int)"),
        ElementsAre("{objectQualifier}A", "{objectQualifier}B", "dbo.{objectQualifier}C",
                    "dbo.sample", "table_name", "x.a[cd <, e> <10, 20, 30>", "${s}.@prefix@_d",
                    "#{x}e{0}"));
    EXPECT_EQ(check("a <b AND c> 1"), "((a < b) AND (c > 1))");
    EXPECT_EQ(check("f(a<b, c, d)> 1"), "(f((a < b), c, d) > 1)");
}

TEST(Templates, AreWhatStandsInThem) {
    const auto table = only<CreateTable>(
        "CREATE TABLE t (<a, sysname, Not Null> <type,, char(10)> <nullability,, NOT NULL>,\n"
        "  b varchar(<length, int, 50>) <null, , NULL> <default,, DEFAULT 0>,\n"
        "  c AS <value,, a + 1>, d <type,, My Type>, <key,, PRIMARY KEY (b)>,\n"
        "  e int IDENTITY(<seed, int, 5>, <increment, int, -1>), f <type,,>)\n"
        "ON <filegroup, sysname, [PRIMARY]>");
    ASSERT_EQ(table.columns.size(), 6U);
    EXPECT_EQ(table.columns[0].name.text, "Not Null");
    EXPECT_EQ(table.columns[0].type->name, "char");
    EXPECT_EQ(table.columns[0].type->length, 10);
    EXPECT_EQ(table.columns[0].nullable, false);
    EXPECT_EQ(table.columns[1].type->length, 50);
    EXPECT_EQ(table.columns[1].nullable, true);
    EXPECT_EQ(table.columns[1].constraints.at(0).kind, ConstraintKind::Default);
    EXPECT_EQ(to_text(table.columns[2].computed), "(a + 1)");
    EXPECT_EQ(table.columns[3].type->name, "My Type");
    EXPECT_EQ(table.columns[4].identity->seed, "5");
    EXPECT_EQ(table.columns[4].identity->increment, "-1");
    EXPECT_EQ(table.columns[5].type->name, "type");
    EXPECT_THAT(names(table.constraints.at(0).columns), ElementsAre("b"));
    EXPECT_EQ(table.placement->name.text, "PRIMARY");
}

TEST(Templates, StandWhereTheyAreWritten) {
    EXPECT_THAT(parse_text("CREATE TABLE t (a int,\n  b int <nullability,, NOT>)").messages(),
                ElementsAre("2:28 expected NULL, ENFORCED or FOR after 'NOT', not ')'"));
    EXPECT_THAT(
        parse_text("CREATE TABLE t (a int DEFAULT <value,, 'it''s'> <x, sysname, y>)").messages(),
        ElementsAre("1:49 expected an operator, FOR, WITH, a column option or ',' after "
                    "''it''s'', not '<x, sysname, y>'"));
}

}  // namespace
}  // namespace tsqlaudit::syntax
