// Batches, guards, text inside of strings, and what stands around the statements.
#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "guarded", "absent" (guarded by a question for absence) or "free", for each statement.
std::vector<std::string> guards_of(std::string text) {
    std::vector<std::string> result;
    for (const Statement& statement : statements_of(std::move(text))) {
        result.emplace_back(!statement.guarded        ? "free"
                            : statement.guard_negated ? "absent"
                                                      : "guarded");
    }
    return result;
}

TEST(Script, MayBeEmpty) {
    EXPECT_THAT(tables_of(""), IsEmpty());
    EXPECT_THAT(tables_of("\r\n -- nothing\n/* at all */"), IsEmpty());
    EXPECT_THAT(tables_of(";;;GO"), IsEmpty());
}

TEST(Batches, EndWithGoOnALineOfItsOwn) {
    EXPECT_THAT(tables_of("CREATE TABLE a (x int)\ngo\nCREATE TABLE b (x int)\r\n  GO 5 -- five\r\n"
                          "CREATE TABLE c (x int)\nGO;\nCREATE TABLE d (x int)\n/* x */ GO\n"
                          "CREATE TABLE e (x int)"),
                ElementsAre("a", "b", "c", "d", "e"));
}

TEST(Batches, DoNotEndWithANameGo) {
    EXPECT_EQ(column("go int").name.text, "go");
    EXPECT_EQ(column("\ngo int\n").name.text, "go");
}

TEST(Batches, EndWithDelimitersOfMySql) {
    EXPECT_THAT(tables_of("CREATE TABLE a (x int);\nDELIMITER $$\n"
                          "CREATE PROCEDURE p() BEGIN SELECT 1; END$$\n"
                          "delimiter ;\nCREATE TABLE b (x int);\n"
                          "DELIMITER //\nCREATE PROCEDURE q() BEGIN SELECT 1; END //\n"
                          "DELIMITER ;;\nCREATE TABLE c (x int);;\nDELIMITER"),
                ElementsAre("a", "b", "c"));
    EXPECT_EQ(column("\nDelimiter char\n").name.text, "Delimiter");
    EXPECT_THAT(tables_of("DECLARE @x int\nSELECT a AS\nDelimiter FROM b\n"
                          "CREATE TABLE a (x int)"),
                ElementsAre("a"));
    // The table is that of the procedure.
    for (const std::string body :
         {"UPDATE b SET\nDelimiter =\n','", "SELECT c +\nDelimiter +\nd"}) {
        EXPECT_THAT(tables_of("CREATE PROCEDURE p AS\n" + body + "\nCREATE TABLE a (x int)"),
                    IsEmpty())
            << body;
    }
}

TEST(Transactions, AreUndoneByARollback) {
    const Parsed parsed = parse_text(
        "CREATE TABLE a (x int)\nBEGIN TRAN\nCREATE TABLE b (x int)\nGO\n"
        "BEGIN TRANSACTION\nEXEC sp_rename 'b', 'c'\nCOMMIT\n"
        "DROP TABLE a\nROLLBACK TRANSACTION\nCREATE TABLE d (x int)");
    EXPECT_THAT(table_names(parsed.result), ElementsAre("a", "d"));
    EXPECT_EQ(parsed.result.script.statements.size(), 2U);
    EXPECT_THAT(parsed.messages(),
                ElementsAre("2:1 left out from here on, as far as the ROLLBACK in line 9 that "
                            "undoes it"));
    EXPECT_THAT(table_names(parse_text("BEGIN TRY BEGIN TRAN t CREATE TABLE a (x int)\n"
                                       "BEGIN TRAN T COMMIT ROLLBACK TRAN [t] END TRY\n"
                                       "BEGIN CATCH PRINT 1 END CATCH")
                                .result),
                IsEmpty());
    EXPECT_THAT(parse_text("BEGIN TRAN\nINSERT a VALUES (1)\nROLLBACK").messages(), IsEmpty());
    // What was not certain before does not matter to a ROLLBACK without a name.
    EXPECT_THAT(table_names(parse_text("BEGIN TRAN CREATE TABLE a (x int)\n"
                                       "EXEC ('IF @@TRANCOUNT > 0 COMMIT TRAN')\nGO\n"
                                       "BEGIN TRAN CREATE TABLE b (x int) ROLLBACK TRAN")
                                .result),
                ElementsAre("a"));
}

