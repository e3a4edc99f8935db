// Statements that come before what they are about.
#include <gtest/gtest.h>

#include <algorithm>

#include "describe.h"

namespace tsqlaudit::test {
namespace {

TEST(Order, StatementsWaitForTheirTable) {
    const std::string expected =
        "table dbo.T described All of them\n"
        "  column a int not null described The key\n"
        "  column b int null\n"
        "  primary key PK clustered (a)\n"
        "  index IX (b) disabled\n"
        "  foreign key FK (b) -> dbo.T(a) untrusted\n"
        "  trigger dbo.TR assigns b\n"
        "policy dbo.P\n"
        "  filter dbo.f(b) on dbo.T\n";
    const SqlFile table{"table.sql", "CREATE TABLE dbo.T (a int NOT NULL, b int)"};
    const SqlFile rest{
        "all.sql",
        "ALTER TABLE T ADD CONSTRAINT PK PRIMARY KEY (a)\n"
        "CREATE INDEX IX ON T(b)\n"
        "ALTER INDEX IX ON T DISABLE\n"
        "ALTER TABLE T WITH NOCHECK ADD CONSTRAINT FK FOREIGN KEY (b) REFERENCES T\n"
        "EXEC sp_addextendedproperty 'MS_Description', 'The key', 'SCHEMA', 'dbo', 'TABLE', 'T', "
        "'COLUMN', 'A'\n"
        "EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'All of them', "
        "@level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', "
        "@level1name = N'T'\nGO\n"
        "CREATE TRIGGER TR ON T AFTER INSERT AS UPDATE T SET b = 1\nGO\n"
        "CREATE SECURITY POLICY P ADD FILTER PREDICATE dbo.f(B) ON dbo.T WITH (STATE = ON)\n"};
    const std::string before = describe({rest, table});
    const std::string after = describe({table, rest});
    EXPECT_EQ(before, after);
    EXPECT_EQ(before.substr(0, before.find("  trigger")),
              expected.substr(0, expected.find("  trigger")));
    EXPECT_EQ(before.substr(before.find("policy")), expected.substr(expected.find("policy")));
}

TEST(Order, StatementsWaitForColumnsIndexesAndConstraints) {
    EXPECT_EQ(describe({{"1.sql",
                         "ALTER INDEX IX ON T DISABLE\n"
                         "CREATE INDEX IX ON T(c)\n"
                         "ALTER TABLE T NOCHECK CONSTRAINT CK\n"
                         "ALTER TABLE T ADD CONSTRAINT CK CHECK (c > 0)\n"
                         "ALTER TABLE T ALTER COLUMN c bigint NOT NULL\n"},
                        {"2.sql", "CREATE TABLE T (a int)"},
                        {"3.sql", "ALTER TABLE T ADD c int"}}),
              "table dbo.T\n"
              "  column a int null\n"
              "  column c bigint not null\n"
              "  index IX (c) disabled\n"
              "  check CK c > 0 of (c) disabled untrusted\n");
}

TEST(Order, WhatNeverComesIsAWarningThatNamesIt) {
    EXPECT_EQ(
        describe("CREATE TABLE T (a int)\nGO\n"
                 "ALTER TABLE Gone ADD x int\n"
                 "  CREATE INDEX IX ON app.Gone(x)\n"
                 "CREATE INDEX IX ON T(x)\n"
                 "ALTER TABLE T ALTER COLUMN y int\n"
                 "ALTER INDEX I9 ON T REBUILD\n"
                 "ALTER TABLE T CHECK CONSTRAINT CK9\n"
                 "CREATE STATISTICS S ON Gone(x)\n"
                 "EXEC sp_rename 'Gone', 'Back'\n"
                 "GO\n"
                 "CREATE SECURITY POLICY P ADD FILTER PREDICATE dbo.f(x) ON dbo.Gone\n"),
        "table dbo.T\n"
        "  column a int null\n"
        "policy dbo.P\n"
        "  filter dbo.f(x) on dbo.Gone\n"
        "! schema.sql:3:1 warning dbo.Gone is not defined in the input: the statement has no "
        "effect, nor has 1 other\n"
        "! schema.sql:4:3 warning app.Gone is not defined in the input: the statement has no "
        "effect\n"
        "! schema.sql:5:1 warning dbo.T has no column, index or constraint x: the statement has "
        "no effect\n"
        "! schema.sql:6:1 warning dbo.T has no column, index or constraint y: the statement has "
        "no effect\n"
        "! schema.sql:7:1 warning dbo.T has no column, index or constraint I9: the statement "
        "has no effect\n"
        "! schema.sql:8:1 warning dbo.T has no column, index or constraint CK9: the statement "
        "has no effect\n"

        "! schema.sql:12:1 warning dbo.Gone is not defined in the input: the predicate of "
        "security policy dbo.P has no effect\n");
}

TEST(Order, RemovalsOfWhatIsNotThereAreNoNews) {
    EXPECT_EQ(describe("IF EXISTS (SELECT * FROM sys.foreign_keys WHERE name = 'FK')\n"
                       "    ALTER TABLE T DROP CONSTRAINT FK\nGO\n"
                       "DROP TABLE IF EXISTS T\nDROP TABLE U\n"
                       "DROP INDEX IF EXISTS IX ON T\nGO\n"
                       "CREATE TABLE P (Id int PRIMARY KEY)\n"
                       "CREATE TABLE T (a int CONSTRAINT FK REFERENCES P)\n"
                       "DROP INDEX IX ON T\n"
                       "ALTER TABLE T DROP CONSTRAINT FK9\n"),
              "table dbo.P\n"
              "  column Id int not null\n"
              "  primary key clustered (Id) inline\n"
              "table dbo.T\n"
              "  column a int null\n"
              "  foreign key FK (a) -> dbo.P(Id) inline\n");
}

TEST(Order, DropTableEndsWhatTheSameFileDidToTheOldOne) {
    EXPECT_EQ(describe("ALTER TABLE T DROP CONSTRAINT PK\n"
                       "ALTER TABLE T ADD old int\n"
                       "DROP TABLE T\nGO\n"
                       "CREATE TABLE T (a int NOT NULL CONSTRAINT PK PRIMARY KEY)\n"),
              "table dbo.T\n"
              "  column a int not null\n"
              "  primary key PK clustered (a) inline\n");
}

TEST(Order, UnguardedDropTableEndsWhatEarlierFilesDidToTheOldOne) {
    EXPECT_EQ(describe({{"1.sql", "ALTER TABLE T ADD b int"},
                        {"2.sql", "DROP TABLE T\nGO\nCREATE TABLE T (a int, b int)"}}),
              "table dbo.T\n"
              "  column a int null\n"
              "  column b int null\n");
}

TEST(Order, IndexFileSurvivesTheDropGuardOfItsTable) {
    EXPECT_EQ(
        describe({{"indexes.sql", "CREATE INDEX IX ON T(a)"},
                  {"tables.sql",
                   "IF OBJECT_ID('T') IS NOT NULL DROP TABLE T\nGO\nCREATE TABLE T (a int)"}}),
        "table dbo.T\n"
        "  column a int null\n"
        "  index IX (a)\n");
}

TEST(Order, OfFilesDoesNotMatterForADeclarativeProject) {
    std::vector<SqlFile> files{
        {"Indexes/IX.sql", "CREATE INDEX IX ON dbo.B(AId)"},
        {"Tables/A.sql", "CREATE TABLE dbo.A (Id int PRIMARY KEY, E dbo.Email)"},
        {"Tables/B.sql", "CREATE TABLE dbo.B (Id int PRIMARY KEY, AId int REFERENCES A)"},
        {"Types/Email.sql", "CREATE TYPE dbo.Email FROM varchar(99) NOT NULL"},
    };
    const std::string expected = describe(files);
    EXPECT_EQ(expected,
              "table dbo.A\n"
              "  column Id int not null\n"
              "  column E varchar(99) alias dbo.Email not null\n"
              "  primary key clustered (Id) inline\n"
              "table dbo.B\n"
              "  column Id int not null\n"
              "  column AId int null\n"
              "  primary key clustered (Id) inline\n"
              "  index IX (AId)\n"
              "  foreign key (AId) -> dbo.A(Id) inline\n"
              "type dbo.Email varchar(99) not null\n");
    const auto by_path = [](const SqlFile& left, const SqlFile& right) {
        return left.path < right.path;
    };
    while (std::next_permutation(files.begin(), files.end(), by_path)) {
        EXPECT_EQ(describe(files), expected);
    }
}

TEST(Order, MigrationsEndInTheLastShape) {
    EXPECT_EQ(
        describe({{"V1.sql", "CREATE TABLE T (Id int NOT NULL PRIMARY KEY, Nm varchar(10))"},
                  {"V2.sql",
                   "ALTER TABLE T ADD Kind tinyint NOT NULL CONSTRAINT DF_Kind DEFAULT 0\nGO\n"
                   "CREATE INDEX IX_Kind ON T(Kind)"},
                  {"V3.sql", "EXEC sp_rename 'T.Nm', 'Name', 'COLUMN'"},
                  {"V10.sql",
                   "DROP INDEX IX_Kind ON T\n"
                   "ALTER TABLE T DROP CONSTRAINT DF_Kind\n"
                   "ALTER TABLE T DROP COLUMN Kind\nGO\n"
                   "ALTER TABLE T ALTER COLUMN Name nvarchar(100) NOT NULL"}}),
        "table dbo.T\n"
        "  column Id int not null\n"
        "  column Name nvarchar(100) not null\n"
        "  primary key clustered (Id) inline\n");
}

TEST(Order, TableThatIsNotThereIsOneWarning) {
    EXPECT_EQ(describe("EXEC sp_rename 'Far.a', 'z', 'COLUMN'\nGO\n"
                       "ALTER TABLE Far ADD a int\nGO\nCREATE INDEX i ON Far(a)\nGO\n"
                       "IF OBJECT_ID('Far') IS NOT NULL ALTER TABLE Far ADD b int\n"),
              "! schema.sql:1:1 warning dbo.Far is not defined in the input: the statement has no "
              "effect, nor have 2 others\n");
}

TEST(Order, NothingIsSaidOfATableThatCouldNotBeRead) {
    EXPECT_EQ(describe("CREATE TABLE dbo.Bad (a int NOT NULL, b int NULL NULL2)\nGO\n"
                       "CREATE INDEX i ON dbo.Bad(b)\nALTER TABLE Bad ADD c int\n"
                       "EXEC sp_rename 'Bad.a', 'z', 'COLUMN'\n"),
              "! schema.sql:1:50 error expected a column option, ',' or ')' after 'NULL', not "
              "'NULL2'\n");
}

TEST(Order, WhatAsksForATableThatIsNotThereIsNoNews) {
    EXPECT_EQ(
        describe("IF OBJECT_ID('dbo.X') IS NOT NULL ALTER TABLE dbo.X ADD a int\n"
                 "IF OBJECT_ID('dbo.X') IS NOT NULL ALTER TABLE dbo.X NOCHECK CONSTRAINT ALL\n"
                 "IF EXISTS (SELECT 1 FROM sys.tables WHERE name = 'X') CREATE INDEX i ON "
                 "dbo.X(a)\n"
                 "IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = 'i') CREATE INDEX i ON "
                 "dbo.X(a)\n"),
        "! schema.sql:4:60 warning dbo.X is not defined in the input: the statement has no "
        "effect\n");
}

TEST(Order, OnlyWhatAddsSomethingWaitsForATableOfTheSameFile) {
    const std::string create = "GO\nCREATE TABLE C (a int, b int, INDEX IX (b))\n";
    const std::string expected =
        "table dbo.C\n"
        "  column a int null\n"
        "  column b int null\n"
        "  index IX (b) inline\n";
    for (const std::string early :
         {"DROP INDEX C.IX", "DROP INDEX IX ON C", "ALTER INDEX ALL ON C DISABLE",
          "ALTER TABLE C DROP COLUMN b", "ALTER TABLE C ALTER COLUMN b bigint",
          "EXEC sp_rename 'C', 'Old'", "ALTER SCHEMA s TRANSFER dbo.C",
          "IF OBJECT_ID('C') IS NOT NULL ALTER TABLE C ADD c int"}) {
        EXPECT_EQ(describe(early + "\n" + create), expected) << early;
    }
    EXPECT_EQ(describe("CREATE INDEX IX2 ON C(a)\nALTER TABLE C ADD c int\n" + create),
              "table dbo.C\n"
              "  column a int null\n"
              "  column b int null\n"
              "  column c int null\n"
              "  index IX (b) inline\n"
              "  index IX2 (a)\n");
}

TEST(Order, DatabasesAreTakenForOne) {
    EXPECT_EQ(
        describe({{"1.sql",
                   "USE db1\nGO\nCREATE TABLE T (a int)\nGO\nUSE [db2]\nGO\n"
                   "CREATE TABLE T (a int, b int)\n"},
                  {"2.sql", "USE DB1\nGO\nCREATE TABLE T (a int, b int)\n"},
                  {"3.sql", "CREATE TABLE T (a int, b int)\n"}}),
        "table dbo.T\n"
        "  column a int null\n"
        "! 1.sql:7:14 info table dbo.T is already defined at 1.sql:3 for another database: "
        "all databases are taken for one, and the first definition counts\n"
        "! 2.sql:3:14 warning table dbo.T is already defined at 1.sql:3; the first definition "
        "counts\n"
        "! 3.sql:1:14 warning table dbo.T is already defined at 1.sql:3; the first definition "
        "counts\n");
}

TEST(Order, StatementsForAnotherDatabaseAreAboutItsTables) {
    const std::string shop =
        "USE Shop\nGO\nCREATE TABLE T (a int NOT NULL, b int)\n"
        "ALTER TABLE T ADD CONSTRAINT PK_T PRIMARY KEY (a)\nGO\n";
    const std::string tables =
        "table dbo.T\n"
        "  column a int not null\n"
        "  column b int null\n"
        "  primary key PK_T clustered (a)\n";
    EXPECT_EQ(describe({{"1.sql", shop},
                        {"2.sql",
                         "use [Crm]\nGO\nDROP TABLE T\nGO\nCREATE TABLE T (c int NOT NULL, b int)\n"
                         "ALTER TABLE T ADD d int, CONSTRAINT CK_T CHECK (b > 0)\n"
                         "CREATE INDEX IX_T ON T(b)\nCREATE INDEX IX_T2 ON T(c)\n"
                         "EXEC sp_rename 'T.b', 'e'\nEXEC sp_rename 'T', 'V'\n"
                         "CREATE TABLE U (c int REFERENCES T(c))\nDROP INDEX IX_T ON T\n"},
                        {"3.sql", "USE shop\nCREATE INDEX IX ON T(b)\n"}}),
              tables +
                  "  index IX (b)\n"
                  "table dbo.U\n"
                  "  column c int null\n"
                  "  foreign key (c) -> dbo.T(c) outside inline\n"
                  "! 2.sql:5:14 info table dbo.T is already defined at 1.sql:3 for another "
                  "database: all databases are taken for one, and the first definition counts\n");
    // It has no table of that name, or nothing is known of the database.
    for (const std::string other :
         {"USE Crm\n", "USE master\nCREATE TABLE W (a int)\nDROP TABLE W\n"}) {
        EXPECT_EQ(describe({{"1.sql", shop}, {"2.sql", other + "CREATE INDEX IX ON T(b)\n"}}),
                  tables + "  index IX (b)\n")
            << other;
    }
    for (const std::string other : {"$(Name)", "{db}", "tempdb", "[SHOP]"}) {
        EXPECT_EQ(describe({{"1.sql", shop},
                            {"2.sql", "USE " + other +
                                          "\nCREATE TABLE T (a int)\nCREATE INDEX IX ON T(b)\n"}}),
                  tables +
                      "  index IX (b)\n"
                      "! 2.sql:2:14 warning table dbo.T is already defined at 1.sql:3; the first "
                      "definition counts\n")
            << other;
    }
}

const std::string table_of_shop =
    "table dbo.T\n"
    "  column a int null\n"
    "  column b int null\n";

std::string repeated(const std::string& place, const std::string& first = "1.sql:3") {
    return "! " + place + " info table dbo.T is already defined at " + first +
           " for another database: all databases are taken for one, and the first definition "
           "counts\n";
}

// Whichever file is read first.
TEST(Order, DatabasesWhoseTableComesLaterHaveItAllTheSame) {
    const std::string shop = "USE Shop\nGO\nCREATE TABLE T (a int, b int)\n";
    const std::string crm = "USE Crm\nGO\nCREATE TABLE T (c int, b int)\n";
    for (const std::string statement :
         {"CREATE INDEX IX ON T(b)", "DROP TABLE T", "ALTER TABLE T ADD d int",
          "EXEC sp_rename 'T', 'V'", "EXEC sp_rename 'T.b', 'e'", "DROP TABLE IF EXISTS T, W"}) {
        EXPECT_EQ(describe({{"1.sql", shop}, {"2.sql", "USE Crm\n" + statement}, {"3.sql", crm}}),
                  table_of_shop + repeated("3.sql:3:14"))
            << statement;
    }
    EXPECT_EQ(describe({{"1.sql", "USE Crm\nCREATE INDEX IX_C ON T(b)\n"},
                        {"2.sql", shop + "CREATE INDEX IX_S ON T(b)\n"},
                        {"3.sql", crm}}),
              table_of_shop + "  index IX_S (b)\n" + repeated("3.sql:3:14", "2.sql:3"));
}

TEST(Order, NamesOfThreePartsWinOverUse) {
    const std::string shop = "USE Shop\nGO\nCREATE TABLE T (a int, b int)\n";
    EXPECT_EQ(describe({{"1.sql", shop + "CREATE INDEX IX_C ON Crm.dbo.T(b)\n"
                                         "ALTER TABLE CRM..T DROP COLUMN b\n"
                                         "DROP INDEX IX_S ON Crm.dbo.T\nDROP TABLE Crm.dbo.T\n"
                                         "CREATE INDEX IX ON $(Name).dbo.T(a)\n"},
                        {"2.sql",
                         "USE Crm\nGO\nCREATE TABLE T (c int, b int)\n"
                         "CREATE INDEX IX_S ON [shop].dbo.T(b)\n"}}),
              table_of_shop + "  index IX (a)\n  index IX_S (b)\n" + repeated("2.sql:3:14"));
    // Without USE, and of all that is said in the statement.
    EXPECT_EQ(describe({{"1.sql", "CREATE TABLE Shop.dbo.T (a int, b int)\n"},
                        {"2.sql",
                         "CREATE TABLE Crm.dbo.T (c int PRIMARY KEY, b int)\n"
                         "CREATE INDEX IX ON Crm.dbo.T(b)\nCREATE INDEX IX_S ON Shop.dbo.T(b)\n"
                         "CREATE TABLE Crm.dbo.U (c int REFERENCES T(c))\n"}}),
              table_of_shop +
                  "  index IX_S (b)\n"
                  "table dbo.U\n"
                  "  column c int null\n"
                  "  foreign key (c) -> dbo.T(c) outside inline\n" +
                  repeated("2.sql:1:14", "1.sql:1"));
}

TEST(Order, TablesOfSeveralDatabasesAreDroppedByOneStatement) {
    const std::string shop =
        "USE Shop\nGO\nCREATE TABLE T (a int, b int)\nCREATE TABLE W (a int)\n";
    const std::string crm = "USE Crm\nGO\nCREATE TABLE T (c int)\nCREATE TABLE U (c int)\n";
    const auto left = [&](const std::string& drop) {
        return describe({{"1.sql", shop}, {"2.sql", crm}, {"3.sql", drop}});
    };
    const std::string t = "table dbo.T\n  column a int null\n  column b int null\n";
    const std::string u = "table dbo.U\n  column c int null\n";
    const std::string w = "table dbo.W\n  column a int null\n";
    const std::string again = repeated("2.sql:3:14");
    EXPECT_EQ(left("DROP TABLE Crm.dbo.U, Shop.dbo.T"), w + again);
    EXPECT_EQ(left("DROP TABLE Shop.dbo.W, Crm.dbo.T"), t + u + again);
    EXPECT_EQ(left("DROP TABLE Crm.dbo.T, Crm..U"), t + w + again);
    EXPECT_EQ(left("USE Crm\nDROP TABLE Shop..W, T"), t + u + again);
    EXPECT_EQ(left("USE Crm\nDROP TABLE U, Shop..T"), w + again);
}

// The last statement about it is of a database with another table of that name.
TEST(Order, AnImpliedHistoryKeepsItsIndexesBesideAnotherDatabase) {
    const std::string columns =
        "Id int PRIMARY KEY, A datetime2 GENERATED ALWAYS AS ROW START, "
        "B datetime2 GENERATED ALWAYS AS ROW END, PERIOD FOR SYSTEM_TIME (A, B)";
    const std::string shop = "USE Shop\nGO\nCREATE TABLE T (" + columns +
                             ") WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H))\nGO\n"
                             "CREATE INDEX IX ON H(Id)\n";
    const std::string alone = describe({{"1.sql", shop}});
    EXPECT_NE(alone.find("  history dbo.H implied\n    index IX (Id)\n"), std::string::npos)
        << alone;
    const std::string both = describe({{"1.sql", shop},
                                       {"2.sql",
                                        "USE Crm\nGO\nCREATE TABLE T (a int)\nGO\n"
                                        "CREATE INDEX IX_2 ON H(Id)\n"}});
    EXPECT_NE(both.find("  history dbo.H implied\n    index IX (Id)\n"), std::string::npos) << both;
}

}  // namespace
}  // namespace tsqlaudit::test
