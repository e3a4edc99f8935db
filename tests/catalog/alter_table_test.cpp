#include <gtest/gtest.h>

#include "describe.h"

namespace tsqlaudit::test {
namespace {

TEST(AlterTable, AddsColumnsAndConstraints) {
    EXPECT_EQ(describe("CREATE TABLE T (a int NOT NULL)\nGO\n"
                       "ALTER TABLE T ADD b int NULL, c int NOT NULL CONSTRAINT DF_c DEFAULT (1) "
                       "WITH VALUES, CONSTRAINT UQ_b UNIQUE (B), CHECK (c > b)\n"
                       "ALTER TABLE T ADD CONSTRAINT PK_T PRIMARY KEY (a)\n"
                       "ALTER TABLE T ADD CONSTRAINT DF_b DEFAULT ((7)) FOR B\n"),
              "table dbo.T\n"
              "  column a int not null\n"
              "  column b int null default ((7)) named DF_b\n"
              "  column c int not null default (1) named DF_c\n"
              "  primary key PK_T clustered (a)\n"
              "  unique UQ_b (b)\n"
              "  check c > b of (c, b)\n");
}

TEST(AlterTable, PrimaryKeyIsNonclusteredBesideAClusteredIndex) {
    EXPECT_EQ(describe("CREATE TABLE T (a int NOT NULL, b int)\nGO\n"
                       "CREATE CLUSTERED INDEX CX ON T(b)\n"
                       "ALTER TABLE T ADD PRIMARY KEY (a)\n"),
              "table dbo.T\n"
              "  column a int not null\n"
              "  column b int null\n"
              "  primary key (a)\n"
              "  index CX clustered (b)\n");
    EXPECT_EQ(describe("CREATE TABLE T (a int NOT NULL, b int)\nGO\n"
                       "ALTER TABLE T ADD PRIMARY KEY (a), UNIQUE CLUSTERED (b)\n"),
              "table dbo.T\n"
              "  column a int not null\n"
              "  column b int null\n"
              "  primary key (a)\n"
              "  unique clustered (b)\n");
}

TEST(AlterTable, AlterColumnLosesWhatIsNotRestated) {
    EXPECT_EQ(describe("CREATE TABLE T (a varchar(10) COLLATE Latin1_General_BIN NOT NULL "
                       "DEFAULT 'x', b int NOT NULL, c int NOT NULL PRIMARY KEY)\nGO\n"
                       "ALTER TABLE T ALTER COLUMN a nvarchar(20)\n"
                       "ALTER TABLE T ALTER COLUMN b bigint NOT NULL\n"
                       "ALTER TABLE T ALTER COLUMN c bigint\n"),
              "table dbo.T\n"
              "  column a nvarchar(20) null default 'x'\n"
              "  column b bigint not null\n"
              "  column c bigint not null\n"
              "  primary key clustered (c) inline\n");
}

TEST(AlterTable, ColumnProperties) {
    EXPECT_EQ(describe("CREATE TABLE T (a uniqueidentifier, b varchar(9), "
                       "c varchar(9) MASKED WITH (FUNCTION = 'default()'), d AS a, e int SPARSE)\n"
                       "GO\n"
                       "ALTER TABLE T ALTER COLUMN a ADD ROWGUIDCOL\n"
                       "ALTER TABLE T ALTER COLUMN b ADD MASKED WITH (FUNCTION = 'email()')\n"
                       "ALTER TABLE T ALTER COLUMN c DROP MASKED\n"
                       "ALTER TABLE T ALTER COLUMN d ADD PERSISTED\n"
                       "ALTER TABLE T ALTER COLUMN e DROP SPARSE\n"),
              "table dbo.T\n"
              "  column a uniqueidentifier null rowguidcol\n"
              "  column b varchar(9) null masked email()\n"
              "  column c varchar(9) null\n"
              "  column d uniqueidentifier null as a persisted\n"
              "  column e int null\n");
}

TEST(AlterTable, Drops) {
    EXPECT_EQ(describe("CREATE TABLE P (Id int PRIMARY KEY)\n"
                       "CREATE TABLE T (a int NOT NULL CONSTRAINT PK PRIMARY KEY, b int "
                       "CONSTRAINT DF DEFAULT 1 CONSTRAINT CK CHECK (b > 0), "
                       "c int CONSTRAINT FK REFERENCES P, d int)\n"
                       "CREATE INDEX IX_d ON T(d)\nGO\n"
                       "ALTER TABLE T DROP CONSTRAINT pk, DF\n"
                       "ALTER TABLE T DROP CK, COLUMN d, CONSTRAINT FK\n"
                       "ALTER TABLE T DROP CONSTRAINT IF EXISTS nothing, COLUMN IF EXISTS nix\n"),
              "table dbo.P\n"
              "  column Id int not null\n"
              "  primary key clustered (Id) inline\n"
              "table dbo.T\n"
              "  column a int not null\n"
              "  column b int null\n"
              "  column c int null\n");
}

TEST(AlterTable, WhatWasDroppedCanBeAddedAgain) {
    EXPECT_EQ(describe("CREATE TABLE T (a int NOT NULL CONSTRAINT PK PRIMARY KEY, b int)\nGO\n"
                       "ALTER TABLE T DROP CONSTRAINT PK\n"
                       "ALTER TABLE T ADD CONSTRAINT PK PRIMARY KEY NONCLUSTERED (a)\n"
                       "ALTER TABLE T DROP COLUMN b\n"
                       "ALTER TABLE T ADD b varchar(5)\n"),
              "table dbo.T\n"
              "  column a int not null\n"
              "  column b varchar(5) null\n"
              "  primary key PK (a)\n");
}

TEST(AlterTable, SecondPrimaryKeyAndRepeatedConstraint) {
    EXPECT_EQ(
        describe("CREATE TABLE T (a int NOT NULL CONSTRAINT PK PRIMARY KEY, b int)\nGO\n"
                 "ALTER TABLE T ADD CONSTRAINT PK2 PRIMARY KEY (b)\n"
                 "ALTER TABLE T ADD CONSTRAINT CK CHECK (b > 0)\n"
                 "ALTER TABLE T ADD CONSTRAINT ck CHECK (b > 1)\n"
                 "ALTER TABLE T ADD B int\n"
                 "ALTER TABLE T ADD CONSTRAINT D1 DEFAULT 1 FOR b\n"
                 "ALTER TABLE T ADD CONSTRAINT D2 DEFAULT 2 FOR b\n"),
        "table dbo.T\n"
        "  column a int not null\n"
        "  column b int null default 1 named D1\n"
        "  primary key PK clustered (a) inline\n"
        "  check CK b > 0 of (b)\n"
        "! schema.sql:3:30 warning the primary key PK of dbo.T is already defined at "
        "schema.sql:1; the first definition counts\n"
        "! schema.sql:5:30 warning constraint ck of dbo.T is already defined at schema.sql:4; "
        "the first definition counts\n"
        "! schema.sql:6:19 warning column b of dbo.T is already defined at schema.sql:1; the "
        "first definition counts\n"
        "! schema.sql:8:30 warning the default of dbo.T.b is already defined at schema.sql:7; "
        "the first definition counts\n");
}

TEST(AlterTable, GuardedRepetitionIsSilent) {
    EXPECT_EQ(describe("CREATE TABLE T (a int)\nGO\n"
                       "IF COL_LENGTH('T', 'a') IS NULL\n"
                       "    ALTER TABLE T ADD a int CONSTRAINT DF DEFAULT 0\n"
                       "IF COL_LENGTH('T', 'b') IS NULL\n"
                       "    ALTER TABLE T ADD b int CONSTRAINT DF DEFAULT 0\n"),
              "table dbo.T\n"
              "  column a int null\n"
              "  column b int null default 0 named DF\n");
}

TEST(AlterTable, TrustOfConstraints) {
    const auto constraint = [](const std::string& statements) {
        const std::string all = describe("CREATE TABLE T (a int)\nGO\n" + statements);
        return all.substr(all.find("  check"));
    };
    EXPECT_EQ(constraint("ALTER TABLE T WITH CHECK ADD CONSTRAINT CK CHECK (a > 0)"),
              "  check CK a > 0 of (a)\n");
    EXPECT_EQ(constraint("ALTER TABLE T WITH NOCHECK ADD CONSTRAINT CK CHECK (a > 0)"),
              "  check CK a > 0 of (a) untrusted\n");
    EXPECT_EQ(constraint("ALTER TABLE T ADD CONSTRAINT CK CHECK (a > 0)\n"
                         "ALTER TABLE T NOCHECK CONSTRAINT ck"),
              "  check CK a > 0 of (a) disabled untrusted\n");
    EXPECT_EQ(constraint("ALTER TABLE T ADD CONSTRAINT CK CHECK (a > 0)\n"
                         "ALTER TABLE T CHECK CONSTRAINT CK"),
              "  check CK a > 0 of (a)\n");
    EXPECT_EQ(constraint("ALTER TABLE T ADD CONSTRAINT CK CHECK (a > 0)\n"
                         "ALTER TABLE T NOCHECK CONSTRAINT ALL\n"
                         "ALTER TABLE T CHECK CONSTRAINT CK"),
              "  check CK a > 0 of (a) untrusted\n");
    EXPECT_EQ(constraint("ALTER TABLE T WITH NOCHECK ADD CONSTRAINT CK CHECK (a > 0)\n"
                         "ALTER TABLE T WITH CHECK CHECK CONSTRAINT ALL"),
              "  check CK a > 0 of (a)\n");
    EXPECT_EQ(constraint("ALTER TABLE T ADD CONSTRAINT CK CHECK NOT FOR REPLICATION (a > 0)"),
              "  check CK a > 0 of (a) not-for-replication\n");
}

TEST(AlterTable, RebuildCompressesTheBaseAlone) {
    EXPECT_EQ(describe("CREATE TABLE T (a int PRIMARY KEY, b int)\n"
                       "CREATE INDEX IX ON T(b)\nGO\n"
                       "ALTER TABLE T REBUILD PARTITION = ALL WITH (DATA_COMPRESSION = PAGE)\n"),
              "table dbo.T compression PAGE\n"
              "  column a int not null\n"
              "  column b int null\n"
              "  primary key clustered (a) compression PAGE inline\n"
              "  index IX (b)\n");
    EXPECT_EQ(describe("CREATE TABLE T (a int) ON ps(a)\nGO\n"
                       "ALTER TABLE T REBUILD PARTITION = 3 WITH (DATA_COMPRESSION = ROW)\n"),
              "table dbo.T on ps(a) compression 3..3 ROW\n"
              "  column a int null\n");
}

TEST(AlterTable, SwitchTriggersAndOptionsKeepTheShape) {
    EXPECT_EQ(describe("CREATE TABLE T (a int)\nCREATE TABLE T2 (a int)\nGO\n"
                       "ALTER TABLE T SWITCH PARTITION 1 TO T2\n"
                       "ALTER TABLE T SWITCH TO T2\n"
                       "ALTER TABLE T DISABLE TRIGGER ALL\n"
                       "ALTER TABLE T ENABLE CHANGE_TRACKING WITH (TRACK_COLUMNS_UPDATED = ON)\n"
                       "ALTER TABLE T SET (LOCK_ESCALATION = AUTO)\n"),
              "table dbo.T\n  column a int null\ntable dbo.T2\n  column a int null\n");
}

TEST(AlterTable, DropsADefaultWhoseNameIsLookedUp) {
    EXPECT_EQ(describe("CREATE TABLE T (a int NOT NULL DEFAULT 1, b int NOT NULL DEFAULT 2)\nGO\n"
                       "DECLARE @sql nvarchar(max) = (SELECT N'ALTER TABLE T DROP CONSTRAINT ' + "
                       "d.name FROM sys.default_constraints d JOIN sys.columns c ON 1 = 1 "
                       "WHERE d.parent_object_id = OBJECT_ID(N'dbo.T') AND c.name = N'A');\n"
                       "EXEC sp_executesql @sql\n"),
              "table dbo.T\n  column a int not null\n  column b int not null default 2\n");
}

TEST(AlterTable, DropsConstraintsWhoseNamesAreLookedUp) {
    const auto lookup = [](const std::string& rest) {
        return "DECLARE @sql nvarchar(max) = (SELECT N'ALTER TABLE T DROP CONSTRAINT ' + n.name "
               "FROM sys." +
               rest + ");\nEXEC sp_executesql @sql\nGO\n";
    };
    const std::string of_table = " AS n WHERE n.parent_object_id = OBJECT_ID(N'dbo.T')";
    const std::string table =
        "CREATE TABLE P (p int NOT NULL)\n"
        "CREATE TABLE T (a int REFERENCES P (p), b int CONSTRAINT FK REFERENCES P (p), c int CHECK "
        "(c > 0), CONSTRAINT CK CHECK (a > 0))\nGO\n";
    const std::string left = describe(
        table + lookup("foreign_keys" + of_table + " AND N'[A]' = STUFF((SELECT 1), 1, 1, N'')") +
        lookup("check_constraints" + of_table + " AND n.is_system_named = 1"));
    EXPECT_EQ(left, describe("CREATE TABLE P (p int NOT NULL)\n"
                             "CREATE TABLE T (a int, b int CONSTRAINT FK REFERENCES P (p), c int, "
                             "CONSTRAINT CK CHECK (a > 0))"));
    // Of two checks nobody knows which one is meant.
    const std::string two = "CREATE TABLE T (a int CHECK (a > 0), b int CHECK (b > 0))\nGO\n";
    EXPECT_EQ(describe(two + lookup("check_constraints" + of_table + " AND n.is_system_named = 1")),
              describe(two));
}

TEST(AlterTable, MovesTheHeapThatADroppedKeyLeaves) {
    EXPECT_EQ(describe("CREATE TABLE T (a int NOT NULL CONSTRAINT PK PRIMARY KEY, d date)\nGO\n"
                       "ALTER TABLE T DROP CONSTRAINT PK WITH (MOVE TO ps(D))\n"),
              "table dbo.T on ps(d)\n"
              "  column a int not null\n"
              "  column d date null\n");
    EXPECT_EQ(describe("CREATE TABLE T (a int NOT NULL CONSTRAINT PK PRIMARY KEY)\nGO\n"
                       "ALTER TABLE T DROP CONSTRAINT PK WITH (MOVE TO 'FG 2')\n"),
              "table dbo.T on FG 2\n"
              "  column a int not null\n");
}

TEST(AlterTable, MemoryOptimizedIndexes) {
    EXPECT_EQ(
        describe("CREATE TABLE M (a int NOT NULL PRIMARY KEY NONCLUSTERED, b int, "
                 "INDEX ix HASH (b) WITH (BUCKET_COUNT = 8)) WITH (MEMORY_OPTIMIZED = ON)\nGO\n"
                 "ALTER TABLE M ALTER INDEX IX REBUILD WITH (BUCKET_COUNT = 128)\n"
                 "ALTER TABLE M ADD INDEX ix2 NONCLUSTERED (b)\n"
                 "ALTER TABLE M ADD INDEX ix3 NONCLUSTERED (b DESC)\n"
                 "ALTER TABLE M DROP INDEX ix2\n"),
        "table dbo.M memory-optimized\n"
        "  column a int not null\n"
        "  column b int null\n"
        "  primary key (a) inline\n"
        "  index ix hash (b) buckets 128 inline\n"
        "  index ix3 (b DESC)\n");
}

}  // namespace
}  // namespace tsqlaudit::test
