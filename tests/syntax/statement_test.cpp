// Where statements of all kinds begin and end.
#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;

TEST(Statements, NeedNoSeparator) {
    EXPECT_THAT(tables_of("CREATE TABLE a (x int) CREATE TABLE b (x int)ALTER TABLE a ADD y int "
                          "DROP INDEX i ON t CREATE TABLE c (x int);CREATE TABLE d(x int)"),
                ElementsAre("a", "b", "c", "d"));
}

TEST(Statements, OfOtherKindsAreSkipped) {
    EXPECT_THAT(
        tables_of(
            "USE [db]\nSET NOCOUNT ON\nDECLARE @t TABLE (a int)\n"
            "INSERT INTO x (a) VALUES ('CREATE TABLE no (a int)')\nSELECT CASE WHEN 1 = 1 THEN"
            " 2 ELSE 3 END FROM y ORDER BY 1\nUPDATE z SET a = 1 WHERE b = 2\n"
            "MERGE a USING b ON 1 = 1 WHEN MATCHED THEN DELETE;\n"
            "GRANT CREATE TABLE, ALTER ON SCHEMA::dbo TO [x] WITH GRANT OPTION\n"
            "CREATE LOGIN l WITH PASSWORD = 'x'\nCREATE USER u FOR LOGIN l\n"
            "ALTER DATABASE db SET RECOVERY SIMPLE\nBULK INSERT t FROM 'f' WITH (TABLOCK)\n"
            "DBCC CHECKIDENT ('t', RESEED, 0)\nPRINT 'done'\n"
            "CREATE QUEUE q ON [DEFAULT]\nCREATE SERVICE s ON QUEUE q ([c])\n"
            "DROP ROLE r\nDROP LOGIN l\nDROP AGGREGATE a\n"
            "ALTER ROLE r ADD MEMBER m\nDENY DELETE ON t TO u\n"
            "ADD SENSITIVITY CLASSIFICATION TO t.c WITH (LABEL = 'x')\n"
            "CREATE TABLE yes (a int)"),
        ElementsAre("yes"));
}

TEST(Statements, EndWhereTheNextOneBegins) {
    const auto statements = statements_of(
        "ALTER TABLE t ADD f datetime2 GENERATED ALWAYS AS ROW END, c AS CASE WHEN a = 1 THEN 2"
        " ELSE 3 END\n"
        "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES b ON DELETE SET NULL ON UPDATE"
        " CASCADE\nUPDATE t SET a = 1\n"
        "ALTER TABLE t ALTER COLUMN c DROP SPARSE\nALTER TABLE t SET (LOCK_ESCALATION = AUTO)\n"
        "ALTER TABLE t DROP CONSTRAINT a, COLUMN b\nDROP TABLE IF EXISTS t\n"
        "ALTER TABLE t DROP COLUMN IF EXISTS c\nIF EXISTS (SELECT 1) DROP TABLE u\n"
        "ALTER TABLE t ENABLE TRIGGER tr\nENABLE TRIGGER tr ON t\nDROP TABLE v\nTHROW");
    EXPECT_EQ(statements.size(), 10U);
}

TEST(Statements, OfServiceBrokerAndSignaturesEndATable) {
    EXPECT_THAT(tables_of("CREATE TABLE a (x int)\nSEND ON CONVERSATION @h MESSAGE TYPE m (@x)\n"
                          "CREATE TABLE b (x int)\nRECEIVE TOP(1) * FROM q\n"
                          "CREATE TABLE c (x int)\nGET CONVERSATION GROUP @g FROM q\n"
                          "CREATE TABLE d (x int)\nMOVE CONVERSATION @h TO @g\n"
                          "CREATE TABLE e (x int)\nADD SIGNATURE TO dbo.p BY CERTIFICATE c\n"
                          "CREATE TABLE f (x int)\nADD COUNTER SIGNATURE TO p BY CERTIFICATE c\n"
                          "CREATE TABLE g (send int, signature int, receive\nint)\n"
                          "ALTER TABLE g\nADD signature2 int"),
                ElementsAre("a", "b", "c", "d", "e", "f", "g"));
}

TEST(Statements, EndBehindAll) {
    EXPECT_THAT(
        tables_of("CREATE TABLE a (x int) ALTER TABLE a NOCHECK CONSTRAINT ALL\nSELECT 1 "
                  "ALTER TABLE a DISABLE TRIGGER ALL SELECT 2 "
                  "CREATE TABLE b AS SELECT 1 AS x UNION ALL SELECT 2 CREATE TABLE c (x int)"),
        ElementsAre("a", "b", "c"));
}