TEST(Transactions, LeaveOutWhatCannotBeReadButReportIt) {
    const Parsed parsed = parse_text(
        "CREATE TABLE a (x int,, y int)\nBEGIN TRAN\nCREATE TABLE b (x int,, y int)\nROLLBACK\n"
        "CREATE TABLE c (x int,, y int)");
    EXPECT_THAT(parsed.messages(),
                ElementsAre("1:23 expected a column name or a constraint after ',', not ','",
                            "2:1 left out from here on, as far as the ROLLBACK in line 4 that "
                            "undoes it",
                            "3:23 expected a column name or a constraint after ',', not ','",
                            "5:23 expected a column name or a constraint after ',', not ','"));
    std::vector<std::string> unread;
    for (const ObjectName& name : parsed.result.script.unread) {
        unread.push_back(to_text(name));
    }
    EXPECT_THAT(unread, ElementsAre("a", "c"));
}

TEST(Transactions, HoldWhereNobodyKnows) {
    for (const std::string sql :
         {"BEGIN TRAN CREATE TABLE a (x int) COMMIT ROLLBACK",
          "BEGIN TRAN CREATE TABLE a (x int) IF @@ERROR <> 0 ROLLBACK ELSE COMMIT ROLLBACK",
          "BEGIN TRAN CREATE TABLE a (x int) IF @@TRANCOUNT > 0 ROLLBACK",
          "BEGIN TRAN CREATE TABLE a (x int) IF @@ERROR = 0 GOTO done ROLLBACK RETURN "
          "done: COMMIT",
          "BEGIN TRAN CREATE TABLE a (x int) IF @@ERROR = 0 GOTO done\nfailed:\nROLLBACK\n"
          "done: COMMIT",
          "BEGIN TRAN CREATE TABLE a (x int)\nGO\nIF @x = 1 SET NOEXEC ON\nGO\nROLLBACK",
          "BEGIN TRY BEGIN TRAN CREATE TABLE a (x int) COMMIT TRAN END TRY\n"
          "BEGIN CATCH ROLLBACK END CATCH",
          "SAVE TRAN s CREATE TABLE a (x int) ROLLBACK TRAN s",
          "BEGIN TRAN t CREATE TABLE a (x int) SAVE TRAN s ROLLBACK TRAN s COMMIT",
          "BEGIN TRAN t CREATE TABLE a (x int) SAVE TRAN s ROLLBACK TRAN t",
          "BEGIN TRAN t SAVE TRAN t CREATE TABLE a (x int) ROLLBACK TRAN t COMMIT",
          "BEGIN TRAN t CREATE TABLE a (x int) ROLLBACK TRAN T COMMIT",
          "BEGIN TRAN t CREATE TABLE a (x int) ROLLBACK TRAN s ROLLBACK",
          "BEGIN TRAN @t CREATE TABLE a (x int) ROLLBACK",
          "BEGIN TRAN t CREATE TABLE a (x int) ROLLBACK TRAN @t",
          "BEGIN TRAN CREATE TABLE a (x int) EXEC ('COMMIT') ROLLBACK",
          "BEGIN TRAN CREATE TABLE a (x int) EXEC sp_executesql N'COMMIT' ROLLBACK",
          "BEGIN TRAN CREATE TABLE a (x int) EXECUTE dbo.p ROLLBACK",
          "BEGIN TRAN CREATE TABLE a (x int) INSERT #x EXEC dbo.p ROLLBACK",
          "BEGIN TRAN CREATE TABLE a (x int) IF 1 = 1 EXEC dbo.p @x ROLLBACK",
          "BEGIN TRAN CREATE TABLE a (x int)\nGO\ndbo.p\nGO\nROLLBACK",
          "BEGIN TRAN CREATE TABLE a (x int)\n:r nowhere.sql\nROLLBACK",
          "BEGIN TRAN CREATE TABLE a (x int)\nGO\nSET ANSI_NULLS, FMTONLY ON\nGO\nROLLBACK",
          "EXEC dbo.p BEGIN TRAN t CREATE TABLE a (x int) ROLLBACK TRAN t",
          "IF @x = 1 BEGIN TRAN CREATE TABLE a (x int) ROLLBACK",
          "CREATE TABLE a (x int) ROLLBACK"}) {
        EXPECT_THAT(tables_of(sql), ElementsAre("a")) << sql;
    }
}

