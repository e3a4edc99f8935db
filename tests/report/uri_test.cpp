#include "report/uri.h"

#include <gtest/gtest.h>

namespace tsqlaudit::report {
namespace {

TEST(UriOfPath, EncodesWhatIsSpecial) {
    EXPECT_EQ(uri_of_path("sql/dbo.Order_Line-1.sql"), "sql/dbo.Order_Line-1.sql");
    EXPECT_EQ(uri_of_path("a b(c)\"<ä>.sql"), "a%20b%28c%29%22%3C%C3%A4%3E.sql");
    EXPECT_EQ(uri_of_path("c:x?#%20"), "c%3Ax%3F%23%2520");
    EXPECT_EQ(uri_of_path(""), "");
}

}  // namespace
}  // namespace tsqlaudit::report
