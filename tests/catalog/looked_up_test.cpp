// Constraints that are dropped by a name that the script looks up.
#include <gtest/gtest.h>

#include "describe.h"

namespace tsqlaudit::test {
namespace {

const std::string tables =
    "CREATE TABLE P (Id int NOT NULL PRIMARY KEY)\n"
    "CREATE TABLE T (Id int NOT NULL PRIMARY KEY, C int NOT NULL DEFAULT 0, D int DEFAULT 0 "
    "CHECK (D > 0), F int REFERENCES P(Id), U int UNIQUE)\nGO\n";

// What is said of T after more statements.
std::string after(const std::string& sql) {
    const std::string all = describe(tables + sql);
    return all.substr(all.find("table dbo.T\n"));
}

const std::string columns =
    "table dbo.T\n"
    "  column Id int not null\n"
    "  column C int not null default 0\n"
    "  column D int null default 0\n"
    "  column F int null\n"
    "  column U int null\n";
const std::string primary_key = "  primary key clustered (Id) inline\n";
const std::string unique = "  unique (U) inline\n";
const std::string foreign_key = "  foreign key (F) -> dbo.P(Id) inline\n";
const std::string check = "  check D > 0 of (D) inline\n";

std::string without_default_of_c() {
    std::string result = columns + primary_key + unique + foreign_key + check;
    result.replace(result.find("not null default 0"), 18, "not null");
    return result;
}

TEST(LookedUp, NothingHappensWithoutADrop) {
    EXPECT_EQ(after("DECLARE @d sysname\n"
                    "SELECT @d = name FROM sys.default_constraints WHERE parent_object_id = "
                    "OBJECT_ID('T')\nPRINT @d EXEC ('SELECT ' + @d)"),
              columns + primary_key + unique + foreign_key + check);
}

// EF Core, EF6, Django and Liquibase, FluentMigrator, old scripts.
TEST(LookedUp, DefaultIsDroppedByItsColumn) {
    for (const std::string sql :
         {"DECLARE @var0 sysname;\n"
          "SELECT @var0 = [d].[name] FROM [sys].[default_constraints] [d]\n"
          "INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND "
          "[d].[parent_object_id] = [c].[object_id]\n"
          "WHERE ([d].[parent_object_id] = OBJECT_ID(N'[T]') AND [c].[name] = N'C');\n"
          "IF @var0 IS NOT NULL EXEC(N'ALTER TABLE [T] DROP CONSTRAINT [' + @var0 + '];');",
          "DECLARE @var0 nvarchar(128)\n"
          "SELECT @var0 = name FROM sys.default_constraints WHERE parent_object_id = "
          "object_id(N'dbo.T') AND col_name(parent_object_id, parent_column_id) = 'C';\n"
          "IF @var0 IS NOT NULL EXECUTE('ALTER TABLE [dbo].[T] DROP CONSTRAINT [' + @var0 + ']')",
          "DECLARE @sql nvarchar(MAX)\n"
          "SELECT @sql = N'ALTER TABLE T DROP CONSTRAINT ' + QUOTENAME([df].[name]) FROM "
          "[sys].[columns] AS [c] INNER JOIN [sys].[default_constraints] AS [df] ON "
          "[df].[object_id] = [c].[default_object_id] WHERE [c].[object_id] = OBJECT_ID(N'T') AND "
          "[c].[name] = N'C'\nEXEC sp_executesql @sql",
          "DECLARE @default sysname, @sql nvarchar(max);\n"
          "SELECT @default = name FROM sys.default_constraints WHERE parent_object_id = "
          "object_id('[dbo].[T]') AND type = 'D' AND parent_column_id = (SELECT column_id FROM "
          "sys.columns WHERE object_id = object_id('[dbo].[T]') AND name = 'C');\n"
          "SET @sql = N'ALTER TABLE [dbo].[T] DROP CONSTRAINT ' + QUOTENAME(@default);\n"
          "EXEC sp_executesql @sql;",
          "DECLARE @table nvarchar(512) = N'dbo.T', @sql nvarchar(max);\n"
          "SELECT @sql = 'ALTER TABLE ' + @table + ' DROP CONSTRAINT ' + name FROM "
          "sys.default_constraints WHERE parent_object_id = OBJECT_ID(@table) AND parent_column_id "
          "= COLUMNPROPERTY(OBJECT_ID(@table), 'C', 'ColumnId')\nEXECUTE sp_executesql @sql",
          "DECLARE @df sysname\n"
          "SET @df = (SELECT OBJECT_NAME(cdefault) FROM syscolumns WHERE id = OBJECT_ID('dbo.T') "
          "AND name = 'C')\nEXEC('ALTER TABLE dbo.T DROP CONSTRAINT [' + @df + ']')",
          "DECLARE @d sysname SELECT @d = d.name FROM sys.tables t JOIN sys.default_constraints d "
          "ON d.parent_object_id = t.object_id JOIN sys.columns c ON c.column_id = "
          "d.parent_column_id WHERE t.name = 'T' AND c.name = 'C'\n"
          "EXEC('ALTER TABLE [T] DROP CONSTRAINT [' + @d + ']')"}) {
        EXPECT_EQ(after(sql), without_default_of_c()) << sql;
    }
}

TEST(LookedUp, DefaultCanBeAddedAgain) {
    EXPECT_EQ(describe("CREATE TABLE B (T nvarchar(max) NOT NULL DEFAULT N'')\nGO\n"
                       "DECLARE @v sysname; SELECT @v = d.name FROM sys.default_constraints d JOIN "
                       "sys.columns c ON d.parent_column_id = c.column_id WHERE "
                       "d.parent_object_id = OBJECT_ID(N'[B]') AND c.name = N'T';\n"
                       "IF @v IS NOT NULL EXEC(N'ALTER TABLE [B] DROP CONSTRAINT [' + @v + '];');\n"
                       "ALTER TABLE [B] ADD DEFAULT N'x' FOR [T];"),
              "table dbo.B\n"
              "  column T nvarchar(max) not null default N'x'\n");
}

TEST(LookedUp, VariablesServeOneColumnAfterTheOther) {
    EXPECT_EQ(after("DECLARE @d sysname\n"
                    "SELECT @d = name FROM sys.default_constraints WHERE parent_object_id = "
                    "OBJECT_ID('T') AND COL_NAME(parent_object_id, parent_column_id) = 'D'\n"
                    "PRINT @d\n"
                    "SELECT @d = name FROM sys.default_constraints WHERE parent_object_id = "
                    "OBJECT_ID('T') AND COL_NAME(parent_object_id, parent_column_id) = 'C'\n"
                    "EXEC ('ALTER TABLE T DROP CONSTRAINT ' + @d)"),
              without_default_of_c());
}

TEST(LookedUp, TheOnlyOneOfItsKindIsDropped) {
    const auto drop = [](const std::string& query) {
        return after("DECLARE @name sysname\nSELECT @name = " + query +
                     "\nEXEC ('ALTER TABLE T DROP CONSTRAINT [' + @name + ']')");
    };
    EXPECT_EQ(drop("name FROM sys.key_constraints WHERE type = 'PK' AND parent_object_id = "
                   "OBJECT_ID('T')"),
              columns + unique + foreign_key + check);
    EXPECT_EQ(drop("name FROM sysobjects WHERE xtype = 'UQ' AND parent_obj = OBJECT_ID('T')"),
              columns + primary_key + foreign_key + check);
    EXPECT_EQ(drop("CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE TABLE_NAME = "
                   "'T' AND CONSTRAINT_TYPE = 'PRIMARY KEY'"),
              columns + unique + foreign_key + check);
    EXPECT_EQ(drop("name FROM sys.foreign_keys WHERE parent_object_id = OBJECT_ID('T') AND "
                   "referenced_object_id = OBJECT_ID('dbo.P')"),
              columns + primary_key + unique + check);
    EXPECT_EQ(drop("object_name(constraint_object_id) FROM sys.foreign_key_columns WHERE "
                   "parent_object_id = OBJECT_ID('T') AND COL_NAME(parent_object_id, "
                   "parent_column_id) = 'F'"),
              columns + primary_key + unique + check);
    EXPECT_EQ(drop("name FROM sys.check_constraints WHERE parent_object_id = OBJECT_ID('T')"),
              columns + primary_key + unique + foreign_key);
}

// A condition that is not understood, another table or column, several that it may be.
TEST(LookedUp, WhatMayBeAnotherStays) {
    const std::string all = columns + primary_key + unique + foreign_key + check;
    for (const std::string query :
         {"name FROM sys.foreign_keys WHERE parent_object_id = OBJECT_ID('T') AND name LIKE "
          "'FK_x%'",
          "name FROM sys.foreign_keys WHERE parent_object_id = OBJECT_ID('T') AND is_disabled = 1",
          "name FROM sys.foreign_keys WHERE parent_object_id = OBJECT_ID('T') AND "
          "referenced_object_id = OBJECT_ID('dbo.Q')",
          "name FROM sys.foreign_keys", "name FROM sys.objects WHERE name = 'FK_T_P'",
          "name FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID('T')",
          "name FROM dbo.Names WHERE Id = 1"}) {
        EXPECT_EQ(after("DECLARE @name sysname\nSELECT @name = " + query +
                        "\nEXEC ('ALTER TABLE T DROP CONSTRAINT [' + @name + ']')"),
                  all)
            << query;
    }
}

TEST(LookedUp, AllAreDroppedWhereTheNamesAreGathered) {
    EXPECT_EQ(
        describe("CREATE TABLE T (a int REFERENCES P, b int REFERENCES Q, CHECK (a > b))\nGO\n"
                 "DECLARE @sql nvarchar(max) = ''\n"
                 "SELECT @sql += 'ALTER TABLE dbo.T DROP CONSTRAINT ' + QUOTENAME(name) + ';' "
                 "FROM sys.foreign_keys WHERE parent_object_id = OBJECT_ID('dbo.T')\n"
                 "EXEC (@sql)"),
        "table dbo.T\n"
        "  column a int null\n"
        "  column b int null\n"
        "  check a > b of (a, b) inline\n");
}

// Nobody can tell what a cursor brings.
const std::string drop_some =
    "DECLARE @name sysname FETCH NEXT FROM names INTO @name\n"
    "EXEC ('ALTER TABLE T DROP CONSTRAINT ' + @name)\n";

TEST(LookedUp, WhatMayBeGoneGivesWayToWhatIsAdded) {
    EXPECT_EQ(
        after(drop_some + "ALTER TABLE T ADD CONSTRAINT PK_T PRIMARY KEY (Id, C)\n"
                          "ALTER TABLE T ADD CONSTRAINT DF_C DEFAULT 7 FOR C\n"
                          "ALTER TABLE T ADD CONSTRAINT FK_F FOREIGN KEY (F) REFERENCES P(Id)\n"
                          "ALTER TABLE T ADD CONSTRAINT UQ_U UNIQUE (U)\n"
                          "ALTER TABLE T ADD CONSTRAINT CK_D CHECK (D > 1)\n"
                          "ALTER TABLE T ADD CONSTRAINT CK_D2 CHECK (D < 9)\n"),
        "table dbo.T\n"
        "  column Id int not null\n"
        "  column C int not null default 7 named DF_C\n"
        "  column D int null default 0\n"
        "  column F int null\n"
        "  column U int null\n"
        "  primary key PK_T clustered (Id, C)\n"
        "  unique UQ_U (U)\n"
        "  foreign key FK_F (F) -> dbo.P(Id)\n"
        "  check CK_D D > 1 of (D)\n"
        "  check CK_D2 D < 9 of (D)\n");
}

// By its columns, its name or its kind: each once, and no other one with it.
TEST(LookedUp, SeveralGiveWayAtOnce) {
    EXPECT_EQ(after(drop_some + "ALTER TABLE T ADD CONSTRAINT PK_T PRIMARY KEY (Id, C)\n"),
              columns + "  primary key PK_T clustered (Id, C)\n" + unique + foreign_key + check);
    EXPECT_EQ(
        after("ALTER TABLE T ADD CONSTRAINT K UNIQUE (C), UNIQUE (D), UNIQUE (F)\n" + drop_some +
              "ALTER TABLE T ADD CONSTRAINT K UNIQUE (D)\n"),
        columns + primary_key + unique + "  unique (F)\n  unique K (D)\n" + foreign_key + check);
}

TEST(LookedUp, WhatIsNotInTheWayOfWhatIsAddedStays) {
    EXPECT_EQ(
        after(drop_some + "ALTER TABLE T ADD CONSTRAINT FK_D FOREIGN KEY (D) REFERENCES P(Id)\n"
                          "ALTER TABLE T ADD CONSTRAINT UQ_UD UNIQUE (U, D)\n"),
        columns + primary_key + unique + "  unique UQ_UD (U, D)\n" + foreign_key +
            "  foreign key FK_D (D) -> dbo.P(Id)\n" + check);
}

TEST(LookedUp, WhatIsAddedAfterwardsIsNotInDoubt) {
    EXPECT_EQ(after(drop_some + "ALTER TABLE T ADD CONSTRAINT DF_C DEFAULT 7 FOR C\n"
                                "ALTER TABLE T ADD CONSTRAINT DF_C2 DEFAULT 8 FOR C\n"),
              "table dbo.T\n"
              "  column Id int not null\n"
              "  column C int not null default 7 named DF_C\n"
              "  column D int null default 0\n"
              "  column F int null\n"
              "  column U int null\n" +
                  primary_key + unique + foreign_key + check +
                  "! schema.sql:7:30 warning the default of dbo.T.C is already defined at "
                  "schema.sql:6; the first definition counts\n");
}

TEST(LookedUp, TablesThatAreNotThereAreNoNews) {
    EXPECT_EQ(describe("DECLARE @name sysname FETCH NEXT FROM names INTO @name\n"
                       "EXEC ('ALTER TABLE Gone DROP CONSTRAINT ' + @name)\n"),
              "");
}

TEST(LookedUp, LookingTakesTimeInProportionToTheText) {
    std::string sql = "DECLARE @sql nvarchar(max) = 'x' + dbo.f()\n";
    for (int number = 0; number < 20000; ++number) {
        sql += "SET @sql = @sql + ' DROP CONSTRAINT ' + dbo.f()\nEXEC (@sql)\n";
    }
    EXPECT_EQ(after("GO\n" + sql).find('!'), std::string::npos);
}

}  // namespace
}  // namespace tsqlaudit::test