TEST(Transactions, HoldWhereAParenthesisThatIsNotClosedHidesTheirEnd) {
    const Parsed parsed = parse_text(
        "BEGIN TRAN CREATE TABLE a (x int)\nGO\nCREATE TABLE b (x int COMMIT\nGO\nROLLBACK");
    EXPECT_THAT(table_names(parsed.result), ElementsAre("a"));
}

TEST(Transactions, HoldBothTablesAroundASavepointOfTheirName) {
    EXPECT_THAT(tables_of("BEGIN TRANSACTION Deploy; CREATE TABLE a (x int);\n"
                          "SAVE TRANSACTION Deploy; CREATE TABLE b (x int);\n"
                          "ROLLBACK TRANSACTION Deploy; COMMIT"),
                ElementsAre("a", "b"));
}

TEST(Guards, AreNoted) {
    EXPECT_THAT(guards_of("IF OBJECT_ID('t') IS NULL CREATE TABLE t (a int)\n"
                          "CREATE TABLE u (a int)"),
                ElementsAre("absent", "free"));
    EXPECT_THAT(guards_of("IF EXISTS (SELECT 1 FROM x WHERE y IS NULL) DROP TABLE t\nDROP TABLE u"),
                ElementsAre("guarded", "free"));
    EXPECT_THAT(guards_of("IF NOT EXISTS (SELECT * FROM sys.tables) AND 1 = 1\nBEGIN\n"
                          " CREATE TABLE t (a int)\n CREATE INDEX i ON t (a)\nEND\nDROP TABLE u"),
                ElementsAre("absent", "absent", "free"));
    EXPECT_THAT(guards_of("IF COL_LENGTH('t', 'c') IS NULL\n ALTER TABLE t ADD c int\nELSE\n"
                          " ALTER TABLE t ALTER COLUMN c bigint\nDROP TABLE u"),
                ElementsAre("absent", "guarded", "free"));
    EXPECT_THAT(guards_of("IF EXISTS (SELECT 1) BEGIN DROP TABLE a END ELSE BEGIN"
                          " CREATE TABLE a (b int) END DROP TABLE c"),
                ElementsAre("guarded", "absent", "free"));
}

TEST(Guards, HoldForTheCallOfAnInsert) {
    EXPECT_THAT(guards_of("IF EXISTS (SELECT 1) INSERT INTO #x (a) EXEC ('DROP TABLE t')\n"
                          "ELSE INSERT #x EXEC sp_executesql N'DROP TABLE u'\nDROP TABLE v"),
                ElementsAre("guarded", "absent", "free"));
    EXPECT_THAT(guards_of("IF EXISTS (SELECT 1) INSERT #x VALUES (1) EXEC ('DROP TABLE t')\n"
                          "IF EXISTS (SELECT 1) INSERT #x DEFAULT VALUES EXEC ('DROP TABLE t')"),
                ElementsAre("free", "free"));
}

TEST(Guards, AreUnderstoodInParentheses) {
    EXPECT_THAT(guards_of("IF (OBJECT_ID('t') IS NULL) CREATE TABLE t (a int)"),
                ElementsAre("absent"));
    EXPECT_THAT(guards_of("IF (OBJECT_ID('t') IS NOT NULL) DROP TABLE t"), ElementsAre("guarded"));
    EXPECT_THAT(guards_of("IF NOT OBJECT_ID('t') IS NULL DROP TABLE t"), ElementsAre("guarded"));
    EXPECT_THAT(guards_of("IF NOT (EXISTS (SELECT 1 WHERE (2) IN (SELECT 3)))"
                          " CREATE TABLE t (a int)"),
                ElementsAre("absent"));
}