TEST(Statements, AreNoneWhereANameHasToCome) {
    EXPECT_THAT(
        tables_of(
            "CREATE TABLE\nReceive (a int)\nCREATE TABLE s.\nThrow (a int)\n"
            "ALTER TABLE Receive ADD\nSend int,\nCopy int, CONSTRAINT\nThrow\n"
            "CHECK (Send > Copy), FOREIGN KEY (a) REFERENCES\nThrow (a), UNIQUE (a) ON\nSend\n"
            "ALTER TABLE Receive DROP COLUMN\nCopy\nCREATE INDEX i ON\nThrow (a) "
            "WHERE\nCopy = 1 AND\nSend = 2\n"
            "ALTER TABLE a SWITCH TO\nThrow\nCREATE STATISTICS\nThrow ON a (b)\nDROP "
            "VIEW\nThrow\nDROP SEQUENCE\nSend\nDROP TABLE IF EXISTS\nThrow"),
        ElementsAre("Receive", "s.Throw"));
    EXPECT_THAT(tables_of("CREATE TABLE a (x int)\nSET NOCOUNT ON\nTHROW\nCREATE TABLE b (x int)"),
                ElementsAre("a", "b"));
    const auto added = action_of<AddElements>("ADD\nThrow int, a int,\nReceive int");
    EXPECT_EQ(added.columns.size(), 3U);
}

TEST(Statements, EndATableOnItsOwnLine) {
    EXPECT_THAT(tables_of("CREATE TABLE a (x int) label: CREATE TABLE b (x int) next: "
                          "CREATE TABLE c (x int) ENABLE TRIGGER t ON c CREATE TABLE d (x int) "
                          "DISABLE TRIGGER t ON d ALTER TABLE d ENABLE TRIGGER t "
                          "CREATE TABLE e (x int) LINENO 7 CREATE TABLE f (x int) "
                          "DISK INIT NAME = 'd' CREATE TABLE g (x int) "
                          "ALTER COLUMN ENCRYPTION KEY k ADD VALUE (x = 1) CREATE TABLE h (x int)\n"
                          "(SELECT 1) UNION SELECT 2 CREATE TABLE i (x int)"),
                ElementsAre("a", "b", "c", "d", "e", "f", "g", "h", "i"));
}

TEST(Statements, AnAvailabilityGroupGrantsToNobody) {
    EXPECT_THAT(tables_of("ALTER AVAILABILITY GROUP g GRANT CREATE ANY DATABASE\n"
                          "CREATE TABLE a (x int)\nADD SIGNATURE TO p BY CERTIFICATE c\n"
                          "REVOKE GRANT OPTION FOR CREATE TABLE, ALTER ON t FROM u\n"
                          "GRANT ALTER ANY EVENT SESSION DROP EVENT TO u\n"
                          "CREATE TABLE b (x int)"),
                ElementsAre("a", "b"));
}

TEST(Statements, OfFederationsAreSkipped) {
    EXPECT_THAT(tables_of("CREATE FEDERATION f (id bigint RANGE)\n"
                          "CREATE TABLE a (x int) FEDERATED ON (id = x)\n"
                          "USE FEDERATION f (id = 3) WITH RESET, FILTERING = OFF\n"
                          "ALTER FEDERATION f DROP AT (LOW id = 100)\nCREATE TABLE b (x int)"),
                ElementsAre("a", "b"));
}

TEST(SelectInto, NamesATable) {
    const auto statements = statements_of(
        "SELECT a, (SELECT 1 AS b) INTO s.t FROM u INSERT INTO v SELECT 1 FROM w\n"
        "WITH c AS (SELECT 1 AS a) SELECT TOP (1) * INTO [x y] ON fg FROM c\n"
        "FETCH NEXT FROM c INTO @a; SELECT 1 INTO z SELECT 1 INTO OUTFILE 'f' FROM y");
    std::vector<std::string> tables;
    for (const Statement& statement : statements) {
        tables.push_back(to_text(std::get<SelectInto>(statement.node).table));
    }
    EXPECT_THAT(tables, ElementsAre("s.t", "x y", "z"));
}

}  // namespace
}  // namespace tsqlaudit::syntax
