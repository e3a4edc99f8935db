// Statements that SQL Server would refuse: the one diagnostic, where it stands, and what survives.
#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct BrokenCase {
    std::string statement;
    std::string message;  // "line:column text"; the statement begins on line 2
};

void PrintTo(const BrokenCase& value, std::ostream* out) {
    *out << value.statement;
}

class BrokenStatementTest : public testing::TestWithParam<BrokenCase> {};

// With and without a separator, and whatever comes first.
TEST_P(BrokenStatementTest, CostsItselfAlone) {
    for (const std::string separator : {"\n", ";\n", "\nGO\n"}) {
        const Parsed parsed = parse_text("CREATE TABLE before (a int)\n" + GetParam().statement +
                                         separator + "CREATE TABLE after (a int)");
        EXPECT_THAT(parsed.messages(), ElementsAre(GetParam().message)) << separator;
        EXPECT_THAT(table_names(parsed.result), ElementsAre("before", "after")) << separator;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Elements, BrokenStatementTest,
    testing::Values(
        BrokenCase{"CREATE TABLE t (a int,, b int)",
                   "2:23 expected a column name or a constraint after ',', not ','"},
        BrokenCase{"CREATE TABLE t (a int b int)",
                   "2:23 expected '(', a column option, ',' or ')' after 'int', not 'b'"},
        BrokenCase{"CREATE TABLE t ()",
                   "2:17 expected a column name or a constraint after '(', not ')'"},
        BrokenCase{"CREATE TABLE t (a, b int)", "2:18 expected a data type after column name 'a'"},
        BrokenCase{"CREATE [dbo].[Foo] (a int)",
                   "2:8 expected TABLE or another kind of object after 'CREATE', not '[dbo]'"},
        BrokenCase{"CREATE dbo.Foo (a int)",
                   "2:8 expected TABLE or another kind of object after 'CREATE', not 'dbo'"},
        BrokenCase{"ALTER [dbo].[Z] ADD b int",
                   "2:7 expected TABLE or another kind of object after 'ALTER', not '[dbo]'"},
        BrokenCase{"DROP dbo.Z",
                   "2:6 expected TABLE or another kind of object after 'DROP', not 'dbo'"},
        BrokenCase{"EXEC('CREATE TABLE dbo.D (a varchar(5) DEFAULT 'x')')",
                   "2:49 the string ends before 'x': an apostrophe inside of it is doubled"},
        BrokenCase{"EXEC('CREATE TABLE dbo.D (a int)'", "2:5 the '(' of EXEC is not closed"},
        BrokenCase{"CREATE TABLE IF NOT EXISTS t (a int)",
                   "2:14 expected a table name after 'TABLE', not 'IF'; a reserved word is no name "
                   "unless it stands in brackets"},
        BrokenCase{"CREATE TABLE (a int)", "2:14 expected a table name after 'TABLE', not '('"},
        BrokenCase{"CREATE TABLE t a int)",
                   "2:16 expected '(', a table option or the end of the statement after 't', "
                   "not 'a'"},
        BrokenCase{"CREATE TABLE t (key int)",
                   "2:17 expected a column name or a constraint after '(', not 'key'; a reserved "
                   "word is no name unless it stands in brackets"},
        BrokenCase{"CREATE TABLE t (a int NOT)",
                   "2:26 expected NULL, ENFORCED or FOR after 'NOT', not ')'"},
        BrokenCase{"CREATE TABLE t (a int DEFAULT)",
                   "2:30 expected an expression after 'DEFAULT', not ')'"},
        BrokenCase{"CREATE TABLE t (a int AUTO_INCREMENT)",
                   "2:23 expected '(', a column option, ',' or ')' after 'int', "
                   "not 'AUTO_INCREMENT'"},
        BrokenCase{"CREATE TABLE t (a datetime2 GENERATED ALWAYS AS x START)",
                   "2:49 expected ROW, TRANSACTION_ID or SEQUENCE_NUMBER after 'AS', not 'x'"},
        BrokenCase{"CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY)",
                   "2:43 expected ROW, TRANSACTION_ID or SEQUENCE_NUMBER after 'AS', not "
                   "'IDENTITY'"},
        BrokenCase{"CREATE TABLE t (a char(5) COLLATE NOT NULL)",
                   "2:35 expected a collation after 'COLLATE', not 'NOT'"},
        BrokenCase{"ALTER TABLE t ALTER COLUMN a char(5) COLLATE",
                   "2:45 expected a collation after 'COLLATE', not the end of the statement"},
        BrokenCase{"CREATE TABLE t (a varchar(99999999999))",
                   "2:27 expected a whole number, not '99999999999'"},
        BrokenCase{"CREATE TABLE t (a int, PRIMARY KEY a)",
                   "2:36 expected CLUSTERED, NONCLUSTERED, a list of columns, ON or a constraint "
                   "after 'KEY', not 'a'"},
        BrokenCase{"CREATE TABLE t (a int, FOREIGN KEY (a) REFERENCES)",
                   "2:50 expected a table name after 'REFERENCES', not ')'"},
        BrokenCase{"CREATE TABLE t (a int, CHECK a > 1)",
                   "2:30 expected NOT or '(' after 'CHECK', not 'a'"},
        BrokenCase{"CREATE TABLE t (a int, CHECK (a >))",
                   "2:34 expected '=', ALL, ANY or an expression after '>', not ')'"},
        BrokenCase{"CREATE TABLE t (a int, CHECK (a > 1 AND))",
                   "2:40 expected an expression after 'AND', not ')'"},
        BrokenCase{"CREATE TABLE t (a int, CONSTRAINT k PRIMARY KEY CLUSTERED)",
                   "2:58 expected a list of columns after 'CLUSTERED', not ')'"},
        BrokenCase{"CREATE TABLE t (a int, UNIQUE NONCLUSTERED HASH WITH (BUCKET_COUNT = 9))",
                   "2:49 expected a list of columns after 'HASH', not 'WITH'"},
        BrokenCase{"CREATE TABLE t (a int, FOREIGN KEY REFERENCES u (a))",
                   "2:36 expected a list of columns after 'KEY', not 'REFERENCES'"},
        BrokenCase{"CREATE TABLE t (a int, CONSTRAINT d DEFAULT (0))",
                   "2:48 expected FOR after ')', not ')'"},
        BrokenCase{"CREATE TABLE t (a int, INDEX i UNIQUE)",
                   "2:38 expected a list of columns after 'UNIQUE', not ')'"},
        BrokenCase{"CREATE TABLE t (a varchar(maxx))",
                   "2:27 expected a number or MAX after '(', not 'maxx'"},
        BrokenCase{"CREATE TABLE t (a int) ENGINE=InnoDB",
                   "2:24 expected a table option or the end of the statement after ')', "
                   "not 'ENGINE'"},
        BrokenCase{"CREATE TABLE t",
                   "2:15 expected '(' or AS after 't', not the end of the statement"},
        BrokenCase{"CREATE TABLE t WITH (HEAP)", "2:16 expected '(' or AS after 't', not 'WITH'"},
        BrokenCase{"CREATE TABLE a.b.c.d.t (x int)",
                   "2:21 a name has no more than four parts: server, database, schema and object"},
        BrokenCase{"CREATE TABLE a...d.t (x int)",
                   "2:19 a name has no more than four parts: server, database, schema and object"},
        BrokenCase{"CREATE TABLE `t` (a int)", "2:14 unexpected character '`'"}));

INSTANTIATE_TEST_SUITE_P(
    Statements, BrokenStatementTest,
    testing::Values(
        BrokenCase{"CREATE INDEX i t (a)", "2:16 expected ON after 'i', not 't'"},
        BrokenCase{"CREATE INDEX i ON s.t",
                   "2:22 expected a list of columns after 't', not the "
                   "end of the statement"},
        BrokenCase{"CREATE COLUMNSTORE INDEX i ON t WITH (MAXDOP = 1)",
                   "2:33 expected a list of columns after 't', not 'WITH'"},
        BrokenCase{"ALTER TABLE t ADD PRIMARY KEY",
                   "2:30 expected a list of columns after 'KEY', not the end of the statement"},
        BrokenCase{"CREATE TEMPORARY TABLE t (a int)",
                   "2:8 expected TABLE or another kind of object after 'CREATE', not 'TEMPORARY'"},
        BrokenCase{"CREATE UNIQE INDEX i ON t (a)",
                   "2:8 expected TABLE or another kind of object after 'CREATE', not 'UNIQE'"},
        BrokenCase{"CREATE OR REPLACE TABLE t (a int)",
                   "2:8 expected TABLE or another kind of object after 'CREATE', not 'OR'"},
        BrokenCase{"CREATE COLUMN TABLE t (a int)",
                   "2:8 expected TABLE or another kind of object after 'CREATE', not 'COLUMN'"},
        BrokenCase{"CREATE OR ALTER TABLE t (a int)",
                   "2:8 expected TABLE or another kind of object after 'CREATE', not 'OR'"},
        BrokenCase{"CREATE OR REPLACE UNIQUE INDEX i ON t (a)",
                   "2:8 expected TABLE or another kind of object after 'CREATE', not 'OR'"},
        BrokenCase{"ALTER EXTERNAL TABLE t ADD a int",
                   "2:7 expected TABLE or another kind of object after 'ALTER', not 'EXTERNAL'"},
        BrokenCase{"ALTER ICEBERG TABLE t ADD a int",
                   "2:7 expected TABLE or another kind of object after 'ALTER', not 'ICEBERG'"},
        BrokenCase{"DROP FOREIGN TABLE t",
                   "2:6 expected TABLE or another kind of object after 'DROP', not 'FOREIGN'"},
        BrokenCase{"ALTER TABLE t DROP CONSTRAINT k WITH (MOVE TO ps ())",
                   "2:51 expected a column name after '(', not ')'"},
        BrokenCase{"ALTER TABEL t ADD a int",
                   "2:7 expected TABLE or another kind of object after 'ALTER', not 'TABEL'"},
        BrokenCase{
            "CREATE INDEX ON t (a)",
            "2:14 expected an index name after 'INDEX', not 'ON'; a reserved word is no name "
            "unless it stands in brackets"},
        BrokenCase{"CREATE INDEX i ON t (a) INCLUDE b",
                   "2:33 expected a list of columns after 'INCLUDE', not 'b'"},
        BrokenCase{"CREATE INDEX i ON t (a) WHERE",
                   "2:30 expected an expression after 'WHERE', not the end of the statement"},
        BrokenCase{"CREATE INDEX i ON t (a) WHERE a",
                   "2:32 expected an operator after 'a', not the end of the statement"},
        BrokenCase{"CREATE TABLE t (a int, CHECK ((a, b) = 1))",
                   "2:33 expected an operator, AND, OR or ')' after 'a', not ','"},
        BrokenCase{"CREATE TABLE t (a AS SUM(b) OVER (ORDER BY b))",
                   "2:29 expected an operator, a column option, ',' or ')' after ')', "
                   "not 'OVER'"},
        BrokenCase{"CREATE STATISTICS s ON t (a) WITH FULLSCAN ON",
                   "2:44 expected a name, a number, PERCENT, '=' or ',' after 'FULLSCAN', not "
                   "'ON'; a reserved "
                   "word is no name unless it stands in brackets"},
        BrokenCase{"CREATE INDEX i ON t (a) WITH ()", "2:31 expected an option after '(', not ')'"},
        BrokenCase{"CREATE XML INDEX i ON t (a) FOR PATH",
                   "2:29 expected USING XML INDEX after ')', not 'FOR'"},
        BrokenCase{"CREATE SELECTIVE XML INDEX i ON t (a)",
                   "2:38 expected FOR and a list of paths after ')', not the end of the statement"},
        BrokenCase{
            "ALTER TABLE t DROP COLUMN a,",
            "2:29 expected COLUMN, CONSTRAINT, INDEX, IF or a name after ',', not the end of "
            "the statement"},
        BrokenCase{"ALTER INDEX i ON t RENAME",
                   "2:20 expected REBUILD, REORGANIZE, SET, DISABLE or another action after 't', "
                   "not 'RENAME'"},
        BrokenCase{"EXEC sp_rename 'a', 'b', 'COLUMN'",
                   "2:6 expected the names of a table and of its COLUMN, not 'a'"},
        BrokenCase{"ALTER TABLE t",
                   "2:14 expected ADD, ALTER, DROP or another action after 't', "
                   "not the end of the statement"},
        BrokenCase{"ALTER TABLE t RENAME COLUMN a TO b",
                   "2:15 expected ADD, ALTER, DROP or another action after 't', not 'RENAME'"},
        BrokenCase{"ALTER TABLE t ADD",
                   "2:18 expected a column name or a constraint after 'ADD', "
                   "not the end of the statement"},
        BrokenCase{"ALTER TABLE t ALTER COLUMN",
                   "2:27 expected a column name after 'COLUMN', not the end of the statement"},
        BrokenCase{"ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES b (c) ON DELETE",
                   "2:61 expected NO, CASCADE or SET after 'DELETE', "
                   "not the end of the statement"},
        BrokenCase{"DROP TABLE",
                   "2:11 expected IF or a table name after 'TABLE', not the end of the statement"},
        BrokenCase{"CREATE t (a int)",
                   "2:8 expected TABLE or another kind of object after 'CREATE', not 't'"},
        BrokenCase{"CREATE IDNEX i ON s.t (a)",
                   "2:8 expected TABLE or another kind of object after 'CREATE', not 'IDNEX'"},
        BrokenCase{"DROP TABEL t",
                   "2:6 expected TABLE or another kind of object after 'DROP', not 'TABEL'"},
        BrokenCase{"CREATE TABEL t (a int)",
                   "2:8 expected TABLE or another kind of object after 'CREATE', not 'TABEL'"},
        BrokenCase{
            "EXEC sp_rename 'a' 'b'",
            "2:20 expected an operator, OUTPUT, ',' or the end of the statement after ''a'', "
            "not ''b''"}));

TEST(BrokenStatement, BeginsWithTwoWordsInOne) {
    for (const std::string word : {"CREATETABLE", "AlterTable", "DROPTABLE"}) {
        for (const std::string rest : {" dbo.Z ADD q int", " Z (q int)", " [Z] ADD q int"}) {
            EXPECT_THAT(parse_text(word + rest).messages(),
                        ElementsAre("1:1 expected CREATE, ALTER, DROP or another statement, not '" +
                                    word + "'"));
        }
        // These call a procedure.
        for (const std::string rest : {"", " Z", " 'dbo.Z'", " Z, q", " @name = 'Z'"}) {
            EXPECT_THAT(parse_text(word + rest).messages(), IsEmpty()) << rest;
        }
    }
}

TEST(BrokenStatement, IsKeptWhereOnlyGoFollowsOnItsLine) {
    const Parsed parsed = parse_text("CREATE TABLE t (a int) GO\n CREATE INDEX i ON t (a) GO\n");
    EXPECT_THAT(parsed.messages(), ElementsAre("1:24 expected a table option or the end of the "
                                               "statement after ')', not 'GO'",
                                               "2:26 expected an index option, WITH or the end of "
                                               "the statement after ')', not 'GO'"));
    EXPECT_EQ(parsed.result.script.statements.size(), 2U);
}

TEST(BrokenStatement, IsKeptWhereALineOfSomethingElseFollows) {
    for (const std::string line : {"```", "\\c db", "$", "{ x", "]", "a | b", "{fn"}) {
        const Parsed parsed =
            parse_text("CREATE TABLE t (a int)\n" + line + "\nCREATE TABLE u (a int)\n");
        EXPECT_EQ(parsed.messages().size(), 1U) << line;
        EXPECT_THAT(table_names(parsed.result), ElementsAre("t", "u")) << line;
    }
    EXPECT_THAT(table_names(parse_text("CREATE TABLE t (a int\n` int)").result), IsEmpty());
}

TEST(BrokenStatement, IsKeptWhereASignFollows) {
    for (const std::string rest : {"；", "。", ".", "` ", "—— the first", "“the first”", "\\g", "@",
                                   "</sql>", "* 2", "• x", "//"}) {
        const Parsed parsed =
            parse_text("CREATE TABLE t (a int)" + rest + "\nCREATE TABLE u (a int)\n");
        EXPECT_EQ(parsed.messages().size(), 1U) << rest;
        EXPECT_THAT(table_names(parsed.result), ElementsAre("t", "u")) << rest;
    }
    for (const std::string rest : {"。, b int)", ". b int)", "x。", "é", "'x'", "[x]", "1", "@x"}) {
        const Parsed parsed =
            parse_text("CREATE TABLE t (a int)" + rest + "\nCREATE TABLE u (a int)\n");
        EXPECT_EQ(parsed.messages().size(), 1U) << rest;
        EXPECT_THAT(table_names(parsed.result), ElementsAre("u")) << rest;
    }
    EXPECT_THAT(parse_text("CREATE UNIQUE INDEX i ON t (a)。 WHERE b = 1").result.script.statements,
                IsEmpty());
    EXPECT_EQ(parse_text("CREATE UNIQUE INDEX i ON t (a)。").result.script.statements.size(), 1U);
    // A condition that is filled in later.
    for (const std::string filter :
         {"{{ filter }}", "{filter}", "${filter}", "<%= filter %>", "%filter%"}) {
        const Parsed index = parse_text("CREATE UNIQUE INDEX i ON t (a) " + filter + ";");
        EXPECT_EQ(index.messages().size(), 1U) << filter;
        EXPECT_THAT(index.result.script.statements, IsEmpty()) << filter;
        EXPECT_THAT(table_names(parse_text("CREATE TABLE t (a int) " + filter + ";").result),
                    ElementsAre("t"))
            << filter;
    }
}

TEST(BrokenStatement, IsKeptWhereAQueryLacksItsSemicolon) {
    const Parsed parsed = parse_text(
        "CREATE TABLE t (a int)\nWITH c AS (SELECT 1 AS x) SELECT x FROM c\nGO\n"
        "CREATE INDEX i ON t (a)\nWITH c (x) AS (SELECT 1) UPDATE c SET x = 1\nGO\n"
        "ALTER TABLE t ADD b int DEFAULT 1\nWITH XMLNAMESPACES ('u' AS n) SELECT 1\n");
    EXPECT_THAT(parsed.messages(),
                ElementsAre("2:6 expected a list of options after 'WITH', not 'c'",
                            "5:8 expected '=', ',', an index option, WITH or the end of the "
                            "statement after 'c', not '('",
                            "8:6 expected VALUES after 'WITH', not 'XMLNAMESPACES'"));
    EXPECT_EQ(parsed.result.script.statements.size(), 3U);
    const Parsed other = parse_text("CREATE TABLE t (a int)\nWITH c SELECT 1\n");
    EXPECT_EQ(other.messages().size(), 1U);
    EXPECT_EQ(other.result.script.statements.size(), 1U);
}

TEST(BrokenStatement, IsKeptWithoutAClauseThatIsWrong) {
    for (const std::string clause :
         {"ON", " ON WITH", "ON a.b = c.d", "\nWITH foo bar", "WITH (",
          "WITH (DATA_COMPRESSION = )", "TEXTIMAGE_ON", "ON [PRIMARY] FILESTREAM_ON",
          "ON [PRIMARY] WITH DATA_COMPRESSION = PAGE", "AS", "AS x", ")", ") ON [PRIMARY]", ","}) {
        const Parsed parsed =
            parse_text("CREATE TABLE t (a int) " + clause + "\nCREATE TABLE u (a int)\n");
        EXPECT_EQ(parsed.messages().size(), 1U) << clause;
        EXPECT_THAT(table_names(parsed.result), ElementsAre("t", "u")) << clause;
    }
    for (const std::string clause :
         {"lock datarows", "LOCK ALLPAGES\nWITH EXP_ROW_SIZE = 10\nON 'default'",
          "ON [PRIMARY] Lock DataPages"}) {
        const Parsed parsed =
            parse_text("CREATE TABLE t (a int) " + clause + "\nCREATE TABLE u (a int)\n");
        EXPECT_EQ(parsed.messages().size(), 1U) << clause;
        EXPECT_THAT(table_names(parsed.result), ElementsAre("t", "u")) << clause;
    }
    for (const std::string statement :
         {"CREATE INDEX i ON t (a) WITH (x", "CREATE INDEX i ON t (a) ON",
          "CREATE INDEX i ON t (a) WHERE b = 1 WITH (x", "CREATE TABLE t (a int),;",
          "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a) WITH (x",
          "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u (a) ON DELETE x"}) {
        const Parsed parsed = parse_text(statement);
        EXPECT_EQ(parsed.messages().size(), 1U) << statement;
        EXPECT_EQ(parsed.result.script.statements.size(), 1U) << statement;
    }
    // What is left out could be the half of a table, or say which rows of it.
    for (const std::string statement :
         {"CREATE TABLE t (a char(1)), b int)", "CREATE TABLE t (a char(1))\nb int)",
          "CREATE TABLE t (a char(1)) b int) ON [PRIMARY]", "CREATE TABLE t ON x y",
          "CREATE TABLE t (a int) ENGINE = InnoDB", "CREATE TABLE t (a int) lock int",
          "CREATE TABLE t (a int) lock datarows, b int)",
          "CREATE UNIQUE INDEX i ON t (a) WHERE a > b c WITH (FILLFACTOR = 80)",
          "CREATE UNIQUE INDEX i ON t (a) WITH (FILLFACTOR = ) WHERE b = 1",
          "CREATE UNIQUE INDEX i ON t (a) WITH (FILLFACTOR = ( WHERE b = 1",
          "CREATE UNIQUE INDEX i ON t (a)\nfoo bar WHERE b = 1",
          "CREATE UNIQUE INDEX i ON t (a)) WHERE b = 1",
          "CREATE UNIQUE INDEX i ON t (a)\nINCLUD (b)\nWHERE b = 1",
          "CREATE TABLE t (a int), b int", "CREATE TABLE t (a int),\nb int\n"}) {
        const Parsed parsed = parse_text(statement);
        EXPECT_EQ(parsed.messages().size(), 1U) << statement;
        EXPECT_THAT(parsed.result.script.statements, IsEmpty()) << statement;
    }
}

TEST(BrokenStatement, WithAConditionInItGovernsNothing) {
    const Parsed parsed =
        parse_text("CREATE TABLE IF NOT EXISTS s.t (a int)\nCREATE TABLE u (a int)");
    ASSERT_EQ(parsed.result.script.unread.size(), 1U);
    EXPECT_EQ(parsed.result.script.unread.front().schema, "s");
    EXPECT_EQ(parsed.result.script.unread.front().name, "t");
    ASSERT_EQ(parsed.result.script.statements.size(), 1U);
    EXPECT_FALSE(parsed.result.script.statements.front().guarded);
}

TEST(BrokenStatement, IsNoneThatIsAboutSomethingElse) {
    for (const std::string statement :
         {"DROP LOGIN [a]", "DROP ROLE a", "ALTER ROLE a DROP MEMBER [b]", "CREATE USER [a]",
          "ALTER TABLE t DROP [c]", "ALTER LOGIN [a] ENABLE", "DROP CERTIFICATE a", "CREATE ROLE a",
          "ALTER EVENT SESSION s ON SERVER DROP EVENT sqlserver.x", "DROP DATABASE [a]",
          "ALTER SERVER ROLE r ADD MEMBER [a]", "GRANT ALTER ON SCHEMA::[dbo] TO [a]",
          "EXEC ('a' + 'x' + @b)", "EXEC ('SELECT ''x'' FROM t')"}) {
        EXPECT_THAT(parse_text(statement).messages(), IsEmpty()) << statement;
    }
}

}  // namespace
}  // namespace tsqlaudit::syntax