TEST(Guards, MayBeNested) {
    EXPECT_THAT(guards_of("IF EXISTS (SELECT 1) BEGIN DROP TABLE a IF OBJECT_ID('b') IS NULL"
                          " CREATE TABLE b (c int); DROP TABLE d END DROP TABLE e"),
                ElementsAre("guarded", "absent", "guarded", "free"));
    EXPECT_THAT(guards_of("IF 1 = 1 IF 2 = 2 DROP TABLE a DROP TABLE b"),
                ElementsAre("guarded", "free"));
    EXPECT_THAT(guards_of("WHILE 1 = 1 BEGIN DROP TABLE a BREAK END DROP TABLE b"),
                ElementsAre("guarded", "free"));
    EXPECT_THAT(guards_of("BEGIN TRY BEGIN TRAN DROP TABLE a COMMIT TRAN END TRY\n"
                          "BEGIN CATCH ROLLBACK DROP TABLE b END CATCH DROP TABLE c"),
                ElementsAre("free", "guarded", "free"));
    EXPECT_THAT(guards_of("IF 1 = 1 BEGIN DROP TABLE a\nGO\nDROP TABLE b"),
                ElementsAre("guarded", "free"));
}

TEST(Modules, RunToTheEndOfTheBatch) {
    EXPECT_THAT(tables_of("SET ANSI_NULLS ON\nCREATE PROC p AS\nCREATE TABLE inside (a int)\n"
                          "IF 1 = 1 BEGIN SELECT 1 END\nGO\nCREATE TABLE outside (a int)"),
                ElementsAre("outside"));
    EXPECT_THAT(tables_of("CREATE VIEW v AS SELECT 1 AS a\nCREATE TABLE t (a int)\n"
                          "CREATE PROC p AS SELECT 1\nCREATE FUNCTION f() RETURNS int AS RETURN 1"),
                ElementsAre("t"));
}

TEST(DynamicSql, IsReadWhenItIsPlainText) {
    const Parsed parsed = parse_text(
        "EXEC ('CREATE TABLE a (b varchar(9)\n DEFAULT ''x'')')\n"
        "EXECUTE(N'CREATE TABLE ' + N'c (d int)')\n"
        "IF OBJECT_ID('e') IS NULL EXEC sp_executesql @stmt = N'CREATE TABLE e (f int)'\n"
        "EXEC sys.sp_executesql N'DROP TABLE g', N'@x int', @x = 1\n"
        "EXEC ('CREATE TABLE ' + @name + ' (a int)') EXEC (@sql) EXEC sp_executesql @sql\n"
        "EXEC ('EXEC (''CREATE TABLE h (i int)'')')");
    EXPECT_THAT(parsed.messages(),
                ElementsAre("6:1 a statement that is put together as the script runs creates a "
                            "table here: it is not read, and neither are others like it in this "
                            "script"));
    EXPECT_THAT(table_names(parsed.result), ElementsAre("a", "c", "e", "h"));
    const auto& statements = parsed.result.script.statements;
    ASSERT_EQ(statements.size(), 5U);
    for (const Statement& statement : statements) {
        EXPECT_TRUE(statement.dynamic);
    }
    EXPECT_TRUE(statements[2].guarded && statements[2].guard_negated);
    EXPECT_FALSE(statements[3].guarded);
    const auto& first = std::get<CreateTable>(statements[0].node);
    EXPECT_EQ(parsed.text(first.columns[0].name.span), "b");
    EXPECT_EQ(parsed.text(first.columns[0].constraints[0].span), "DEFAULT ''x''");
    EXPECT_EQ(parsed.text(std::get<CreateTable>(statements[1].node).columns[0].span), "d int");
    EXPECT_FALSE(statements_of("DROP TABLE a").at(0).dynamic);
}

