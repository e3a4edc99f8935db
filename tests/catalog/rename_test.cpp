#include <gtest/gtest.h>

#include "describe.h"

namespace tsqlaudit::test {
namespace {

TEST(Rename, ColumnChangesEverywhere) {
    EXPECT_EQ(describe("CREATE TABLE P (Id int PRIMARY KEY)\n"
                       "CREATE TABLE C (a int, b int REFERENCES P(Id), CHECK (a > b))\n"
                       "CREATE INDEX IX ON C(b) INCLUDE (a)\nGO\n"
                       "EXEC sp_rename 'dbo.P.Id', 'Key', 'COLUMN'\n"
                       "EXEC sp_rename @objname = N'dbo.C.b', @newname = N'PKey', "
                       "@objtype = N'COLUMN'\n"),
              "table dbo.C\n"
              "  column a int null\n"
              "  column PKey int null\n"
              "  index IX (PKey) include (a)\n"
              "  foreign key (PKey) -> dbo.P(Key) inline\n"
              "  check a > b of (a, PKey) inline\n"
              "table dbo.P\n"
              "  column Key int not null\n"
              "  primary key clustered (Key) inline\n");
}

TEST(Rename, LeavesTheSpellingOfTheRest) {
    EXPECT_EQ(describe("CREATE TABLE Sales.Customers (Id int)\nGO\n"
                       "EXEC sp_rename 'SALES.CUSTOMERS', 'Clients'\n"
                       "ALTER SCHEMA Crm TRANSFER sales.clients\n"),
              "table Crm.Clients\n"
              "  column Id int null\n");
}

TEST(Rename, ForeignKeysFollowATable) {
    EXPECT_EQ(describe("CREATE TABLE P (Id int PRIMARY KEY, Self int REFERENCES P)\n"
                       "CREATE TABLE C (b int REFERENCES P(Id))\nGO\n"
                       "EXEC sp_rename 'P', 'Q'\nEXEC sp_rename 'C', 'D'\n"
                       "EXEC sp_rename 'Q', 'R'\n"),
              "table dbo.D\n"
              "  column b int null\n"
              "  foreign key (b) -> dbo.R(Id) inline\n"
              "table dbo.R\n"
              "  column Id int not null\n"
              "  column Self int null\n"
              "  primary key clustered (Id) inline\n"
              "  foreign key (Self) -> dbo.R(Id) inline\n");
}

TEST(Rename, TableRebuiltThroughACopy) {
    EXPECT_EQ(describe("CREATE TABLE T (Id int CONSTRAINT PK PRIMARY KEY)\n"
                       "CREATE TABLE C (b int REFERENCES T(Id))\nGO\n"
                       "CREATE TABLE Tmp_T (Id bigint NOT NULL, x int)\nGO\n"
                       "DROP TABLE T\nGO\nEXEC sp_rename N'Tmp_T', N'T', 'OBJECT'\nGO\n"
                       "ALTER TABLE T ADD CONSTRAINT PK PRIMARY KEY (Id)\n"),
              "table dbo.C\n"
              "  column b int null\n"
              "  foreign key (b) -> dbo.T(Id) inline\n"
              "table dbo.T\n"
              "  column Id bigint not null\n"
              "  column x int null\n"
              "  primary key PK clustered (Id)\n");
}

TEST(Transfer, MovesATableToAnotherSchema) {
    EXPECT_EQ(describe("CREATE TABLE P (Id int PRIMARY KEY)\n"
                       "CREATE TABLE C (b int REFERENCES P(Id), d int CONSTRAINT DF DEFAULT 1)\n"
                       "GO\nALTER SCHEMA s TRANSFER P\nALTER SCHEMA s TRANSFER OBJECT::dbo.C\n"
                       "ALTER SCHEMA s TRANSFER TYPE::dbo.X\nGO\n"
                       "ALTER TABLE s.C ADD c int\nEXEC sp_rename 's.DF', 'DF_d'\n"),
              "table s.C\n"
              "  column b int null\n"
              "  column d int null default 1 named DF_d\n"
              "  column c int null\n"
              "  foreign key (b) -> s.P(Id) inline\n"
              "table s.P\n"
              "  column Id int not null\n"
              "  primary key clustered (Id) inline\n");
}

TEST(Transfer, WaitsForItsTable) {
    EXPECT_EQ(describe({{.path = "a.sql", .sql = "ALTER SCHEMA s TRANSFER dbo.T"},
                        {.path = "b.sql", .sql = "CREATE TABLE T (a int)"}}),
              "table s.T\n  column a int null\n");
}

TEST(Rename, IndexesAndConstraints) {
    EXPECT_EQ(describe("CREATE TABLE s.T (a int CONSTRAINT PK PRIMARY KEY, "
                       "b int CONSTRAINT DF DEFAULT 1, CONSTRAINT CK CHECK (b > 0), "
                       "CONSTRAINT FK FOREIGN KEY (b) REFERENCES s.T)\n"
                       "CREATE INDEX IX ON s.T(b)\nGO\n"
                       "EXEC sp_rename 's.T.IX', 'IX_b', 'INDEX'\n"
                       "EXEC sp_rename 's.PK', 'PK_T', 'OBJECT'\n"
                       "EXEC sp_rename 's.DF', 'DF_b'\nEXEC sp_rename 's.CK', 'CK_b'\n"
                       "EXEC sp_rename 's.FK', 'FK_b'\n"),
              "table s.T\n"
              "  column a int not null\n"
              "  column b int null default 1 named DF_b\n"
              "  primary key PK_T clustered (a) inline\n"
              "  index IX_b (b)\n"
              "  foreign key FK_b (b) -> s.T(a) inline\n"
              "  check CK_b b > 0 of (b) inline\n");
}

TEST(Rename, TakenNameIsKept) {
    EXPECT_EQ(describe("CREATE TABLE A (x int)\nCREATE TABLE B (y int)\nGO\n"
                       "EXEC sp_rename 'A', 'B'\n"),
              "table dbo.A\n  column x int null\n"
              "table dbo.B\n  column y int null\n"
              "! schema.sql:4:1 warning table dbo.B exists already: dbo.A keeps its name\n");
}

TEST(Rename, TakenNameOfAColumnOrIndexIsKept) {
    EXPECT_EQ(describe("CREATE TABLE T (x int, y int, INDEX i (x), INDEX j (y))\nGO\n"
                       "EXEC sp_rename 'T.x', 'Y', 'COLUMN'\n"
                       "EXEC sp_rename 'T.i', 'J', 'INDEX'\n"
                       "EXEC sp_rename 'T.y', 'Y', 'COLUMN'\n"
                       "EXEC sp_rename 'T', 't'\n"),
              "table dbo.t\n  column x int null\n  column Y int null\n"
              "  index i (x) inline\n  index j (Y) inline\n"
              "! schema.sql:3:1 warning dbo.T has a column or index Y already: x keeps its name\n"
              "! schema.sql:4:1 warning dbo.T has a column or index J already: i keeps its name\n");
}

TEST(Rename, GuardedOneMayHaveNothingToDo) {
    EXPECT_EQ(describe("CREATE TABLE T (new int)\nGO\n"
                       "IF COL_LENGTH('T', 'old') IS NOT NULL EXEC sp_rename 'T.old', 'new', "
                       "'COLUMN'\n"
                       "IF OBJECT_ID('X') IS NOT NULL EXEC sp_rename 'X', 'Y'\n"),
              "table dbo.T\n  column new int null\n");
}

TEST(Rename, ViewsAndRoutines) {
    EXPECT_EQ(describe("CREATE VIEW V AS SELECT 1 AS x\nGO\nCREATE PROCEDURE R AS RETURN 1\nGO\n"
                       "EXEC sp_rename 'V', 'W'\nEXEC sp_rename 'R', 'Q'\n"),
              "view dbo.W\nroutine dbo.Q\n");
}

TEST(Rename, DoesNotWaitForItsTable) {
    EXPECT_EQ(describe({{"1.sql", "EXEC sp_rename 'dbo.New', 'Old'"},
                        {"2.sql", "CREATE TABLE dbo.Old (a int)"},
                        {"3.sql", "EXEC sp_rename 'dbo.Old', 'New'"}}),
              "table dbo.New\n"
              "  column a int null\n");
    EXPECT_EQ(describe({{"1.sql", "EXEC sp_rename 'T.a', 'b', 'COLUMN'"},
                        {"2.sql", "CREATE TABLE T (a int)"}}),
              "table dbo.T\n"
              "  column a int null\n"
              "! 1.sql:1:1 warning dbo.T is not defined when this is read: the statement has no "
              "effect\n");
}

TEST(Rename, OfWhatIsNoTableIsNoNews) {
    EXPECT_EQ(describe("CREATE TABLE T (a int)\nCREATE SEQUENCE s\nCREATE SYNONYM y FOR x\n"
                       "CREATE STATISTICS st ON T(a)\nGO\n"
                       "EXEC sp_rename 's', 's2'\nEXEC sp_rename 'y', 'y2'\n"
                       "EXEC sp_rename 'usp_x', 'usp_y', 'OBJECT'\n"
                       "EXEC sp_rename 'dbo.T.st', 'st2', 'STATISTICS'\n"
                       "EXEC sp_rename 'Base', 'Base2', 'DATABASE'\n"
                       "ALTER SCHEMA app TRANSFER dbo.usp_z\n"),
              "table dbo.T\n"
              "  column a int null\n");
}

TEST(Rename, OfAColumnThatIsNotCalledOneHasNoEffect) {
    EXPECT_EQ(describe("CREATE TABLE T (a int)\nGO\nEXEC sp_rename 'dbo.T.a', 'b'\n"),
              "table dbo.T\n"
              "  column a int null\n"
              "! schema.sql:3:1 warning T.a is a column, which sp_rename knows only as a 'COLUMN': "
              "the statement has no effect\n");
}

TEST(Rename, OfAKeyAsAnIndexIsOfAnObject) {
    EXPECT_EQ(describe("CREATE TABLE T (a int NOT NULL CONSTRAINT PK1 PRIMARY KEY)\n"
                       "EXEC sp_rename 'dbo.T.PK1', 'PK2', 'INDEX'\n"
                       "EXEC sp_rename N'PK2', N'PK3'\n"),
              "table dbo.T\n"
              "  column a int not null\n"
              "  primary key PK3 clustered (a) inline\n");
}

TEST(Rename, BlanksAtTheEndOfANameDoNotCount) {
    EXPECT_EQ(
        describe("CREATE TABLE [dbo ].[T ] ([a ] int, \"b \" int, CONSTRAINT [PK ] PRIMARY KEY "
                 "(a))\nGO\n"
                 "CREATE INDEX [IX ] ON T ([b  ])\n"
                 "EXEC sp_rename '[T ].a', 'c ', 'COLUMN'\n"
                 "EXEC sp_addextendedproperty 'MS_Description', 'x', 'SCHEMA', 'dbo ', "
                 "'TABLE', 'T ', 'COLUMN', 'b '\n"
                 "ALTER INDEX IX ON [T ] DISABLE\n"),
        describe("CREATE TABLE dbo.T (a int, b int, CONSTRAINT PK PRIMARY KEY (a))\nGO\n"
                 "CREATE INDEX IX ON T (b)\n"
                 "EXEC sp_rename 'T.a', 'c', 'COLUMN'\n"
                 "EXEC sp_addextendedproperty 'MS_Description', 'x', 'SCHEMA', 'dbo', "
                 "'TABLE', 'T', 'COLUMN', 'b'\n"
                 "ALTER INDEX IX ON T DISABLE\n"));
    EXPECT_EQ(describe("CREATE TABLE T ([ ] int, [ a] int, a int)"),
              "table dbo.T\n"
              "  column   int null\n"
              "  column  a int null\n"
              "  column a int null\n");
}

TEST(Rename, AnOwnerIsASchema) {
    EXPECT_EQ(describe("CREATE TABLE alice.T (a int)\n"
                       "EXEC sp_changeobjectowner '[alice].[T]', 'dbo'\n"
                       "EXEC sp_changeobjectowner 'alice.Elsewhere', 'dbo'\n"
                       "ALTER TABLE T ADD b int\n"),
              "table dbo.T\n"
              "  column a int null\n"
              "  column b int null\n");
}

// Two tables of one schema: the name says which is meant, as far as one alone can be.
TEST(Rename, ADefaultOfANameThatAnotherTableHasToo) {
    EXPECT_EQ(describe("CREATE TABLE A (x int CONSTRAINT DF DEFAULT 1)\n"
                       "CREATE TABLE B (y int CONSTRAINT DF DEFAULT 2)\n"
                       "ALTER TABLE A DROP CONSTRAINT DF\n"),
              describe("CREATE TABLE A (x int)\n"
                       "CREATE TABLE B (y int CONSTRAINT DF DEFAULT 2)\n"));
}

TEST(Rename, AnIndexMayHaveTheNameOfADefault) {
    const auto result = catalog_from(
        "CREATE TABLE T (a int, b int CONSTRAINT DF_X DEFAULT 0);\n"
        "CREATE INDEX IX_b ON T (b);\nGO\n"
        "EXEC sp_rename 'T.IX_b', 'DF_X', 'INDEX';\nGO\n"
        "ALTER TABLE T DROP CONSTRAINT DF_X;\n"
        "ALTER TABLE T ADD CONSTRAINT DF_Y DEFAULT 1 FOR b;\n");
    EXPECT_TRUE(result.diagnostics.empty());
    const auto& column = result.catalog.tables.at(0).columns[1];
    EXPECT_EQ(column.default_constraint->name, "DF_Y");
}

}  // namespace
}  // namespace tsqlaudit::test
