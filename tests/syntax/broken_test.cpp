// Words, options and characters that SQL Server would refuse: the one diagnostic, and what
// survives.
#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::IsEmpty;

struct RefusedCase {
    std::string statement;
    std::string message;
};

void PrintTo(const RefusedCase& value, std::ostream* out) {
    *out << value.statement;
}

class RefusedPartTest : public testing::TestWithParam<RefusedCase> {};

TEST_P(RefusedPartTest, CostsNoStatement) {
    const Parsed parsed = parse_text(GetParam().statement);
    EXPECT_THAT(parsed.messages(), ElementsAre(GetParam().message));
    EXPECT_EQ(parsed.result.script.statements.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(
    Parts, RefusedPartTest,
    testing::Values(
        RefusedCase{"CREATE TABLE t (a int PRIMARY KEY WITH (FILFACTOR = 80))",
                    "1:41 there is no option FILFACTOR, but FILLFACTOR"},
        RefusedCase{"CREATE TABLE t (a int) WITH (data_compresion = page)",
                    "1:30 there is no option DATA_COMPRESION, but DATA_COMPRESSION"},
        RefusedCase{"CREATE INDEX i ON t (a) WITH (ONLINE = ON, MAX_DOP = 1)",
                    "1:44 there is no option MAX_DOP, but MAXDOP"},
        RefusedCase{"CREATE INDEX i ON t (a) WITH PADINDEX, FILLFACTOR = 80",
                    "1:30 there is no option PADINDEX, but PAD_INDEX"},
        RefusedCase{"ALTER INDEX i ON t REBUILD WITH (SORT_IN_TEMP_DB = ON)",
                    "1:34 there is no option SORT_IN_TEMP_DB, but SORT_IN_TEMPDB"},
        RefusedCase{"CREATE TABLE t (a int) WITH DATA_COMPRESSION = PAGE",
                    "1:29 expected a list of options after 'WITH', not 'DATA_COMPRESSION'"},
        RefusedCase{"CREATE TABLE t (a int) WITH ()", "1:30 expected an option after '(', not ')'"},
        RefusedCase{"CREATE SEQUENCE s START WITH 1 INCREMENT BY 1 NOCACHE",
                    "1:47 expected START WITH, INCREMENT BY, MINVALUE, MAXVALUE, CYCLE or CACHE, "
                    "not 'NOCACHE'"},
        RefusedCase{"CREATE SEQUENCE s NO CACHE 5",
                    "1:19 expected START WITH, INCREMENT BY, MINVALUE, MAXVALUE, CYCLE or CACHE, "
                    "not 'NO CACHE 5'"},
        RefusedCase{"CREATE SEQUENCE s INCREMENT 5",
                    "1:19 expected START WITH, INCREMENT BY, MINVALUE, MAXVALUE, CYCLE or CACHE, "
                    "not 'INCREMENT 5'"}));

TEST(Broken, WhatMayBeMeantIsNotRefused) {
    EXPECT_THAT(
        parse_text("CREATE TABLE t (a char(1) COLLATE x NOT NULL COLLATE y, b int NULL NULL) "
                   "WITH (DATA_COMPRESSION = PAGE, SOMETHING_NEW = ON, HEAP)\n"
                   "CREATE INDEX i ON t (a) WITH (STATISTICS_ONLY = -1, XML_COMPRESSION = ON)\n"
                   "CREATE SEQUENCE s START WITH $(Seed) INCREMENT BY -1 MINVALUE MAXVALUE +9 "
                   "$(Cache) NO CYCLE\n")
            .messages(),
        IsEmpty());
}

TEST(Broken, WhatOnlyLooksLikeATableIsNone) {
    EXPECT_THAT(parse_text("CREATE REMOTE TABLE a AT ('x') AS SELECT 1\nGO\n"
                           "ALTER ROLE r ADD MEMBER u\nALTER MASTER KEY DROP ENCRYPTION BY x\n"
                           "CREATE TABLE t (a varchar($(size)), b varchar(<size, int, 9>), c "
                           "xml(x), d varchar({0}), e sys.xml(CONTENT y), f vector(3, float16))")
                    .messages(),
                IsEmpty());
}

TEST(Broken, ControlZEndsAText) {
    EXPECT_THAT(parse_text("CREATE TABLE a (x int)\r\n\x1A\r\n").messages(), IsEmpty());
    EXPECT_THAT(parse_text("CREATE TABLE a (x int)\x1A\nGO").messages(),
                ElementsAre("1:23 unexpected character U+001A"));
}

TEST(Broken, AnUnclosedBracketDoesNotReachTheNextStatement) {
    const Parsed parsed = parse_text(
        "CREATE TABLE [a (x int)\nCREATE TABLE b (x int CHECK (x LIKE ']'))\n"
        "CREATE TABLE c (x [int, y int,\n  z [int])\nCREATE TABLE d (x int)");
    EXPECT_THAT(parsed.messages(), ElementsAre("1:14 the name is not closed: ']' is missing",
                                               "3:19 the name is not closed: ']' is missing"));
    EXPECT_THAT(table_names(parsed.result), ElementsAre("b", "d"));
}

TEST(Broken, AnUnclosedParenthesisDoesNotReachTheNextTable) {
    const Parsed parsed = parse_text(
        "CREATE TABLE a (x int\nCREATE TABLE b (x int)\nCREATE TABLE c (x int,\n"
        "CREATE UNIQUE INDEX i ON b (x)\nALTER TABLE b ADD y int");
    EXPECT_THAT(
        parsed.messages(),
        ElementsAre("1:22 expected '(', a column option, ',' or ')' after 'int', not the end "
                    "of the statement",
                    "3:23 expected a column name or a constraint after ',', not the end of "
                    "the statement"));
    EXPECT_EQ(parsed.result.script.statements.size(), 3U);
}

TEST(Broken, AMisspeltStatementIsNotOverlooked) {
    const Parsed separate = parse_text("CREAT TABLE t (a int)\nCREATE TABLE a (x int)");
    EXPECT_THAT(separate.messages(),
                ElementsAre("1:1 expected CREATE, ALTER, DROP or another statement, not 'CREAT'"));
    EXPECT_THAT(table_names(separate.result), ElementsAre("a"));
    const Parsed joined = parse_text("CREATE TABLE a (x int) -- x\nCREAT TABLE t (a int)");
    EXPECT_THAT(joined.messages(),
                ElementsAre("2:1 expected CREATE, ALTER, DROP or another statement, not 'CREAT'"));
    EXPECT_THAT(table_names(joined.result), ElementsAre("a"));
}

TEST(Broken, AMisspeltStatementBehindAnotherIsNotOverlooked) {
    for (const std::string before : {"PRINT 'x'", "SET NOCOUNT ON", "IF OBJECT_ID('t') IS NULL",
                                     "EXEC p", "INSERT a VALUES (1)", "SELECT * FROM a",
                                     "CREATE INDEX i ON a (x)", "ALTER TABLE a ADD y int"}) {
        for (const std::string rest :
             {"TABLE dbo.t (b int)", "TABLE t ADD b int", "UNIQUE INDEX i ON dbo.t (b)"}) {
            const Parsed parsed = parse_text("CREATE TABLE a (x int);\n" + before + "\nCREAET " +
                                             rest + "\nCREATE TABLE c (x int)");
            if (before.starts_with("ALTER") && rest.starts_with("UNIQUE")) {
                EXPECT_EQ(parsed.messages().size(), 1U);
            } else {
                EXPECT_THAT(parsed.messages(), ElementsAre("3:1 expected CREATE, ALTER, DROP or "
                                                           "another statement, not 'CREAET'"))
                    << before << rest;
            }
            EXPECT_THAT(table_names(parsed.result), ElementsAre("a", "c"));
        }
    }
    EXPECT_THAT(
        parse_text("IF 1 = 2 CREAET TABLE t (a int) ELSE CREATE TABLE c (x int)").messages(),
        ElementsAre("1:10 expected CREATE, ALTER, DROP or another statement, not "
                    "'CREAET'"));
    EXPECT_EQ(parse_text("CREATE TABEL t AS NODE").messages().size(), 1U);
    // What may stand over lines before TABLE, and what is no name of a table.
    for (const std::string valid : {"DECLARE @t\nAS TABLE (a int)",
                                    "SELECT 1\nAS a, b FROM c OPTION (\nTABLE HINT (c, NOLOCK))",
                                    "CREATE\nREMOTE TABLE d.t AT ('x') AS SELECT 1",
                                    "ALTER TABLE t ADD a\nint INDEX i ON ps (a)"}) {
        EXPECT_THAT(parse_text(valid).messages(), IsEmpty()) << valid;
    }
}

TEST(Broken, AStatementWithoutItsFirstWordIsNotOverlooked) {
    for (const std::string rest : {"TABLE", "UNIQUE", "INDEX"}) {
        const std::string behind = rest == "TABLE"    ? " dbo.t (b int)"
                                   : rest == "UNIQUE" ? " CLUSTERED INDEX i ON dbo.t (b)"
                                                      : " i ON t (b)";
        const Parsed parsed =
            parse_text("PRINT 'x'\nGO\n" + rest + behind + "\nCREATE TABLE c (x int)\n");
        EXPECT_THAT(parsed.messages(), ElementsAre("3:1 expected CREATE, ALTER, DROP or another "
                                                   "statement, not '" +
                                                   rest + "'"));
        EXPECT_THAT(table_names(parsed.result), ElementsAre("c"));
    }
    for (const std::string before : {"BEGIN TRANSACTION", "SET NOCOUNT ON", "PRINT 'x'"}) {
        const Parsed behind = parse_text(before + " TABLE b (y int)");
        EXPECT_EQ(behind.messages().size(), 1U) << before;
    }
    EXPECT_THAT(parse_text(". TABLE b (y int)").messages(),
                ElementsAre("1:1 expected CREATE, ALTER, DROP or another statement, not '.'"));
    EXPECT_EQ(parse_text("CREATE 2 TABLE b (y int)").messages().size(), 1U);
    EXPECT_EQ(parse_text("CREATE hash (y int)").messages().size(), 1U);
    EXPECT_EQ(parse_text("CREAET\nTABLE b (y int)").messages().size(), 1U);
    const Parsed altered = parse_text("ALTER TABLE a ADD x int\nTABLE b (y int)");
    EXPECT_EQ(altered.messages().size(), 1U);
    EXPECT_EQ(altered.result.script.statements.size(), 1U);
    const Parsed joined = parse_text("CREATE TABLE a (x int)\nTABLE b (y int)");
    EXPECT_THAT(joined.messages(),
                ElementsAre("2:1 expected CREATE, ALTER, DROP or another statement, not 'TABLE'"));
    EXPECT_THAT(table_names(joined.result), ElementsAre("a"));
}

TEST(Broken, AnUnclosedStringEndsWithItsLine) {
    const Parsed parsed = parse_text(
        "CREATE TABLE a (x int)\nGO\nCREATE TABLE b (x varchar(9) DEFAULT 'y)\nGO\n"
        "CREATE TABLE c (x varchar(9) DEFAULT 'z')\nGO\nCREATE TABLE d (x int)");
    EXPECT_THAT(parsed.messages(), ElementsAre("3:38 the string is not closed"));
    EXPECT_THAT(table_names(parsed.result), ElementsAre("a", "c", "d"));
}

TEST(Broken, AnUnclosedStringAtTheEndIsReportedWhereItBegins) {
    const Parsed parsed =
        parse_text("CREATE TABLE a (x int DEFAULT 'multi\nline')\nINSERT INTO a VALUES ('b");
    EXPECT_THAT(parsed.messages(), ElementsAre("3:23 the string is not closed"));
    EXPECT_THAT(table_names(parsed.result), ElementsAre("a"));
}

TEST(Broken, AnUnclosedCommentEndsWithItsNestedOne) {
    const Parsed parsed =
        parse_text("CREATE TABLE a (x int)\n/* one /* two */\nCREATE TABLE b (x int)\n/* three");
    EXPECT_THAT(parsed.messages(), ElementsAre("2:1 the comment is not closed: '*/' is missing",
                                               "4:1 the comment is not closed: '*/' is missing"));
    EXPECT_THAT(table_names(parsed.result), ElementsAre("a", "b"));
}

TEST(Broken, AnUnclosedBracketEndsWithItsLine) {
    const Parsed parsed = parse_text("CREATE TABLE a ([x int,\n[y] int)\nCREATE TABLE b ([x] int)");
    EXPECT_THAT(parsed.messages(), ElementsAre("1:17 the name is not closed: ']' is missing"));
    EXPECT_THAT(table_names(parsed.result), ElementsAre("b"));
}

TEST(Broken, ControlCharactersAreReportedOnceAndReadOver) {
    const Parsed parsed = parse_text(std::string(
        "CREATE TABLE a (x int)\n\0\0 CREATE TABLE b (x\0 int)\n\x01 CREATE TABLE c (x int)", 74));
    EXPECT_THAT(parsed.messages(), ElementsAre("2:1 unexpected character U+0000"));
    EXPECT_THAT(table_names(parsed.result), ElementsAre("a", "b", "c"));
}

TEST(Broken, AVerbAloneTakesNothingWithIt) {
    for (const std::string verb : {"DROP", "CREATE", "ALTER"}) {
        const Parsed parsed = parse_text(verb + " CREATE TABLE a (x int) " + verb +
                                         " ALTER TABLE a ADD y int " + verb + " DROP INDEX a.i");
        EXPECT_THAT(parsed.messages(), IsEmpty()) << verb;
        EXPECT_EQ(parsed.result.script.statements.size(), 3U) << verb;
    }
}

TEST(Broken, AZeroInACommentOrAStringIsMentioned) {
    const std::string zero(1, '\0');
    const Parsed parsed = parse_text("-- one " + zero + " here\nCREATE TABLE a (x char DEFAULT '" +
                                     zero + "')\nCREATE TABLE b (x int)");
    EXPECT_THAT(parsed.messages(),
                ElementsAre("1:8 U+0000 is no character of a text: it is read over"));
    EXPECT_EQ(parsed.result.diagnostics.at(0).severity, text::DiagnosticSeverity::Info);
    EXPECT_THAT(table_names(parsed.result), ElementsAre("a", "b"));
}

TEST(Broken, LongTokensAreQuotedInPart) {
    const std::string long_name(200, 'x');
    EXPECT_THAT(parse_text("CREATE TABLE t " + long_name).messages().at(0),
                EndsWith("not '" + long_name.substr(0, 40) + "…'"));
    EXPECT_THAT(parse_text("CREATE TABLE t 'two\nlines'").messages().at(0),
                EndsWith("not ''two…'"));
}

}  // namespace
}  // namespace tsqlaudit::syntax
