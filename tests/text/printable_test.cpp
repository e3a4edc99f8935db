#include "text/printable.h"

#include <gtest/gtest.h>

namespace tsqlaudit::text {
namespace {

TEST(Printable, KeepsWhatPeopleWrite) {
    EXPECT_EQ(printable("Größe <b>`x`</b> 表 😀 a\xC2\xA0z"), "Größe <b>`x`</b> 表 😀 a\xC2\xA0z");
}

TEST(Printable, StaysOnOneLine) {
    EXPECT_EQ(printable("a\r\nb\tc\x0B"
                        "d\xC2\x85"
                        "e\xE2\x80\xA8"
                        "f"),
              "a  b c d e f");
}

TEST(Printable, ReplacesWhatSteersATerminal) {
    EXPECT_EQ(printable("a\x1b[31mb\x7f"), "a\uFFFD[31mb\uFFFD");
    EXPECT_EQ(printable("a\xC2\x9B"
                        "31m"),
              "a\uFFFD31m");
    EXPECT_EQ(printable(std::string_view{"a\0b", 3}), "a\uFFFDb");
}

TEST(Printable, ReplacesWhatCannotBeSeenOrTurnsTheDirection) {
    for (const std::string_view hidden :
         {"\u061C", "\u200B", "\u200F", "\u202E", "\u2066", "\uFEFF", "\uFFFE", "\uFFFF"}) {
        EXPECT_EQ(printable("a" + std::string{hidden} + "b"), "a\uFFFDb");
    }
}

TEST(PrintableLines, KeepLineFeedsAndTabs) {
    std::string text;
    append_printable_lines(text, "a\n\tb\x1b\r\n");
    EXPECT_EQ(text, "a\n\tb\uFFFD \n");
}

TEST(PrintableLines, AreAppended) {
    std::string text = "before ";
    append_printable_lines(text, "a\x1b\n表\r");
    EXPECT_EQ(text, "before a\uFFFD\n表 ");
}

TEST(Printable, ReplacesEachBrokenCharacterOnce) {
    EXPECT_EQ(printable("\xE8\xA1 x"), "\uFFFD x");  // cut short
    EXPECT_EQ(printable("x \xE8\xA1"), "x \uFFFD");  // at the end
    EXPECT_EQ(printable("表\xE8\xA1表"), "表\uFFFD表");
    EXPECT_EQ(printable("\xC0\xAF\x80"), "\uFFFD");  // longer than it has to be
    EXPECT_EQ(printable("\xFF\xFE"), "\uFFFD\uFFFD");
    EXPECT_EQ(printable("\xED\xA0\x80"), "\uFFFD");  // a surrogate
}

TEST(Printable, IsValidUtf8) {
    EXPECT_EQ(printable("a\xFF"
                        "b"),
              "a\uFFFDb");
}

}  // namespace
}  // namespace tsqlaudit::text