constexpr const char* default_lookup =
    "DECLARE @sql nvarchar(max) = (\n"
    "    SELECT N'ALTER TABLE ' + N'[a]]b].[t]' + N' DROP CONSTRAINT ' + QUOTENAME(d.name)\n"
    "    FROM sys.default_constraints AS d JOIN sys.columns AS c\n"
    "        ON c.object_id = d.parent_object_id AND c.column_id = d.parent_column_id\n"
    "    WHERE d.parent_object_id = OBJECT_ID(N'[a]]b].[t]') AND c.name = N'it''s');\n"
    "IF @sql IS NOT NULL EXEC sys.sp_executesql @sql;";

TEST(DynamicSql, DropsADefaultWhoseNameIsLookedUp) {
    const Parsed parsed = parse_text(default_lookup);
    EXPECT_THAT(parsed.messages(), IsEmpty());
    const auto& statements = parsed.result.script.statements;
    ASSERT_EQ(statements.size(), 1U);
    const auto& alter = std::get<AlterTable>(statements[0].node);
    EXPECT_EQ(alter.name.schema, "a]b");
    EXPECT_EQ(alter.name.name, "t");
    const auto& drop = std::get<AlterColumn>(alter.action);
    EXPECT_EQ(drop.dropped_property, "DEFAULT");
    EXPECT_EQ(drop.column.text, "it's");
    EXPECT_EQ(parsed.text(drop.column.span), "N'it''s'");
}

TEST(DynamicSql, DropsAKeyWhoseNameIsLookedUp) {
    const Parsed parsed = parse_text(
        "DECLARE @sql nvarchar(max) = (\n"
        "    SELECT N'ALTER TABLE ' + N'[dbo].[t]' + N' DROP CONSTRAINT ' + QUOTENAME(n.name)\n"
        "    FROM sys.key_constraints AS n\n"
        "    WHERE n.parent_object_id = OBJECT_ID(N'[dbo].[t]') AND n.is_system_named = 1\n"
        "        AND N'[a.b].[c]]d]' = STUFF((SELECT N'.' + QUOTENAME(c.name) FROM "
        "sys.index_columns AS i FOR XML PATH(N'')), 1, 1, N''));\n"
        "IF @sql IS NOT NULL EXEC sys.sp_executesql @sql;");
    EXPECT_THAT(parsed.messages(), IsEmpty());
    const auto& statements = parsed.result.script.statements;
    ASSERT_EQ(statements.size(), 1U);
    const auto& alter = std::get<AlterTable>(statements[0].node);
    EXPECT_EQ(alter.name.name, "t");
    const auto& drop = std::get<DropElements>(alter.action);
    ASSERT_EQ(drop.unnamed_key.size(), 2U);
    EXPECT_EQ(drop.unnamed_key[0].text, "a.b");
    EXPECT_EQ(drop.unnamed_key[1].text, "c]d");
}

TEST(DynamicSql, DropsAForeignKeyWhoseNameIsLookedUp) {
    const Parsed parsed = parse_text(
        "DECLARE @sql nvarchar(max) = (\n"
        "    SELECT N'ALTER TABLE ' + N'[dbo].[t]' + N' DROP CONSTRAINT ' + QUOTENAME(n.name)\n"
        "    FROM sys.foreign_keys AS n\n"
        "    WHERE n.parent_object_id = OBJECT_ID(N'[dbo].[t]') AND n.is_system_named = 1\n"
        "        AND N'[a.b].[c]]d]' = STUFF((SELECT N'.' + QUOTENAME(c.name) FROM "
        "sys.foreign_key_columns AS i FOR XML PATH(N'')), 1, 1, N''));\n"
        "IF @sql IS NOT NULL EXEC sys.sp_executesql @sql;");
    EXPECT_THAT(parsed.messages(), IsEmpty());
    ASSERT_EQ(parsed.result.script.statements.size(), 1U);
    const auto& alter = std::get<AlterTable>(parsed.result.script.statements[0].node);
    const auto& drop = std::get<DropElements>(alter.action);
    ASSERT_EQ(drop.unnamed_foreign_key.size(), 2U);
    EXPECT_EQ(drop.unnamed_foreign_key[0].text, "a.b");
    EXPECT_EQ(drop.unnamed_foreign_key[1].text, "c]d");
    EXPECT_TRUE(drop.unnamed_key.empty());
}

