// What strings come to that functions, conditions and procedures make up.
#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The tables that a script creates by EXEC (@s), with their columns: "dbo.t(a int)".
std::vector<std::string> created(const std::string& sql) {
    const Parsed parsed = parse_text(sql + "\nEXEC (@s)");
    EXPECT_THAT(parsed.messages(), IsEmpty()) << sql;
    std::vector<std::string> tables;
    for (const Statement& statement : parsed.result.script.statements) {
        if (const auto* const table = std::get_if<CreateTable>(&statement.node)) {
            std::string text = to_text(table->name) + '(';
            for (const ColumnDefinition& column : table->columns) {
                text += (text.ends_with('(') ? "" : ", ") + column.name.text;
                if (column.type && column.type->length) {
                    text += ' ' + std::to_string(*column.type->length);
                }
            }
            tables.push_back(text + ')');
        }
    }
    return tables;
}

std::vector<std::string> created_by(const std::string& expression) {
    return created("DECLARE @n int = 50, @t sysname = N'a]b', @s nvarchar(max) = " + expression);
}

TEST(StringFunctions, OfKnownStringsAreKnown) {
    EXPECT_THAT(created_by("N'CREATE TABLE ' + QUOTENAME(@t) + N' (x int)'"),
                ElementsAre("a]b(x)"));
    EXPECT_THAT(created_by("'CREATE TABLE ' + QUOTENAME(SCHEMA_NAME(), '\"') + '.t (x int)'"),
                ElementsAre("dbo.t(x)"));
    EXPECT_THAT(created_by("'CREATE TABLE ' + QUOTENAME(DB_NAME()) + '..t (x int)'"),
                ElementsAre("this_database..t(x)"));
    EXPECT_THAT(created("DECLARE @d sysname = DB_NAME(), @s nvarchar(99) = N'CREATE TABLE '\n"
                        "SET @s += @d + N'.[dbo].t (x int)'"),
                ElementsAre("this_database.dbo.t(x)"));
    EXPECT_THAT(
        table_names(parse_text("EXEC ('CREATE TABLE ' + DB_NAME(5) + '..t (x int)')").result),
        IsEmpty());
    EXPECT_THAT(created_by("'CREATE TABLE t (x varchar(' + ISNULL(CAST(@n AS varchar), 'max') + "
                           "COALESCE('))', ')')"),
                ElementsAre("t(x 50)"));
    EXPECT_THAT(created_by("CONCAT('CREATE TABLE t (x varchar(', @n, '), y char(', 7, '))')"),
                ElementsAre("t(x 50, y 7)"));
    EXPECT_THAT(
        created_by("REPLACE(REPLACE('create table {T} (x int, {t}2 int)', N'{t}', 'z'), 'x', "
                   "'yy')"),
        ElementsAre("z(yy, z2)"));
    EXPECT_THAT(created_by("REPLACE('CREATE TABLE t (x int)', '', 'z')"), ElementsAre("t(x)"));
    EXPECT_THAT(created_by("LTRIM(RTRIM(N' CREATE TABLE ' + QUOTENAME(TRIM(' ' + @t + ' ')))) + "
                           "N' (x int)'"),
                ElementsAre("a]b(x)"));
    EXPECT_THAT(created_by("'CREATE TABLE t' + RTRIM('  ') + '(x int)'"), ElementsAre("t(x)"));
    EXPECT_THAT(created_by("CONVERT(nvarchar(max), N'CREATE TABLE t (x varchar(') + "
                           "CAST(@n AS varchar) + CONVERT(varchar(9), '))', 1)"),
                ElementsAre("t(x 50)"));
    EXPECT_THAT(created_by("('CREATE TABLE t ' + ('(x int)')) COLLATE DATABASE_DEFAULT"),
                ElementsAre("t(x)"));
    EXPECT_THAT(created_by("'CREATE TABLE t (x varchar(' + CAST(CAST('50' AS int) AS char(2)) "
                           "+ '))'"),
                ElementsAre("t(x 50)"));
}

TEST(StringFunctions, MakeUpNoNameOfTheDatabase) {
    for (const std::string name :
         {"N'dbo.' + DB_NAME() + N'_Log'", "N'[' + DB_NAME() + N'_Log]'", "DB_NAME()",
          "QUOTENAME(DB_NAME())", "N'Log' + DB_NAME() + N'.dbo.t'", "N'dbo.' + DB_NAME() + N'.t.u'",
          "DB_NAME() + N'.t'", "N'dbo.' + QUOTENAME(DB_NAME()) + N'..t'",
          "QUOTENAME(N'x' + DB_NAME()) + N'..t'", "REPLACE(DB_NAME(), '_', 'x') + N'..t'",
          "REPLACE(N'dbo.{d}_Log', N'{d}', DB_NAME())", "N'\"' + DB_NAME() + N'.dbo.t\"'"}) {
        EXPECT_THAT(
            table_names(parse_text("EXEC (N'CREATE TABLE ' + " + name + " + N' (x int)')").result),
            IsEmpty())
            << name;
    }
    const auto renamed_to = [](const std::string& name) {
        return parse_text("DECLARE @n sysname = " + name + "\nEXEC sp_rename 'a', @n")
            .result.script.statements.size();
    };
    EXPECT_EQ(renamed_to("N'Log'"), 1U);
    EXPECT_EQ(renamed_to("N'Log' + DB_NAME()"), 0U);
}

