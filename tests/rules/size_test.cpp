#include "rules/size.h"

#include <gtest/gtest.h>

namespace tsqlaudit::test {
namespace {

TEST(Size, SaysWhatItRestsOn) {
    EXPECT_EQ(rules::size_of({.scale = facts::Scale::Large,
                              .rows = std::nullopt,
                              .reason = "several rows for each of dbo.Order"}),
              "is estimated large (several rows for each of dbo.Order)");
    EXPECT_EQ(
        rules::size_of({.scale = facts::Scale::Moderate, .rows = 12'345, .reason = "counted"}),
        "has 12345 rows (counted)");
}

}  // namespace
}  // namespace tsqlaudit::test