TEST(DynamicSql, DropsACheckWhoseNameIsLookedUp) {
    const auto lookup = [](const std::string& condition) {
        return "DECLARE @sql nvarchar(max) = (SELECT N'ALTER TABLE t DROP CONSTRAINT ' + n.name\n"
               "    FROM sys.check_constraints AS n\n"
               "    WHERE n.parent_object_id = OBJECT_ID(N'[dbo].[t]')" +
               condition + ");\nEXEC sys.sp_executesql @sql;";
    };
    const Parsed parsed = parse_text(lookup(" AND n.is_system_named = 1"));
    ASSERT_EQ(parsed.result.script.statements.size(), 1U);
    const auto& alter = std::get<AlterTable>(parsed.result.script.statements[0].node);
    EXPECT_EQ(alter.name.name, "t");
    EXPECT_TRUE(std::get<DropElements>(alter.action).unnamed_check);
    const Parsed named = parse_text(lookup(""));
    ASSERT_EQ(named.result.script.statements.size(), 1U);
    const auto& one =
        std::get<DropLookedUp>(std::get<AlterTable>(named.result.script.statements[0].node).action);
    EXPECT_EQ(one.kind, ConstraintKind::Check);
    EXPECT_EQ(one.which, DropLookedUp::Which::One);
}

TEST(DynamicSql, LeavesOtherLookUpsOfDefaultsAlone) {
    EXPECT_THAT(statements_of("DECLARE @n sysname = (SELECT name FROM sys.default_constraints "
                              "WHERE parent_object_id = OBJECT_ID(N't') AND name = N'd')"),
                IsEmpty());
    EXPECT_THAT(statements_of("DECLARE @s nvarchar(max) = (SELECT N' DROP CONSTRAINT ' + name FROM "
                              "sys.default_constraints WHERE parent_object_id = @table)"),
                IsEmpty());
}

TEST(DynamicSql, HasItsErrorsInTheirPlace) {
    EXPECT_THAT(
        parse_text("EXEC ('CREATE TABLE t (a varchar(9) DEFAULT ''x'', 7 int)')").messages(),
        ElementsAre("1:52 expected a column name or a constraint after ',', not '7'"));
}

TEST(Sqlcmd, CommandsAreSkippedAndVariablesAccepted) {
    EXPECT_THAT(tables_of(":setvar Name \"it's\"\n:r .\\it's.sql\n  :on error exit\n!! dir 'x\n"
                          "USE [$(Db)]\nGO\nCREATE TABLE [$(Schema)].[t_$(x)] (a int)\n"
                          "CREATE TABLE $(Schema).$(Prefix)t (a int DEFAULT $(Value))\n:reset"),
                ElementsAre("$(Schema).t_$(x)", "$(Schema).$(Prefix)t"));
}

TEST(Sqlcmd, VariablesHaveTheirValuesInNamesAndStrings) {
    const Parsed parsed = parse_text(
        ":setvar Schema sales\n:SETVAR Prefix \"my \"\n"
        "CREATE TABLE [$(schema)].[$(Prefix)t_$(Other)] (a $(Schema).b, c int)\n"
        "EXEC sp_rename '$(Schema).x', '$(Schema)y' EXEC ('DROP TABLE $(Schema).z')");
    EXPECT_THAT(parsed.messages(), IsEmpty());
    const auto& statements = parsed.result.script.statements;
    ASSERT_EQ(statements.size(), 3U);
    const auto& table = std::get<CreateTable>(statements[0].node);
    EXPECT_EQ(to_text(table.name), "sales.my t_$(Other)");
    EXPECT_EQ(table.columns.at(0).type->schema, "sales");
    EXPECT_EQ(std::get<RenameObject>(statements[1].node).new_name, "salesy");
    EXPECT_EQ(to_text(std::get<RenameObject>(statements[1].node).object), "sales.x");
    EXPECT_EQ(to_text(std::get<DropTable>(statements[2].node).names.at(0)), "sales.z");
}

