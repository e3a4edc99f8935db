// Partitioning, policies, views, routines, triggers, bindings.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "describe.h"

namespace tsqlaudit::test {
namespace {

TEST(Objects, Partitioning) {
    EXPECT_EQ(describe("CREATE PARTITION SCHEME PS AS PARTITION PF ALL TO ([PRIMARY])\n"
                       "CREATE PARTITION FUNCTION PF (datetime2) AS RANGE RIGHT FOR VALUES "
                       "('20200101', '20210101')\n"
                       "CREATE PARTITION FUNCTION Empty (int) AS RANGE FOR VALUES ()\n"
                       "GO\n"
                       "CREATE TABLE T (d datetime2 NOT NULL) ON ps(D)\n"
                       "ALTER PARTITION FUNCTION PF() SPLIT RANGE ('20220101')\n"),
              "table dbo.T on ps(d)\n"
              "  column d datetime2(7) not null\n"
              "partition function Empty int 0\n"
              "partition function PF datetime2(7) 3\n"
              "partition scheme PS by PF\n");
    EXPECT_EQ(describe("CREATE PARTITION FUNCTION PF (int) AS RANGE FOR VALUES (1, 2)\n"
                       "CREATE PARTITION FUNCTION None (int) AS RANGE FOR VALUES ()\n"
                       "ALTER PARTITION FUNCTION pf() SPLIT RANGE (3)\n"
                       "ALTER PARTITION FUNCTION pf() SPLIT RANGE (4)\n"
                       "ALTER PARTITION FUNCTION pf() MERGE RANGE (1)\n"
                       "ALTER PARTITION SCHEME pf NEXT USED x\n"
                       "ALTER PARTITION FUNCTION none() MERGE RANGE (1)\n"),
              "partition function None int 0\npartition function PF int 3\n");
    const BuiltCatalog built =
        catalog_from("CREATE PARTITION SCHEME PS AS PARTITION PF ALL TO ([PRIMARY])");
    ASSERT_NE(built.catalog.find_scheme("ps"), nullptr);
    EXPECT_EQ(built.catalog.find_scheme("ps")->function, "PF");
    EXPECT_EQ(built.catalog.find_scheme("other"), nullptr);
}

TEST(Objects, PartitionsAreSplitInFilesThatAreReadFirst) {
    const std::string create = "CREATE PARTITION FUNCTION PF (int) AS RANGE FOR VALUES (1, 2)\n";
    const std::string split = "ALTER PARTITION FUNCTION pf() SPLIT RANGE (3)\n";
    const std::string merge = "ALTER PARTITION FUNCTION PF() MERGE RANGE (1)\n";
    const auto count = [](int boundaries) {
        return "partition function PF int " + std::to_string(boundaries) + "\n";
    };
    EXPECT_EQ(describe({{"1.sql", split + split}, {"2.sql", create}}), count(4));
    EXPECT_EQ(describe({{"1.sql", split}, {"2.sql", merge}, {"3.sql", create + split}}), count(3));
    EXPECT_EQ(describe({{"1.sql", "IF 1 = 1 " + split}, {"2.sql", create}}), count(3));
    const BuiltCatalog built = catalog_from({{"1.sql", split}, {"2.sql", create}});
    EXPECT_TRUE(built.catalog.partition_functions.front().is_altered);
    // They were about another, or found none.
    const std::string drop = "DROP PARTITION FUNCTION PF\n";
    EXPECT_EQ(describe({{"1.sql", split}, {"2.sql", drop + create}}), count(2));
    EXPECT_EQ(describe({{"1.sql", split + create}}), count(2));
    // What looks whether there is one may find none.
    const std::string drop_if =
        "IF EXISTS (SELECT 1 FROM sys.partition_functions WHERE name = 'PF') " + drop;
    EXPECT_EQ(describe({{"1.sql", split}, {"2.sql", drop_if + create}}), count(3));
    EXPECT_EQ(describe({{"1.sql", split + drop_if}, {"2.sql", create}}), count(2));
    // A table may have the same name.
    EXPECT_EQ(describe({{"1.sql", split}, {"2.sql", "CREATE TABLE pf (a int)\n"}}),
              "table dbo.pf\n  column a int null\n");
}

// Among those of tables and constraints; a type and a schema have names of their own.
TEST(Objects, NamesAreTakenBySynonymsAndSequences) {
    const BuiltCatalog built = catalog_from(
        "CREATE SYNONYM dbo.S FOR dbo.T\nCREATE SEQUENCE Sales.Q AS int\n"
        "CREATE SYNONYM Gone FOR dbo.T\nDROP SYNONYM gone\nCREATE TYPE dbo.Y FROM int\n"
        "GO\nCREATE SCHEMA X\nGO\nCREATE DEFAULT D AS 1\nGO\nCREATE SYNONYM Y FOR dbo.T\n"
        "DROP TYPE Y\n");
    std::vector<std::string> names;
    for (const catalog::QualifiedName& name : built.catalog.other_objects) {
        names.push_back(name.dotted());
    }
    EXPECT_EQ(names, (std::vector<std::string>{"dbo.D", "dbo.S", "dbo.Y", "Sales.Q"}));
}

TEST(Objects, HintsAreForTheTableOfTheModulesOwnSchema) {
    const std::string tables =
        "CREATE TABLE dbo.T (Id int, INDEX I (Id))\nCREATE TABLE Sales.T (Id int, INDEX I (Id))\n"
        "CREATE TABLE dbo.U (Id int, INDEX I (Id))\nGO\nCREATE PROCEDURE Sales.P AS SELECT Id "
        "FROM ";
    const auto hinted = [&](const std::string& name) {
        std::string tables_with_hints;
        for (const catalog::Table& table :
             catalog_from(tables + name + " WITH (INDEX(I))").catalog.tables) {
            tables_with_hints += table.index_hints.empty() ? "" : table.name.dotted() + " ";
        }
        return tables_with_hints;
    };
    EXPECT_EQ(hinted("T"), "Sales.T ");
    EXPECT_EQ(hinted("dbo.T"), "dbo.T ");
    EXPECT_EQ(hinted("U"), "dbo.U ");
    EXPECT_EQ(hinted("Sales.U"), "");
}

TEST(Objects, RepeatedDefinitions) {
    EXPECT_EQ(
        describe("CREATE PARTITION FUNCTION PF (int) AS RANGE LEFT FOR VALUES (1)\n"
                 "CREATE PARTITION FUNCTION pf (int) AS RANGE LEFT FOR VALUES (1, 2)\n"
                 "CREATE TYPE Flag FROM bit\nCREATE TYPE flag FROM int\n"
                 "IF TYPE_ID('Flag') IS NULL CREATE TYPE Flag FROM bit\n"),
        "partition function PF int 1\n"
        "type dbo.Flag bit\n"
        "! schema.sql:2:1 warning partition function pf is already defined at schema.sql:1; the "
        "first definition counts\n"
        "! schema.sql:4:1 warning type dbo.flag is already defined at schema.sql:3; the first "
        "definition counts\n");
}

TEST(Objects, SecurityPolicies) {
    EXPECT_EQ(describe("ALTER SECURITY POLICY rls.P WITH (STATE = OFF)\n"
                       "CREATE TABLE T (TenantId int)\nGO\n"
                       "CREATE SECURITY POLICY rls.P "
                       "ADD FILTER PREDICATE rls.f(tenantid) ON dbo.t, "
                       "ADD BLOCK PREDICATE rls.f(TenantId) ON dbo.T AFTER INSERT, "
                       "ADD BLOCK PREDICATE rls.f(TenantId) ON dbo.T BEFORE DELETE\nGO\n"
                       "ALTER SECURITY POLICY rls.P "
                       "ALTER FILTER PREDICATE rls.g(TenantId) ON dbo.T, "
                       "DROP BLOCK PREDICATE ON dbo.T BEFORE DELETE\n"),
              "table dbo.T\n"
              "  column TenantId int null\n"
              "policy rls.P disabled\n"
              "  block rls.f(TenantId) on dbo.T operation AFTER INSERT\n"
              "  filter rls.g(TenantId) on dbo.T\n");
}

TEST(Objects, Modules) {
    EXPECT_EQ(describe("CREATE TABLE dbo.T (a int)\nGO\n"
                       "CREATE VIEW dbo.V AS SELECT a FROM T\nGO\n"
                       "ALTER VIEW dbo.V WITH SCHEMABINDING AS SELECT a FROM dbo.T\nGO\n"
                       "CREATE OR ALTER PROCEDURE dbo.Touch AS UPDATE dbo.T SET a = a + 1\nGO\n"
                       "CREATE PROCEDURE s.Own AS UPDATE T SET b = 1; UPDATE #t SET c = 1;\n"
                       "UPDATE V SET a = 1\nGO\n"
                       "CREATE FUNCTION dbo.F() RETURNS int AS BEGIN RETURN 1 END\nGO\n"
                       "CREATE TRIGGER dbo.TR ON dbo.V INSTEAD OF INSERT AS RETURN\nGO\n"
                       "CREATE TRIGGER TR2 ON s.T AFTER UPDATE AS RETURN\nGO\n"
                       "CREATE TRIGGER TR2 ON s.T INSTEAD OF UPDATE AS RETURN\nGO\n"
                       "CREATE TRIGGER TR3 ON s.T FOR DELETE AS RETURN\nGO\n"
                       "CREATE TABLE s.T (a int)\nGO\n"
                       "DROP TRIGGER s.TR3\nDROP FUNCTION dbo.F\n"),
              "table dbo.T\n"
              "  column a int null\n"
              "table s.T\n"
              "  column a int null\n"
              "  trigger s.TR2 instead-of\n"
              "view dbo.V schema-bound references dbo.T\n"
              "routine dbo.Touch references dbo.T assigns a\n"
              "routine s.Own references s.T, dbo.V assigns b, a of some table\n");
}

TEST(Objects, Drops) {
    EXPECT_EQ(describe("CREATE TABLE T (a int)\nGO\nCREATE VIEW V AS SELECT 1 AS x\nGO\n"
                       "CREATE PROC P AS RETURN\nGO\n"
                       "CREATE TRIGGER TR ON T FOR DELETE AS RETURN\nGO\n"
                       "CREATE SECURITY POLICY SP ADD FILTER PREDICATE dbo.f(a) ON dbo.T\n"
                       "CREATE TYPE Flag FROM bit\n"
                       "CREATE PARTITION FUNCTION PF (int) AS RANGE FOR VALUES (1)\n"
                       "CREATE PARTITION SCHEME PS AS PARTITION PF ALL TO ([PRIMARY])\nGO\n"
                       "DROP VIEW IF EXISTS dbo.v\nDROP PROCEDURE P\nDROP TRIGGER tr\n"
                       "DROP SECURITY POLICY SP\nDROP TYPE Flag\n"
                       "DROP PARTITION SCHEME PS\nDROP PARTITION FUNCTION PF\n"),
              "table dbo.T\n  column a int null\n");
}

TEST(Objects, BindingsAndProperties) {
    EXPECT_EQ(
        describe("CREATE TABLE T (a int, b int)\nGO\n"
                 "EXEC sp_bindefault 'dbo.zero', 'T.a'\n"
                 "EXEC sp_bindrule @rulename = N'[dbo].[positive]', @objname = N'[dbo].[T].[b]'\n"
                 "EXEC sp_bindefault 'dbo.zero', 'SomeType'\n"
                 "EXEC sp_tableoption 'T', 'text in row', 'ON'\n"
                 "EXEC sp_addextendedproperty 'MS_Description', N'It''s a', 'SCHEMA', 'dbo', "
                 "'TABLE', 'T', 'COLUMN', 'a'\n"
                 "EXEC sp_addextendedproperty 'Other', 'x', 'SCHEMA', 'dbo', 'TABLE', 'T'\n"
                 "EXEC sp_addextendedproperty 'MS_Description', 'x', 'SCHEMA', 'dbo', 'TABLE', "
                 "'T', 'INDEX', 'IX'\n"
                 "EXEC sp_addextendedproperty 'MS_Description', 'x', 'SCHEMA', 'dbo', 'VIEW', "
                 "'V'\n"
                 "EXEC sp_addextendedproperty 'MS_Description', 'first', 'SCHEMA', 'dbo', "
                 "'TABLE', 'T'\n"
                 "EXEC sp_updateextendedproperty 'MS_Description', 'second', 'SCHEMA', 'dbo', "
                 "'TABLE', 'T'\n"),
        "table dbo.T described second\n"
        "  column a int null bound-default zero described It's a\n"
        "  column b int null bound-rule positive\n");
}

TEST(Binding, EndsWhereItIsUndone) {
    EXPECT_EQ(describe("CREATE TYPE dbo.Money2 FROM money\nCREATE TABLE T (a int, b int)\nGO\n"
                       "EXEC sp_bindefault 'zero', 'T.a'\nEXEC sp_bindrule 'positive', 'T.a'\n"
                       "EXEC sp_bindefault 'zero', 'T.b'\nEXEC sp_bindrule 'positive', 'T.b'\n"
                       "EXEC sp_unbindefault 'T.a'\nEXEC sp_unbindrule @objname = 'dbo.T.b'\n"
                       "EXEC sp_bindrule 'positive', '[dbo].[Money2]'\n"
                       "EXEC sp_unbindrule 'dbo.Money2'\n"),
              "table dbo.T\n"
              "  column a int null bound-rule positive\n"
              "  column b int null bound-default zero\n"
              "type dbo.Money2 money\n");
}

}  // namespace
}  // namespace tsqlaudit::test