TEST(StringFunctions, KnowAVariableWithoutAValue) {
    EXPECT_THAT(created("DECLARE @s varchar(99)\nSET @s = ISNULL(@s, '') + 'CREATE TABLE t ('\n"
                        "SET @s = COALESCE(@s, 'x') + 'a int)'\nSELECT @s"),
                ElementsAre("t(a)"));
    for (const std::string change : {"SELECT @s = name FROM x", "IF @x = 1 SET @s = @y",
                                     "EXEC p @s OUTPUT", "SET @s += 'x'"}) {
        EXPECT_THAT(table_names(parse_text("DECLARE @s varchar(99)\n" + change +
                                           "\nSET @s = ISNULL(@s, 'CREATE TABLE t (a int)')\n"
                                           "EXEC (@s)")
                                    .result),
                    IsEmpty())
            << change;
    }
}

// Statements that may give a variable another value than it had, whatever that was.
const std::vector<std::string>& changes() {
    static const std::vector<std::string> all{
        "EXEC sp_executesql N'SELECT @n = Value FROM dbo.Cfg', N'@n sysname OUTPUT', @n OUTPUT",
        "EXEC @x = sys.sp_executesql N'SELECT 1', N'@m sysname OUT', @m = @n OUT",
        "EXEC @n = dbo.p",
        "IF @x = 1 EXEC sp_executesql N'SELECT 1', N'@n sysname OUTPUT', @n OUTPUT",
        "IF @x = 1 EXEC sp_executesql N'SELECT 1', N'@n sysname OUTPUT', @n OUTPUT ELSE PRINT 1",
        "IF @x = 1 SET @n = @y ELSE SELECT 1",
        "INSERT #t EXEC sp_executesql N'SELECT 1', N'@n sysname OUTPUT', @n OUTPUT",
        "EXEC sp_rename @objname = 'a', @newname = @n OUTPUT",
        "EXEC ('SELECT ?', @n OUTPUT) AT Other",
        "BEGIN DIALOG CONVERSATION @n FROM SERVICE a TO SERVICE 'b' ON CONTRACT c",
        "BEGIN DIALOG @n FROM SERVICE a TO SERVICE 'b' ON CONTRACT c",
        "GET CONVERSATION GROUP @n FROM q",
        "RECEIVE TOP (1) @x = a, @n = b FROM q",
        "FETCH NEXT FROM c INTO @n",
        "UPDATE t SET @n = a += 1",
        "UPDATE t SET @n -= 1",
        "SELECT @n &= a FROM t",
        "SET @n -= 1",
        "SET @n.modify('insert')",
        ":r nowhere.sql"};
    return all;
}

TEST(StringVariables, AreUnknownBehindWhatMayChangeThem) {
    for (const std::string declaration : {"@n sysname", "@n sysname = N'dbo.X'"}) {
        for (const std::string& change : changes()) {
            const Parsed parsed =
                parse_text("DECLARE " + declaration + "\n" + change +
                           "\nDECLARE @s nvarchar(max) = N'DROP TABLE ' + ISNULL(@n, N'dbo.X')\n"
                           "EXEC (@s)\nEXEC (N'DROP TABLE ' + COALESCE(@n, N'dbo.X'))");
            for (const Statement& statement : parsed.result.script.statements) {
                EXPECT_FALSE(std::holds_alternative<DropTable>(statement.node))
                    << declaration << '\n'
                    << change;
            }
        }
    }
}

TEST(StringVariables, AreKnownBehindWhatOnlyReadsThem) {
    for (const std::string& use : std::vector<std::string>{
             "EXEC sp_executesql N'SELECT @n', N'@n sysname', @n = @n", "EXEC dbo.p @n, @m OUTPUT",
             "EXEC @x = dbo.p @n", "PRINT @n", "RAISERROR(@n, 16, 1)", "INSERT t VALUES (@n)",
             "UPDATE t SET a = @n", "DELETE t WHERE a = @n", "SELECT @x = a FROM t WHERE b = @n",
             "SET ROWCOUNT @n", "EXEC sp_rename 'a', @n", ":setvar n x"}) {
        EXPECT_THAT(created("DECLARE @n sysname = N'a', @m sysname\n" + use +
                            "\nDECLARE @s nvarchar(99) = N'CREATE TABLE ' + @n + N' (x int)'"),
                    ElementsAre("a(x)"))
            << use;
    }
}

