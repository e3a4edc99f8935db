#include "cli/progress.h"

#include <gtest/gtest.h>

namespace tsqlaudit::cli {
namespace {

TEST(ProgressLine, CountsStepsWhereThereAreAny) {
    EXPECT_EQ(progress_line("parsing", 12, 300), "parsing: 12 of 300");
    EXPECT_EQ(progress_line("parsing", 301, 300), "parsing: 300 of 300");
    EXPECT_EQ(progress_line("judging", 0, 0), "judging…");
}

}  // namespace
}  // namespace tsqlaudit::cli
