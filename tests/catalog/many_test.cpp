// Tables with many elements of a kind.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/catalog_from.h"

namespace tsqlaudit::test {
namespace {

using Names = std::vector<std::string>;

// Where a table has many, they are found in another way, and stay in their order.
std::string many(const std::string& each, int count = 40) {
    std::string sql;
    for (int number = 0; number < count; ++number) {
        std::string statement = each;
        for (std::size_t at = statement.find('#'); at != std::string::npos;
             at = statement.find('#')) {
            statement.replace(at, 1, std::to_string(number));
        }
        sql += statement + ";\n";
    }
    return sql;
}

std::string with_many(const std::string& each, int count = 40) {
    return "CREATE TABLE P (Id int PRIMARY KEY);\nCREATE TABLE T (a int, b int);\nGO\n" +
           many(each, count);
}

catalog::Table table_of(const std::string& sql) {
    return *catalog_from(sql).catalog.find_table({.schema = "dbo", .name = "T"});
}

Names names_of(const auto& elements) {
    Names names;
    for (const auto& element : elements) {
        names.push_back(element.name);
    }
    return names;
}

TEST(Many, IndexesAreAlteredRenamedAndDropped) {
    const auto table = table_of(with_many("CREATE INDEX IX_# ON T (a)") +
                                "DROP INDEX IX_0 ON T; DROP INDEX IX_20 ON T;\n"
                                "ALTER INDEX IX_39 ON T DISABLE;\n"
                                "EXEC sp_rename 'T.IX_38', 'IY', 'INDEX';\n"
                                "EXEC sp_rename 'T.IY', 'IZ', 'INDEX';\n"
                                "EXEC sp_rename 'T.IZ', 'IX_1', 'INDEX';\n"
                                "ALTER TABLE T ADD CONSTRAINT PK PRIMARY KEY (a);\n"
                                "CREATE INDEX IX_0 ON T (b);\n");
    const auto& indexes = table.indexes;
    Names expected{"PK"};
    for (int number = 1; number < 40; ++number) {
        if (number != 20) {
            expected.push_back(number == 38 ? "IZ" : "IX_" + std::to_string(number));
        }
    }
    expected.push_back("IX_0");
    EXPECT_EQ(names_of(indexes), expected);
    EXPECT_TRUE(indexes.find("IX_39")->is_disabled);
    EXPECT_FALSE(indexes.find("IX_37")->is_disabled);
}

TEST(Many, ConstraintsAreSwitchedRenamedAndDropped) {
    const auto table =
        table_of(with_many("ALTER TABLE T ADD CONSTRAINT FK_# FOREIGN KEY (a) REFERENCES P (Id);\n"
                           "ALTER TABLE T ADD CONSTRAINT CK_# CHECK (a > #)") +
                 "ALTER TABLE T DROP CONSTRAINT FK_0, CK_1;\n"
                 "ALTER TABLE T NOCHECK CONSTRAINT FK_39, CK_39;\n"
                 "EXEC sp_rename 'FK_39', 'FK_Last';\nEXEC sp_rename 'CK_39', 'CK_Last';\n");
    EXPECT_EQ(table.foreign_keys.size(), 39U);
    EXPECT_EQ(table.foreign_keys[0].name, "FK_1");
    EXPECT_EQ(table.foreign_keys[38].name, "FK_Last");
    EXPECT_TRUE(table.foreign_keys[38].is_disabled);
    EXPECT_FALSE(table.foreign_keys[37].is_disabled);
    EXPECT_EQ(table.checks.size(), 39U);
    EXPECT_EQ(table.checks[0].name, "CK_0");
    EXPECT_EQ(table.checks[1].name, "CK_2");
    EXPECT_EQ(table.checks[38].name, "CK_Last");
    EXPECT_TRUE(table.checks[38].is_disabled);
}

TEST(Many, ColumnsAndTheirDefaultsStayInOrder) {
    const auto table =
        table_of(with_many("ALTER TABLE T ADD c# int CONSTRAINT DF_# DEFAULT #") +
                 "ALTER TABLE T DROP CONSTRAINT DF_3; ALTER TABLE T DROP COLUMN a, c3;\n"
                 "EXEC sp_rename 'T.c4', 'd4', 'COLUMN';\nEXEC sp_rename 'DF_4', 'DF_d4';\n"
                 "ALTER TABLE T DROP CONSTRAINT DF_5;\nALTER TABLE T ADD CONSTRAINT DF_5 DEFAULT 1 "
                 "FOR b;\n");
    ASSERT_EQ(table.columns.size(), 40U);
    EXPECT_EQ(table.columns[0].name, "b");
    EXPECT_EQ(table.columns[0].default_constraint->name, "DF_5");
    EXPECT_EQ(table.columns[4].name, "d4");
    EXPECT_EQ(table.columns[4].default_constraint->name, "DF_d4");
    EXPECT_EQ(table.columns[5].name, "c5");
    EXPECT_FALSE(table.columns[5].default_constraint);
    EXPECT_EQ(table.columns[39].name, "c39");
}

TEST(Many, StatisticsAreRenamedAndDropped) {
    const auto table = table_of(with_many("CREATE STATISTICS S_# ON T (a)") +
                                "CREATE STATISTICS S_7 ON T (b);\nDROP STATISTICS T.S_0;\n"
                                "EXEC sp_rename 'T.S_39', 'S_Last', 'STATISTICS';\n");
    ASSERT_EQ(table.statistics.size(), 39U);
    EXPECT_EQ(table.statistics[0].name, "S_1");
    EXPECT_EQ(table.statistics[38].name, "S_Last");
    EXPECT_EQ(table.statistics.find("S_7")->columns, Names{"a"});
}

TEST(Many, AnUnnamedOneGoesAlone) {
    const auto table = table_of(with_many("CREATE INDEX IX_# ON T (a)") +
                                many("ALTER TABLE T ADD CONSTRAINT CK_# CHECK (a > #)") +
                                "ALTER TABLE T ADD UNIQUE (b), CHECK (b > 0);\n"
                                "CREATE INDEX IX_last ON T (b);\n"
                                "ALTER TABLE T ADD CONSTRAINT CK_last CHECK (b < 9);\nGO\n"
                                "ALTER TABLE T DROP CONSTRAINT UQ__T__3BD0198E5F3A1C2B;\nGO\n"
                                "ALTER TABLE T DROP CONSTRAINT CK__T__b__5F3A1C2B;\n");
    EXPECT_EQ(table.indexes.size(), 41U);
    EXPECT_EQ(table.indexes.back().name, "IX_last");
    EXPECT_EQ(table.checks.size(), 41U);
    EXPECT_EQ(table.checks.back().name, "CK_last");
}

TEST(Many, AllGoAndOneComes) {
    const auto table =
        table_of(with_many("CREATE INDEX IX_# ON T (a)") + many("DROP INDEX IX_# ON T") +
                 "ALTER TABLE T ADD CONSTRAINT PK PRIMARY KEY (a);\n");
    EXPECT_EQ(names_of(table.indexes), Names{"PK"});
}

// Each is the only one of its column.
std::string with_many_unnamed(const std::string& more) {
    std::string sql = with_many(
        "ALTER TABLE T ADD c#_x int NULL;\nGO\n"
        "ALTER TABLE T ADD CHECK (c#_x > 0), DEFAULT 1 FOR c#_x, FOREIGN KEY (c#_x) REFERENCES P");
    return sql + "GO\n" + many(more);
}

TEST(Many, UnnamedOnesAreDroppedByTheirColumns) {
    const auto table =
        table_of(with_many_unnamed("ALTER TABLE T DROP CONSTRAINT CK__T__c#_x__5F3A1C2B;\n"
                                   "ALTER TABLE T DROP CONSTRAINT DF__T__c#_x__5F3A1C2B;\n"
                                   "ALTER TABLE T DROP CONSTRAINT FK__T__c#_x__5F3A1C2B") +
                 "ALTER TABLE T ADD CHECK (a > b);\n");
    EXPECT_EQ(table.checks.size(), 1U);
    EXPECT_TRUE(table.foreign_keys.empty());
    for (const catalog::Column& column : table.columns) {
        EXPECT_FALSE(column.default_constraint) << column.name;
    }
}

TEST(Many, UnnamedOnesGetNamesAndAreSwitchedOff) {
    const auto table =
        table_of(with_many_unnamed("ALTER TABLE T NOCHECK CONSTRAINT CK__T__c#_x__5F3A1C2B;\n"
                                   "EXEC sp_rename 'CK__T__c#_x__5F3A1C2B', 'CK_#';\n"
                                   "EXEC sp_rename 'FK__T__c#_x__5F3A1C2B', 'FK_#'"));
    for (int number = 0; number < 40; ++number) {
        const std::string place = std::to_string(number);
        const auto* const check = table.checks.find("CK_" + place);
        ASSERT_NE(check, nullptr);
        EXPECT_EQ(check->columns, Names{"c" + place + "_x"});
        EXPECT_TRUE(check->is_disabled);
        const auto* const key = table.foreign_keys.find("FK_" + place);
        ASSERT_NE(key, nullptr);
        EXPECT_EQ(key->columns, Names{"c" + place + "_x"});
    }
}

// Nobody knows which of them went, so one that is added displaces the one on its columns.
TEST(Many, OneOfSeveralUnnamedOnesMayBeGone) {
    const std::string several = with_many(
        "ALTER TABLE T ADD c# int NULL;\nGO\n"
        "ALTER TABLE T ADD UNIQUE (c#)");
    const std::string again = "ALTER TABLE T ADD CONSTRAINT UQ_7 UNIQUE (c7);\n";
    EXPECT_EQ(table_of(several + again).indexes.size(), 41U);
    const auto table =
        table_of(several + "ALTER TABLE T DROP CONSTRAINT UQ__T__3BD0198E5F3A1C2B;\n" + again);
    EXPECT_EQ(table.indexes.size(), 40U);
    EXPECT_NE(table.indexes.find("UQ_7"), nullptr);
    const auto later = table_of(
        several + "ALTER TABLE T DROP CONSTRAINT UQ__T__3BD0198E5F3A1C2B;\n" +
        "ALTER TABLE T ADD UNIQUE (a);\nALTER TABLE T DROP CONSTRAINT UQ__T__4BD0198E5F3A1C2B;\n" +
        "ALTER TABLE T ADD CONSTRAINT UQ_a UNIQUE (a);\n");
    EXPECT_EQ(later.indexes.size(), 41U);
}

// All go at once: by their name, their columns and as the primary key.
TEST(Many, OneThatIsAddedDisplacesAllThatMayBeGone) {
    const std::string several =
        "CREATE TABLE T (a int PRIMARY KEY, b int);\n"
        "ALTER TABLE T ADD UNIQUE (a), UNIQUE (b);\n" +
        many("ALTER TABLE T ADD CHECK (a > #), CHECK (b > #)", 3000) +
        "ALTER TABLE T DROP CONSTRAINT CK__T__5F3A1C2B;\n"
        "ALTER TABLE T DROP CONSTRAINT UQ__T__3BD0198E5F3A1C2B;\n";
    const auto checked = table_of(several + "ALTER TABLE T ADD CONSTRAINT CK CHECK (a > 1);\n");
    EXPECT_EQ(checked.checks.size(), 3001U);
    EXPECT_NE(checked.checks.find("CK"), nullptr);
    EXPECT_EQ(std::ranges::count(checked.checks, Names{"b"}, &catalog::CheckConstraint::columns),
              3000);
    EXPECT_EQ(checked.indexes.size(), 3U);

    const auto keyed = table_of(several + "ALTER TABLE T ADD CONSTRAINT UQ UNIQUE (a);\n");
    EXPECT_EQ(names_of(keyed.indexes), (Names{"", "", "UQ"}));
    EXPECT_EQ(keyed.indexes[1].key_columns.front().name, "b");
}

// What may be gone stays where nothing displaces it, however much is added on the same column. It
// would take minutes if each were compared with each.
TEST(Many, OneOnOtherColumnsDisplacesNone) {
    const int count = 8000;
    const std::string doubtful = "CREATE TABLE T (a int, b int);\n" +
                                 many("ALTER TABLE T ADD CHECK (a > #)", count) +
                                 "ALTER TABLE T DROP CONSTRAINT CK__T__a__5F3A1C2B;\n";
    const auto table =
        table_of(doubtful + many("ALTER TABLE T ADD CHECK (a > # AND b > 0)", count) +
                 "EXEC sp_rename 'T.a', 'c', 'COLUMN';\n");
    EXPECT_EQ(table.checks.size(), 2U * count);
    const auto displaced = table_of(doubtful + "EXEC sp_rename 'T.a', 'c', 'COLUMN';\n" +
                                    many("ALTER TABLE T ADD CHECK (c > #)", count));
    EXPECT_EQ(displaced.checks.size(), static_cast<std::size_t>(count));
}

// A table that is cloned has constraints of its own.
TEST(Many, WhatMayBeGoneFromACloneIsStillInItsTable) {
    const std::string cloned =
        "CREATE TABLE S (a int, b int);\n" + many("ALTER TABLE S ADD CHECK (a > #)", 40) +
        "CREATE TABLE T AS CLONE OF S;\nALTER TABLE T DROP CONSTRAINT CK__T__a__5F3A1C2B;\n"
        "ALTER TABLE S ADD CHECK (a > 99);\nALTER TABLE T ADD CHECK (a > 99);\n";
    EXPECT_EQ(table_of(cloned).checks.size(), 1U);
    EXPECT_EQ(
        catalog_from(cloned).catalog.find_table({.schema = "dbo", .name = "S"})->checks.size(),
        41U);
}

TEST(Many, WhatNamesAColumnFollowsItsNamesAndGoesWithIt) {
    const auto table = table_of(
        with_many("ALTER TABLE T ADD c# int NULL CONSTRAINT CK_# CHECK (c# > 0) CONSTRAINT "
                  "FK_# REFERENCES P (Id);\nGO\nCREATE INDEX IX_# ON T (a) INCLUDE (c#)") +
        many("EXEC sp_rename 'T.c#', 'd#', 'COLUMN';\nEXEC sp_rename 'T.d#', 'e#', "
             "'COLUMN'") +
        "ALTER TABLE T DROP COLUMN c4, d5, e6;\nGO\nALTER TABLE T ADD c7 int NULL;\n"
        "CREATE INDEX IX_last ON T (c7, e7);\nEXEC sp_rename 'T.c7', 'c8', 'COLUMN';\n"
        "ALTER TABLE T DROP COLUMN e7;\n");
    ASSERT_EQ(table.indexes.size(), 38U);
    EXPECT_EQ(table.indexes[5].included_columns, Names{"e5"});
    EXPECT_EQ(table.indexes[6].included_columns, Names{"e8"});
    EXPECT_EQ(table.checks.size(), 38U);
    EXPECT_EQ(table.checks.find("CK_39")->columns, Names{"e39"});
    EXPECT_EQ(table.foreign_keys.size(), 38U);
    EXPECT_EQ(table.foreign_keys.find("FK_39")->columns, Names{"e39"});
}

// Those that an index names only after others were looked up.
TEST(Many, ColumnsThatAnIndexGetsFollowTheirNames) {
    const auto searched = table_of(
        with_many("CREATE INDEX IX_# ON T (b)") +
        "ALTER TABLE T ADD x nvarchar(9), y nvarchar(9), z nvarchar(9);\nGO\n"
        "CREATE FULLTEXT INDEX ON T (x) KEY INDEX PK;\nEXEC sp_rename 'T.a', 'c', 'COLUMN';\n"
        "ALTER FULLTEXT INDEX ON T ADD (y);\nALTER FULLTEXT INDEX ON T ADD (z);\n"
        "EXEC sp_rename 'T.y', 'y2', 'COLUMN';\nEXEC sp_rename 'T.z', 'z2', 'COLUMN';\n");
    const catalog::Index& full_text = searched.indexes.back();
    ASSERT_EQ(full_text.key_columns.size(), 3U);
    EXPECT_EQ(full_text.key_columns[1].name, "y2");
    EXPECT_EQ(full_text.key_columns[2].name, "z2");

    const auto moved = table_of(
        "CREATE TABLE P (Id int PRIMARY KEY);\nCREATE TABLE T (a int, b int, x int) ON ps (a);\n" +
        many("CREATE INDEX IX_# ON T (b)") +
        "EXEC sp_rename 'T.x', 'y', 'COLUMN';\nCREATE CLUSTERED INDEX CX ON T (b) ON [PRIMARY];\n"
        "EXEC sp_rename 'T.a', 'c', 'COLUMN';\n");
    for (int number = 0; number < 40; ++number) {
        const catalog::Index* const index = moved.indexes.find("IX_" + std::to_string(number));
        ASSERT_TRUE(index != nullptr && index->storage);
        EXPECT_EQ(index->storage->partition_column, "c") << index->name;
    }
}

TEST(Many, ForeignKeysFollowTheColumnsOfTheirParent) {
    const auto table = table_of(
        "CREATE TABLE T (Id int PRIMARY KEY, a int);\nGO\n" +
        many("ALTER TABLE T ADD c# int NULL CONSTRAINT UQ_# UNIQUE, p# int NULL;\nGO\n"
             "ALTER TABLE T ADD CONSTRAINT FK_# FOREIGN KEY (p#) REFERENCES T (c#)") +
        many("EXEC sp_rename 'T.c#', 'd#', 'COLUMN';\nEXEC sp_rename 'T.p#', 'c#', 'COLUMN'") +
        "EXEC sp_rename 'T.c3', 'Last', 'COLUMN';\nEXEC sp_rename 'T.d4', 'Other', 'COLUMN';\n");
    EXPECT_EQ(table.foreign_keys.find("FK_3")->columns, Names{"Last"});
    EXPECT_EQ(table.foreign_keys.find("FK_3")->referenced_columns, Names{"d3"});
    EXPECT_EQ(table.foreign_keys.find("FK_4")->columns, Names{"c4"});
    EXPECT_EQ(table.foreign_keys.find("FK_4")->referenced_columns, Names{"Other"});
}

// Each time the foreign keys are looked up by the names that they had before, too.
TEST(Many, AColumnIsRenamedAgainAndAgainInLinearTime) {
    const auto table = table_of(
        with_many("ALTER TABLE T ADD CONSTRAINT FK_# FOREIGN KEY (b) REFERENCES P (Id)", 400) +
        many("EXEC sp_rename 'P.Id', 'Key', 'COLUMN';\nEXEC sp_rename 'P.Key', 'Id', 'COLUMN'",
             400) +
        "EXEC sp_rename 'P.Id', 'Last', 'COLUMN';\n");
    ASSERT_EQ(table.foreign_keys.size(), 400U);
    EXPECT_EQ(table.foreign_keys.find("FK_7")->referenced_columns, Names{"Last"});
    EXPECT_EQ(table.foreign_keys.find("FK_399")->referenced_columns, Names{"Last"});
}

TEST(Many, ACloneHasNoneOfTheNames) {
    const auto built = catalog_from(
        with_many("ALTER TABLE T ADD CONSTRAINT CK_# CHECK (a > #)") +
        "EXEC sp_rename 'T.a', 'c', 'COLUMN';\nGO\n"
        "CREATE TABLE C AS CLONE OF T;\nGO\nALTER TABLE C DROP CONSTRAINT CK__C__5F3A1C2B;\n"
        "ALTER TABLE C ADD CONSTRAINT CK_C CHECK (c > 3);\n");
    // All may be gone, and are on the column of the new one.
    EXPECT_EQ(built.catalog.find_table({.schema = "dbo", .name = "C"})->checks.size(), 1U);
    EXPECT_EQ(built.catalog.find_table({.schema = "dbo", .name = "T"})->checks.size(), 40U);

    const auto referencing = catalog_from(
        with_many("ALTER TABLE T ADD CONSTRAINT FK_# FOREIGN KEY (a) REFERENCES P") +
        "EXEC sp_rename 'T.a', 'c', 'COLUMN';\nGO\n"
        "CREATE TABLE C AS CLONE OF T;\nGO\nALTER TABLE C DROP CONSTRAINT FK__C__5F3A1C2B;\n"
        "ALTER TABLE C ADD CONSTRAINT FK_C FOREIGN KEY (c) REFERENCES P;\n");
    EXPECT_EQ(referencing.catalog.find_table({.schema = "dbo", .name = "C"})->foreign_keys.size(),
              1U);
}

TEST(Many, ADefaultThatGotANameIsDroppedByIt) {
    const auto table = table_of(with_many_unnamed(
        "EXEC sp_rename 'DF__T__c#_x__5F3A1C2B', 'DF_#';\nALTER TABLE T DROP CONSTRAINT DF_#"));
    ASSERT_EQ(table.columns.size(), 42U);
    for (const catalog::Column& column : table.columns) {
        EXPECT_FALSE(column.default_constraint) << column.name;
    }
}

// Foreign keys that came after a column was renamed are found by it as well.
TEST(Many, LaterForeignKeysFollowTheColumnsOfTheirParent) {
    const auto table =
        table_of(with_many("ALTER TABLE P ADD c# int NULL CONSTRAINT UQ_# UNIQUE") +
                 "EXEC sp_rename 'P.c0', 'd0', 'COLUMN';\n" +
                 many("ALTER TABLE T ADD CONSTRAINT FK_# FOREIGN KEY (a) REFERENCES P (c7)") +
                 "EXEC sp_rename 'P.c7', 'd7', 'COLUMN';\n");
    ASSERT_EQ(table.foreign_keys.size(), 40U);
    for (const catalog::ForeignKey& key : table.foreign_keys) {
        EXPECT_EQ(key.referenced_columns, Names{"d7"}) << key.name;
    }
}

// SQL Server refuses that, so the index was dropped before.
TEST(Many, AnOrderedColumnstoreGoesWithItsColumnAndItsCompression) {
    const auto table = table_of(
        "CREATE TABLE T (a int, b int);\nCREATE CLUSTERED COLUMNSTORE INDEX CI ON T ORDER (a) "
        "WITH (DATA_COMPRESSION = COLUMNSTORE_ARCHIVE);\nALTER TABLE T DROP COLUMN a;\n");
    EXPECT_TRUE(table.indexes.empty());
    EXPECT_FALSE(table.compression.whole);
}

}  // namespace
}  // namespace tsqlaudit::test
