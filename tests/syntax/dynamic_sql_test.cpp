// Statements inside of strings that variables hold.
#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> tables_of(const std::string& sql) {
    const Parsed parsed = parse_text(sql);
    EXPECT_THAT(parsed.messages(), IsEmpty()) << sql;
    return table_names(parsed.result);
}

TEST(StringVariables, AreReadWhereTheyAreExecuted) {
    EXPECT_THAT(
        tables_of("DECLARE @n int, @sql AS nvarchar(max) = N'CREATE TABLE a (x int)'\nEXEC (@sql)\n"
                  "SET @sql = N'CREATE TABLE b (x ' + CHAR(13) + NCHAR(10) + 'int)'\n"
                  "PRINT @sql\nEXEC sp_executesql @sql\n"
                  "SELECT @sql = 'CREATE TABLE c (x int)', @n = 1; EXEC sys.sp_executesql @stmt = "
                  "@sql, N'@p int', @p = 1\n"
                  "SET @sql = CAST('' AS nvarchar(max)) + 'CREATE TABLE d (' SET @sql += 'x int'\n"
                  "SET @sql = @sql + ')' EXECUTE (@sql)\n"
                  "DECLARE @s sysname = SCHEMA_NAME(), @t sysname SET @t = 'e'\n"
                  "EXEC (N'CREATE TABLE [' + @s + '].[' + @T + N'] (x int)')"),
        ElementsAre("a", "b", "c", "d", "dbo.e"));
}

TEST(StringVariables, MayStandTwiceInTheirOwnValue) {
    EXPECT_THAT(tables_of("DECLARE @t nvarchar(9) = N'x' SET @t = @t + N'y' + @t\n"
                          "EXEC (N'CREATE TABLE ' + @t + N' (i int)')"),
                ElementsAre("xyx"));
}

TEST(StringVariables, AreUnknownWhenTheirValueDependsOnData) {
    for (const std::string change : {"SET @sql = dbo.f()",
                                     "SET @sql = REPLACE(@sql, @other, 'b')",
                                     "SET @sql += @other",
                                     "SET @sql = CAST(@sql AS varchar(9))",
                                     "SET @sql = CONVERT(char(99), @sql)",
                                     "SET @sql = 1 + 1",
                                     "SET @sql += 1",
                                     "SET @sql = (@sql",
                                     "SET @sql = CONCAT(@sql, @other)",
                                     "SET @sql = QUOTENAME(@sql, '?')",
                                     "SET @sql = CASE WHEN 1 = 1 THEN @other END",
                                     "SET @sql = CASE WHEN 1 = 1 THEN @sql",
                                     "IF 1 = 1 SET @sql = @sql + @other",
                                     "SELECT @sql = @sql + name FROM sys.tables",
                                     "SELECT TOP 1 @sql = name FROM sys.tables",
                                     "EXEC dbo.p @sql OUTPUT",
                                     "FETCH NEXT FROM c INTO @x, @sql",
                                     "IF 1 = 1 SET @sql = 'DROP TABLE b'",
                                     "WHILE 1 = 1 BEGIN SET @sql += 'x' END",
                                     "DECLARE @sql varchar(9)",
                                     "SET @sql = 'a' 'b'",
                                     "GO"}) {
        const std::string sql =
            "DECLARE @sql nvarchar(99) = 'CREATE TABLE a (x int)'\n" + change + "\nEXEC (@sql)";
        EXPECT_THAT(table_names(parse_text(sql).result), IsEmpty()) << change;
    }
    EXPECT_THAT(tables_of("EXEC ('CREATE TABLE a (x int)') AT Server"), IsEmpty());
}