// A line for sqlcmd between them hides no condition.
TEST(StringVariables, AreGuessesBehindTheirConditionAndALineForSqlcmd) {
    const Parsed parsed = parse_text(
        "DECLARE @s nvarchar(99) = 'DROP TABLE a'\nIF @x = 1 BEGIN SET @s = 'DROP TABLE b' END\n"
        "IF @y = 1 BEGIN\n:setvar a b\nEXEC (@s) END");
    EXPECT_THAT(parsed.result.script.statements, IsEmpty());
}

TEST(StringFunctions, HaveTheirPlacesInTheFile) {
    const Parsed parsed = parse_text(
        "DECLARE @s varchar(99) = 'CREATE TABLE t (a@@ int DEFAULT (''x''), b int)'\n"
        "SET @s = REPLACE(@s, '@@', '12')\nEXEC (@s)");
    const auto& table = std::get<CreateTable>(parsed.result.script.statements.at(0).node);
    EXPECT_EQ(table.columns.at(0).name.text, "a12");
    EXPECT_EQ(parsed.text(table.columns.at(1).span), "b int");
    EXPECT_EQ(parsed.text(table.columns.at(0).constraints.at(0).span), "DEFAULT (''x'')");
}

TEST(StringConditions, AnyBranchOfACaseWillDo) {
    for (const std::string choice :
         {"CASE WHEN @x = 1 THEN 'ON' ELSE 'OFF' END", "CASE @x WHEN 1 THEN @y ELSE 'OFF' END",
          "IIF(@x = 1, 'ON', 'OFF')", "CASE WHEN 1 = (CASE 1 WHEN 1 THEN 2 END) THEN 'OFF' END"}) {
        const Parsed parsed =
            parse_text("EXEC ('CREATE INDEX i ON t (a) WITH (ONLINE = ' + " + choice + " + ')')");
        EXPECT_THAT(parsed.messages(), IsEmpty());
        ASSERT_EQ(parsed.result.script.statements.size(), 1U) << choice;
        EXPECT_TRUE(parsed.result.script.statements[0].guarded);
        EXPECT_FALSE(parsed.result.script.statements[0].guard_negated);
    }
}

TEST(StringConditions, TheLastValueCountsBehindThem) {
    EXPECT_THAT(created("DECLARE @s varchar(99) = 'CREATE TABLE t (a int'\n"
                        "IF @x = 1 SET @s = @s + ', b int'\nSET @s += ')'"),
                ElementsAre("t(a, b)"));
    EXPECT_THAT(created("DECLARE @s varchar(99)\n"
                        "IF @x = 1 SET @s = 'CREATE TABLE a (a int' "
                        "ELSE SET @s = 'CREATE TABLE b (a int'\nSET @s += ')'"),
                ElementsAre("b(a)"));
    // Each branch begins with what was there before, and with that only.
    EXPECT_THAT(created("DECLARE @s varchar(99) = 'CREATE TABLE t (a int'\n"
                        "IF @x = 1 BEGIN SET @s += ', b int' IF @y = 1 SET @s += ', c int' END\n"
                        "ELSE IF @x = 2 SET @s += ', d int' ELSE SET @s += ', e int'\n"
                        "IF @x = 3 PRINT 'no' ELSE SET @s += ', f int'\nSET @s += ')'"),
                ElementsAre("t(a, e, f)"));
    // What was there before the outer condition, though an inner one came between.
    EXPECT_THAT(created("DECLARE @s varchar(99) = 'CREATE TABLE t (a int'\n"
                        "IF @x = 1 BEGIN SET @s += ', b int' IF @y = 1 SET @s += ', c int'\n"
                        "SET @s += ', d int' END ELSE SET @s += ', e int'\nSET @s += ')'"),
                ElementsAre("t(a, e)"));
    const Parsed parsed = parse_text(
        "DECLARE @s varchar(99) = 'CREATE TABLE t (a int)'\nIF @x = 1 SET @s += ' ON f'\n"
        "EXEC (@s)\nEXEC ('CREATE TABLE u (a int)')");
    EXPECT_TRUE(parsed.result.script.statements.at(0).guarded);
    EXPECT_FALSE(parsed.result.script.statements.at(1).guarded);
}