TEST(Comments, HeadTheTable) {
    const auto comment = [](const std::string& text) {
        const auto statements = statements_of(text + "CREATE TABLE t (a int)");
        return std::get<CreateTable>(statements.back().node).comment;
    };
    EXPECT_EQ(comment("/* One\n * two.\n */\nSET ANSI_NULLS ON\nGO\n"), "One\ntwo.");
    EXPECT_EQ(comment("/****** Object:  Table [dbo].[t]    Script Date: 1/1/2020 ******/\n"), "");
    EXPECT_EQ(comment("CREATE TABLE s (a int) -- about s\n-- about t\n"), "about t");
    EXPECT_EQ(comment("-- about s\nDROP TABLE s\n"), "");
    EXPECT_EQ(comment("-- ==== title ====\n---- x ----\nIF 1 = 1\n"), "==== title ====\nx");
    EXPECT_EQ(comment("-- tsqlaudit: ignore x\n-- about t\n"), "about t");
}

TEST(Comments, OfTheProgramAreDirectives) {
    const Parsed parsed = parse_text(
        "-- tsqlaudit: ignore heap-table -- staging\nCREATE TABLE t (a int /*tsqlaudit:x*/)\n"
        "-- about tsqlaudit: nothing\n/**\n * TsqlAudit: y */ SELECT 'a\n-- tsqlaudit: no\n'\n"
        "/* a /* tsqlaudit: no */ */");
    const auto& directives = parsed.result.script.directives;
    ASSERT_EQ(directives.size(), 3U);
    EXPECT_EQ(parsed.text(directives[0].span), "-- tsqlaudit: ignore heap-table -- staging");
    EXPECT_EQ(parsed.text(directives[1].span), "/*tsqlaudit:x*/");
    EXPECT_EQ(parsed.text(directives[2].span), "/**\n * TsqlAudit: y */");
}

// The code that the only directive of a text is about: the rest of the text from there.
struct Subject {
    std::string code;
    bool stands_alone = false;

    friend bool operator==(const Subject&, const Subject&) = default;
};

Subject subject_in(const std::string& text) {
    const Parsed parsed = parse_text(text);
    const Directive& directive = parsed.result.script.directives.at(0);
    return {directive.code ? text.substr(*directive.code) : "nothing", directive.stands_alone};
}

TEST(Comments, ADirectiveIsAboutItsLineOrTheNextCode) {
    const std::string directive = "-- tsqlaudit: x";
    EXPECT_EQ(subject_in("SELECT 1 " + directive + "\nSELECT 2"),
              (Subject{directive + "\nSELECT 2", false}));
    EXPECT_EQ(subject_in("SELECT 0 /* a\nb */ " + directive + "\n\n-- c\nSELECT 2"),
              (Subject{"SELECT 2", true}));
    EXPECT_EQ(subject_in("SELECT 'a\nb' " + directive + "\nSELECT 2"),
              (Subject{directive + "\nSELECT 2", false}));
    EXPECT_EQ(subject_in("SELECT 1\r\n\t" + directive + "\r\nSELECT 2"),
              (Subject{"SELECT 2", true}));
    EXPECT_EQ(subject_in("SELECT 1\n/* tsqlaudit: x */ SELECT 2"), (Subject{"SELECT 2", false}));
    EXPECT_EQ(subject_in("SELECT 1\n" + directive), (Subject{"nothing", true}));
}

TEST(Comments, MayBeNestedAndHoldAnything) {
    EXPECT_THAT(
        tables_of("/* a /* 'b */ CREATE TABLE no (a int)\nGO\n*/ CREATE TABLE t (a int) -- '"),
        ElementsAre("t"));
}

