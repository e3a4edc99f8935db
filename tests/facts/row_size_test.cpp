#include "facts/row_size.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "facts/sample_schema.h"

namespace tsqlaudit::test {
namespace {

using facts::derive_row_size;
using facts::RowSize;
using facts::Scale;
using Role = facts::ColumnRole;

// One table, its columns added by each test.
class RowSizeTest : public testing::Test {
protected:
    SampleTable table() { return schema_.at("T"); }
    RowSize size() { return derive_row_size(table().table(), table().facts().columns); }

    SampleSchema schema_;

    void SetUp() override { schema_.add("T", Scale::Small); }
};

TEST_F(RowSizeTest, OfATableWithoutColumnsIsUnknown) {
    EXPECT_EQ(size().fixed, 0);
    EXPECT_EQ(size().estimated, 0);
}

TEST_F(RowSizeTest, CountsHeaderNullBitmapAndOffsets) {
    table().identity("Id", "int").column("Name", "nvarchar(50)", Role::Name);
    EXPECT_EQ(size().fixed, 4 + 4 + 2 + 1);  // header, Id, null bitmap
    EXPECT_EQ(size().maximum, 11 + 2 + 2 + 100);
    EXPECT_EQ(size().estimated, 11 + 2 + 2 + 50);  // a name of 25 characters
    EXPECT_EQ(size().estimated_lob, 0);
}

TEST_F(RowSizeTest, HasNoOffsetsWithoutVariableColumns) {
    table().identity("Id", "bigint").column("At", "datetime2(7)", Role::Timestamp);
    EXPECT_EQ(size().fixed, 4 + 8 + 8 + 3);
    EXPECT_EQ(size().maximum, size().fixed);
    EXPECT_EQ(size().estimated, size().fixed);
}

TEST_F(RowSizeTest, PacksEightBitsIntoAByte) {
    for (int bit = 0; bit < 9; ++bit) {
        table().column("Is" + std::to_string(bit), "bit", Role::Flag);
    }
    EXPECT_EQ(size().fixed, 4 + 2 + (2 + 2));  // header, nine bits, null bitmap of nine columns
    EXPECT_EQ(size().estimated, size().fixed);
}

TEST_F(RowSizeTest, LeavesAPointerToDocuments) {
    table().column("Content", "varbinary(max)", Role::Binary);
    EXPECT_EQ(size().fixed, 7);
    EXPECT_EQ(size().maximum, 7 + 2 + 2 + 24);
    EXPECT_EQ(size().estimated, 7 + 2 + 2 + 24);
    EXPECT_EQ(size().estimated_lob, 100000);
}

TEST_F(RowSizeTest, KeepsShortJsonInTheRow) {
    table().column("Options", "json", Role::Json).column("Text", "nvarchar(max)", Role::Json);
    EXPECT_EQ(size().estimated, 7 + 2 + 2 * 2 + 300 + 300);
    EXPECT_EQ(size().estimated_lob, 0);
}

TEST_F(RowSizeTest, MovesWhatDoesNotFitOutOfTheRow) {
    for (int number = 0; number < 5; ++number) {
        table().column("Note" + std::to_string(number), "nvarchar(max)", Role::FreeText);
    }
    EXPECT_EQ(size().estimated, 7 + 2 + 5 * 2 + 4 * 2000 + 24);
    EXPECT_EQ(size().estimated_lob, 2000);
}

TEST_F(RowSizeTest, TheSumOfAbsurdlyManyColumnsDoesNotOverflow) {
    constexpr int most = std::numeric_limits<int>::max();
    for (int column = 0; column < 30'000; ++column) {
        table().column("C" + std::to_string(column), "varbinary(max)", Role::Binary);
    }
    EXPECT_GT(size().maximum, 0);
    EXPECT_GT(size().estimated, 0);
    EXPECT_GT(size().estimated_lob, 0);
    EXPECT_LE(size().estimated_lob, most);
}

TEST_F(RowSizeTest, TakesHalfOfTheNullableValuesForNull) {
    table()
        .column("Note", "nvarchar(400) null", Role::FreeText)
        .column("Day", "date null", Role::Other);
    // A NULL takes no room in the variable part, and its full width in the fixed part.
    EXPECT_EQ(size().estimated, 7 + 3 + 2 + 2 + 120);
}

TEST_F(RowSizeTest, TakesSparseColumnsForNull) {
    table().column("Rare", "int null", Role::Other);
    table().last().is_sparse = true;
    EXPECT_EQ(size().fixed, 7);
    EXPECT_EQ(size().maximum, 7 + 4 + 4);
    EXPECT_EQ(size().estimated, 7);
}

TEST_F(RowSizeTest, TakesDeprecatedTextForNull) {
    table().column("Old", "nvarchar(100) null", Role::Deprecated);
    EXPECT_EQ(size().maximum, 7 + 2 + 2 + 200);
    EXPECT_EQ(size().estimated, 7 + 2 + 2);
}

TEST_F(RowSizeTest, StoresOnlyPersistedComputedColumns) {
    table()
        .identity("Id", "int")
        .computed("At", "geometry::Point([Id], 0, 0)", "geometry::Point", Role::Spatial);
    EXPECT_EQ(size().estimated, 4 + 4 + 3 + 2 + 2 + 11);  // a point of 22 bytes or NULL
    table().last().computed->is_persisted = false;
    EXPECT_EQ(size().estimated, 4 + 4 + 3);
    EXPECT_EQ(size().maximum, 4 + 4 + 3);
}

TEST_F(RowSizeTest, JudgesByTypeAloneWithoutFacts) {
    table().column("Text", "varchar(300)", Role::EnumText);
    EXPECT_EQ(derive_row_size(table().table(), {}).estimated, 7 + 2 + 2 + 100);
    EXPECT_EQ(size().estimated, 7 + 2 + 2 + 12);
}

}  // namespace
}  // namespace tsqlaudit::test