TEST(StringConditions, NothingIsDroppedOrBlamedForAGuess) {
    const Parsed parsed = parse_text(
        "DECLARE @s varchar(99) = 'CREATE TABLE t (a int)', @t varchar(99) = 'DROP TABLE a'\n"
        "IF @x = 1 SELECT @s = @s + ')', @t += ', b' EXEC (@s) EXEC (@t)");
    EXPECT_THAT(parsed.result.script.statements, IsEmpty());
    EXPECT_THAT(parsed.messages(),
                ElementsAre("2:45 a statement that is put together as the script runs creates a "
                            "table here: it is not read, and neither are others like it in this "
                            "script"));
}

TEST(UnknownStrings, AreSaidOnceIfTheyCreateATable) {
    const std::string message =
        " a statement that is put together as the script runs creates a table here: it is not "
        "read, and neither are others like it in this script";
    EXPECT_THAT(parse_text("EXEC ('CREATE TABLE ' + @t + ' (a int)')\n"
                           "EXEC ('CREATE TABLE ' + @u + ' (a int)')")
                    .messages(),
                ElementsAre("1:1" + message));
    EXPECT_THAT(parse_text("DECLARE @s varchar(99) = 'create table dbo.t (a int, ' SET @s += @c\n"
                           "SET @s = @s + ')' EXEC sp_executesql @s")
                    .messages(),
                ElementsAre("2:19" + message));
    for (const std::string silent :
         {"EXEC ('CREATE TABLE #' + @t + ' (a int)')", "EXEC ('CREATE TABLE [##t] (' + @c + ')')",
          "EXEC ('ALTER TABLE t DROP CONSTRAINT ' + @c)", "EXEC dbo.p 'CREATE TABLE t', @x",
          "PRINT 'CREATE TABLE ' + @t", "EXEC ('CREATE TABLE t (a int)') AT Elsewhere"}) {
        EXPECT_THAT(parse_text(silent).messages(), IsEmpty()) << silent;
    }
}

TEST(Procedures, TakeTheirParametersInAnyOrder) {
    EXPECT_THAT(table_names(parse_text("EXEC sp_executesql @params = N'@p int', "
                                       "@stmt = N'CREATE TABLE t (a int)', @p = 1")
                                .result),
                ElementsAre("t"));
    EXPECT_THAT(parse_text("EXEC sp_executesql @params = N'CREATE TABLE t (a int)'")
                    .result.script.statements,
                IsEmpty());
}

TEST(Procedures, TakeVariablesThatAreKnown) {
    const auto rename = only<RenameObject>("DECLARE @n sysname = 'U' EXEC sp_rename 'dbo.T', @n");
    EXPECT_EQ(to_text(rename.object), "dbo.T");
    EXPECT_EQ(rename.new_name, "U");
    for (const std::string unknown : {"DECLARE @n sysname", "IF 1 = 1 SET @n = 'U'"}) {
        EXPECT_THAT(statements_of(unknown + " EXEC sp_rename 'dbo.T', @n"), IsEmpty());
    }
    const auto property = only<ExtendedProperty>(
        "DECLARE @defaultSchema AS sysname;\nSET @defaultSchema = SCHEMA_NAME();\n"
        "DECLARE @description AS sql_variant;\nSET @description = N'What it''s for';\n"
        "EXEC sp_addextendedproperty 'MS_Description', @description, 'SCHEMA', @defaultSchema, "
        "'TABLE', N'X';");
    EXPECT_EQ(property.schema, "dbo");
    EXPECT_EQ(property.value, "What it's for");
    EXPECT_EQ(property.level1_name, "X");
}

TEST(Procedures, DefineTypes) {
    for (const std::string call :
         {"EXEC sp_addtype ssn, 'varchar(11)', 'NOT NULL'",
          "EXECUTE dbo.sp_addtype @phystype = N'varchar (11)', @nulltype = 'nonull', "
          "@typename = N'ssn'",
          "DECLARE @t sysname = 'ssn' EXEC sp_addtype @t, 'varchar(11)', 'not null'"}) {
        const auto type = only<CreateType>(call);
        EXPECT_EQ(to_text(type.name), "ssn");
        EXPECT_EQ(type.base->name, "varchar");
        EXPECT_EQ(type.base->length, 11);
        EXPECT_EQ(type.nullable, false);
    }
    EXPECT_EQ(only<CreateType>("sp_addtype birthday, datetime, 'NULL'").nullable, true);
    EXPECT_EQ(only<CreateType>("EXEC sp_addtype N'a.b', 'int', NULL").nullable, std::nullopt);
    EXPECT_EQ(only<CreateType>("EXEC sp_addtype N'a.b', 'int'").name.name, "a.b");
    EXPECT_THAT(statements_of("EXEC sp_addtype ssn, @unknown"), IsEmpty());
    const auto dropped = only<DropObject>("EXEC sp_droptype 'ssn'");
    EXPECT_EQ(dropped.kind, "TYPE");
    EXPECT_EQ(to_text(dropped.name), "ssn");
}

}  // namespace
}  // namespace tsqlaudit::syntax