TEST(Script, SchemasOfTemplatesAreNames) {
    const Parsed parsed = parse_text(
        "CREATE TABLE @cdmSchema.PERSON (a int REFERENCES @vocabulary.CONCEPT (b))\n"
        "CREATE CLUSTERED INDEX i ON @cdmSchema.PERSON (a ASC)\n"
        "ALTER TABLE @cdmSchema.PERSON DROP CONSTRAINT c\n"
        "DROP TABLE IF EXISTS @cdmSchema.[OLD], @cdmSchema.OLDER\nTRUNCATE TABLE @cdmSchema.OLD");
    EXPECT_THAT(parsed.messages(), IsEmpty());
    const auto& statements = parsed.result.script.statements;
    ASSERT_EQ(statements.size(), 4U);
    const auto& table = std::get<CreateTable>(statements[0].node);
    EXPECT_EQ(to_text(table.name), "@cdmSchema.PERSON");
    EXPECT_EQ(to_text(table.columns.at(0).constraints.at(0).referenced_table),
              "@vocabulary.CONCEPT");
    EXPECT_EQ(to_text(std::get<CreateIndex>(statements[1].node).table), "@cdmSchema.PERSON");
    EXPECT_EQ(to_text(std::get<AlterTable>(statements[2].node).name), "@cdmSchema.PERSON");
    const auto& dropped = std::get<DropTable>(statements[3].node).names;
    ASSERT_EQ(dropped.size(), 2U);
    EXPECT_EQ(to_text(dropped[0]), "@cdmSchema.OLD");
    EXPECT_EQ(to_text(dropped[1]), "@cdmSchema.OLDER");
}

TEST(Script, VariablesAreNoNames) {
    for (const std::string broken :
         {"CREATE TABLE @t (a int)", "CREATE TABLE @s .t (a int)", "CREATE TABLE @@s.t (a int)"}) {
        EXPECT_EQ(parse_text(broken).messages().size(), 1U) << broken;
    }
    EXPECT_THAT(statements_of("SELECT 1 FROM a JOIN b ON @shape.STIntersects(b.c) = 1\n"
                              "SET @shape.Lat = 1 SELECT @x.value('.', 'int')"),
                IsEmpty());
}

TEST(Script, ASlashAtTheEndOfALineSeparatesStatements) {
    const Parsed parsed = parse_text(
        "CREATE TABLE a (x int)\n/\n/\n-- the next\nCREATE TABLE b (x int DEFAULT 4\n/\n2)\n/");
    EXPECT_THAT(parsed.messages(), IsEmpty());
    EXPECT_THAT(table_names(parsed.result), ElementsAre("a", "b"));
    EXPECT_THAT(tables_of("DROP VIEW v/\nDROP TABLE t /\n\nCREATE TABLE a (x int)\n/\nEXEC p\n/\n"),
                ElementsAre("a"));
    EXPECT_THAT(parse_text("CREATE TABLE a (x int)\n/ 2\nCREATE TABLE b (x int)").messages(),
                testing::SizeIs(1));
}

TEST(Script, WhatUndoesItIsLeftOut) {
    const std::string tables = "CREATE TABLE a (x int)\n";
    const std::string message =
        " left out from here on: by its comment, this part undoes the script";
    for (const std::string marker :
         {"-- +goose Down", "--+goose  down", "-- +migrate Down notransaction", "-- migrate:down",
          "-- migrate:down transaction:false", "--//@UNDO", "-- //@UNDO", "-- // @undo"}) {
        const Parsed parsed = parse_text(tables + marker + "\n/* x */ DROP TABLE a\nCREATE TABLE");
        EXPECT_THAT(parsed.messages(), ElementsAre("2:1" + message)) << marker;
        EXPECT_EQ(parsed.result.script.statements.size(), 1U) << marker;
    }
    const Parsed twice = parse_text(
        "-- +goose Up\nCREATE TABLE a (x int)\n-- +goose Down\n"
        "DROP TABLE a\n-- +goose Up\nCREATE TABLE b (x int)");
    EXPECT_THAT(twice.messages(), ElementsAre("3:1" + message));
    EXPECT_THAT(table_names(twice.result), ElementsAre("a", "b"));
    EXPECT_EQ(twice.result.script.statements.size(), 2U);
    for (const std::string other :
         {"-- rollback", "-- Down", "--rollback DROP TABLE a", "/* +goose Down */",
          "-- +goose StatementEnd", "-- migrate:downtime", "-- see +goose Down"}) {
        const Parsed parsed = parse_text(tables + other + "\nDROP TABLE a");
        EXPECT_THAT(parsed.messages(), IsEmpty()) << other;
        EXPECT_EQ(parsed.result.script.statements.size(), 2U) << other;
    }
}

}  // namespace
}  // namespace tsqlaudit::syntax
