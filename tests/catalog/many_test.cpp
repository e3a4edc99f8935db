// Tables with many elements of a kind.
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace tsqlaudit::test
