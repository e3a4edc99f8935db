#include "cli/statistics.h"

#include <gmock/gmock.h>

#include <cstdint>
#include <limits>

#include "cli/exit_code.h"
#include "support/files.h"

namespace tsqlaudit::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::Property;
using testing::ThrowsMessage;
using testing::UnorderedElementsAre;

TEST(RowCounts, ReadsSchemaTableRows) {
    EXPECT_THAT(parse_row_counts("schema,table,rows\ndbo,Orders,12\nSales,Line,3\n", "f"),
                UnorderedElementsAre(Pair("dbo.orders", 12), Pair("sales.line", 3)));
}

TEST(RowCounts, ReadsTableRowsWithAndWithoutSchema) {
    EXPECT_THAT(parse_row_counts("Orders;12\r\n[Sales].[Line];3\r\n", "f"),
                UnorderedElementsAre(Pair("dbo.orders", 12), Pair("sales.line", 3)));
}

TEST(RowCounts, ReadsQuotedFieldsTabsAndAByteOrderMark) {
    EXPECT_THAT(parse_row_counts("\xEF\xBB\xBF\"dbo\"\t\"a,\"\"b\"\t5", "f"),
                UnorderedElementsAre(Pair("dbo.a,\"b", 5)));
}

TEST(RowCounts, AddsPartitionsUp) {
    EXPECT_THAT(parse_row_counts("dbo,t,5\nDBO,T,7\n\n", "f"),
                UnorderedElementsAre(Pair("dbo.t", 12)));
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    EXPECT_THAT(parse_row_counts("t,9223372036854775807\nt,9223372036854775807\nt,1\n", "f"),
                UnorderedElementsAre(Pair("dbo.t", most)));
}

TEST(RowCounts, AnEmptyFileSaysNothing) {
    EXPECT_THAT(parse_row_counts("", "f"), IsEmpty());
    EXPECT_THAT(parse_row_counts("table,rows\n", "f"), IsEmpty());
}

TEST(RowCounts, NamesTheLineThatIsWrong) {
    for (const char* wrong : {"dbo,t,5\ndbo,u,many\n", "h,r\na,b,c,5\n", "table,rows\nt,-5\n"}) {
        EXPECT_THAT([&] { parse_row_counts(wrong, "rows.csv"); },
                    ThrowsMessage<Failure>(HasSubstr("rows.csv:2: ")))
            << wrong;
    }
}

TEST(RowCounts, AFileThatCannotBeReadIsAFailure) {
    const test::TemporaryDirectory directory;
    EXPECT_THROW(read_row_counts(directory.path() / "none.csv"), Failure);
    EXPECT_THROW(read_row_counts(directory.path()), Failure);
    test::write_file(directory.path() / "rows.csv", "t,1\n");
    EXPECT_THAT(read_row_counts(directory.path() / "rows.csv"),
                UnorderedElementsAre(Pair("dbo.t", 1)));
}

}  // namespace
}  // namespace tsqlaudit::cli