TEST(StringVariables, HoldUnderTheConditionThatTheyWereAssignedUnder) {
    const Parsed parsed = parse_text(
        "DECLARE @sql nvarchar(99)\nIF OBJECT_ID('a') IS NULL\nBEGIN\n"
        "  SET @sql = 'CREATE TABLE a (x int)'\n  IF @@ERROR = 0\n    EXEC (@sql)\n"
        "  SET @sql = 'CREATE TABLE b (x int)' EXEC (@sql)\nEND\n"
        "IF 1 = 1 BEGIN IF 2 = 2 EXEC (@sql) END");
    EXPECT_THAT(parsed.messages(), IsEmpty());
    EXPECT_THAT(table_names(parsed.result), ElementsAre("a", "b", "b"));
    EXPECT_TRUE(parsed.result.script.statements[1].guarded);
    EXPECT_TRUE(parsed.result.script.statements[1].guard_negated);
    EXPECT_TRUE(parsed.result.script.statements[2].guarded);  // a guess
    EXPECT_FALSE(parsed.result.script.statements[2].guard_negated);
}

TEST(StringVariables, HaveTheirPlacesInTheFile) {
    const std::string sql =
        "DECLARE @end nvarchar(9) = 'd''', @begin varchar(99)\n"
        "SET @begin = 'CREATE TABLE a (b varchar(9), c varchar(9) DEFAULT ''x'', e int DEFAULT '\n"
        "EXEC (@begin + '''' + @end + ')')";
    const Parsed parsed = parse_text(sql);
    EXPECT_THAT(parsed.messages(), IsEmpty());
    const auto& table = std::get<CreateTable>(parsed.result.script.statements.at(0).node);
    EXPECT_EQ(parsed.text(table.columns.at(0).span), "b varchar(9)");
    EXPECT_EQ(parsed.text(table.columns.at(1).constraints.at(0).span), "DEFAULT ''x''");
    for (const ColumnDefinition& column : table.columns) {
        EXPECT_LE(column.span.begin, column.span.end);
    }
    EXPECT_THAT(parse_text("DECLARE @s char(9) = 'CREATE TABLE a (7 int)' EXEC (@s)").messages(),
                ElementsAre("1:39 expected a column name or a constraint after '(', not '7'"));
}

TEST(StringVariables, MayHoldTheNameOfTheProcedure) {
    EXPECT_THAT(
        tables_of("DECLARE @exec nvarchar(99) = QUOTENAME('d') + N'.sys.sp_executesql', @r int\n"
                  "EXEC @exec N'CREATE TABLE a (x int)'\n"
                  "EXEC @r = @exec @stmt = N'CREATE TABLE b (x int)'\n"
                  "SET @exec = 'dbo.p' EXEC @exec N'CREATE TABLE c (x int)'"),
        ElementsAre("a", "b"));
    EXPECT_THAT(table_names(parse_text("EXEC @exec N'CREATE TABLE a (x int)'").result), IsEmpty());
}

TEST(StringVariables, MayNotGrowWithoutEnd) {
    std::string sql = "DECLARE @a varchar(max) = 'SELECT 1 '\n";
    for (int round = 0; round < 60; ++round) {
        sql += "SET @a = @a + @a\n";
    }
    EXPECT_THAT(tables_of(sql + "EXEC (@a) EXEC ('CREATE TABLE t (x int)')"), ElementsAre("t"));
}

TEST(StringVariables, MayStandInDoubleQuotes) {
    EXPECT_THAT(
        tables_of("EXEC (\"CREATE TABLE a (x char DEFAULT 'y', z char DEFAULT \"\"z\"\")\")"),
        ElementsAre("a"));
}

TEST(Separator, IsRefusedInsideOfStrings) {
    const Parsed parsed = parse_text(
        "EXEC ('CREATE TABLE a (x int)\nGO\nCREATE TABLE b (x int);\nGO\n')\n"
        "CREATE TABLE c (x int)");
    EXPECT_THAT(parsed.messages(),
                ElementsAre("2:1 GO is for programs that send batches, such as sqlcmd: SQL Server "
                            "refuses it inside of EXEC"));
    EXPECT_THAT(table_names(parsed.result), ElementsAre("a", "b", "c"));
}

TEST(Separator, MayBeAnAliasOrAnArgumentInsideOfStrings) {
    EXPECT_THAT(tables_of("EXEC ('CREATE TABLE a (x int); SELECT 1\nGO')\n"
                          "EXEC ('CREATE TABLE b (go int) EXEC p\nGO')"),
                ElementsAre("a", "b"));
}

}  // namespace
}  // namespace tsqlaudit::syntax
