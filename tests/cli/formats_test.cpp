#include "cli/formats.h"

#include <gmock/gmock.h>

#include "cli/exit_code.h"

namespace tsqlaudit::cli {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(Formats, AreFoundByName) {
    for (const Format& format : all_formats()) {
        EXPECT_EQ(&format_named(format.name), &format);
    }
}

TEST(Formats, AnUnknownNameIsAFailureThatListsThem) {
    EXPECT_THAT([] { format_named("yaml"); },
                ThrowsMessage<Failure>(HasSubstr(
                    "there are markdown, json, sarif, console, github, gitlab and junit")));
}

TEST(Formats, HaveNames) {
    EXPECT_TRUE(is_format("gitlab"));
    EXPECT_FALSE(is_format("yaml"));
    EXPECT_FALSE(is_format(""));
}

TEST(Formats, AreFoundByTheEndingOfAFile) {
    EXPECT_EQ(format_of_file("a/b.json"), &format_named("json"));
    EXPECT_EQ(format_of_file("report.MD"), &format_named("markdown"));
    EXPECT_EQ(format_of_file("report.markdown"), &format_named("markdown"));
    EXPECT_EQ(format_of_file("report.sarif"), &format_named("sarif"));
    EXPECT_EQ(format_of_file("report.xml"), &format_named("junit"));
    EXPECT_EQ(format_of_file("report.txt"), nullptr);
    EXPECT_EQ(format_of_file("json"), nullptr);
    EXPECT_EQ(format_of_file("-"), nullptr);
}

}  // namespace
}  // namespace tsqlaudit::cli
