#include "text/source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/text_printers.h"

namespace tsqlaudit::text {
namespace {

using testing::ElementsAre;

std::vector<Position> all_positions(std::string content) {
    const SourceFile file("a.sql", std::move(content));
    std::vector<Position> positions;
    for (std::uint32_t offset = 0; offset <= file.content().size(); ++offset) {
        positions.push_back(file.position(offset));
    }
    return positions;
}

std::vector<std::string> all_lines(std::string content) {
    const SourceFile file("a.sql", std::move(content));
    std::vector<std::string> lines;
    for (std::uint32_t number = 1; number <= file.line_count(); ++number) {
        lines.emplace_back(file.line(number));
    }
    return lines;
}

Position pos(std::uint32_t line, std::uint32_t column) {
    return {line, column};
}

TEST(SourceFile, PositionsWithLf) {
    EXPECT_THAT(all_positions("ab\n\nc"),
                ElementsAre(pos(1, 1), pos(1, 2), pos(1, 3), pos(2, 1), pos(3, 1), pos(3, 2)));
}

TEST(SourceFile, PositionsWithCrlf) {
    EXPECT_THAT(all_positions("a\r\n\r\nb"), ElementsAre(pos(1, 1), pos(1, 2), pos(1, 3), pos(2, 1),
                                                         pos(2, 2), pos(3, 1), pos(3, 2)));
}

TEST(SourceFile, PositionsWithCr) {
    EXPECT_THAT(all_positions("a\r\rb"),
                ElementsAre(pos(1, 1), pos(1, 2), pos(2, 1), pos(3, 1), pos(3, 2)));
}

TEST(SourceFile, PositionsWithMixedLineEndings) {
    EXPECT_THAT(all_positions("\n\r\r\n"),
                ElementsAre(pos(1, 1), pos(2, 1), pos(3, 1), pos(3, 2), pos(4, 1)));
}

TEST(SourceFile, ColumnsAreUtf16CodeUnits) {
    // é: 2 bytes, 1 unit; €: 3 bytes, 1 unit; 😀: 4 bytes, 2 units.
    const SourceFile file("a.sql", "é€😀x\ny");
    EXPECT_EQ(file.position(0), pos(1, 1));
    EXPECT_EQ(file.position(2), pos(1, 2));
    EXPECT_EQ(file.position(5), pos(1, 3));
    EXPECT_EQ(file.position(9), pos(1, 5));
    EXPECT_EQ(file.position(10), pos(1, 6));
    EXPECT_EQ(file.position(11), pos(2, 1));
}

TEST(SourceFile, OffsetInsideACharacterIsItsBeginning) {
    const SourceFile file("a.sql", "a😀b");
    EXPECT_EQ(file.position(2), pos(1, 2));
    EXPECT_EQ(file.position(3), pos(1, 2));
    EXPECT_EQ(file.position(4), pos(1, 2));
    EXPECT_EQ(file.position(5), pos(1, 4));
}

TEST(SourceFile, ColumnsAreRightFarIntoALongLine) {
    std::string content;
    for (int repeat = 0; repeat < 1000; ++repeat) {
        content += "a\u00E9\U0001F600";  // 7 bytes, 4 units: characters lie across every boundary
    }
    const SourceFile file("a.sql", content);
    for (std::uint32_t repeat = 0; repeat < 1000; ++repeat) {
        ASSERT_EQ(file.position(repeat * 7), pos(1, repeat * 4 + 1));
        ASSERT_EQ(file.position(repeat * 7 + 1), pos(1, repeat * 4 + 2));
        ASSERT_EQ(file.position(repeat * 7 + 3), pos(1, repeat * 4 + 3));
    }
}

TEST(SourceFile, EndOfContentThatFillsItsBlocks) {
    for (const std::size_t size : {1023U, 1024U, 1025U, 2048U}) {
        const std::string content = "\u00E9" + std::string(size - 2, 'x');
        const auto end = static_cast<std::uint32_t>(size);
        EXPECT_EQ(SourceFile("a.sql", content).position(end), pos(1, end)) << size;
    }
}

TEST(SourceFile, OffsetPastTheEndIsTheEnd) {
    EXPECT_EQ(SourceFile("a.sql", "ab").position(99), pos(1, 3));
    EXPECT_EQ(SourceFile("a.sql", "ab\n").position(99), pos(2, 1));
    EXPECT_EQ(SourceFile("a.sql", "").position(99), pos(1, 1));
}

TEST(SourceFile, Lines) {
    EXPECT_THAT(all_lines(""), ElementsAre());
    EXPECT_THAT(all_lines("\n"), ElementsAre(""));
    EXPECT_THAT(all_lines("a"), ElementsAre("a"));
    EXPECT_THAT(all_lines("a\n"), ElementsAre("a"));
    EXPECT_THAT(all_lines("a\r\nb\rc\n\nd"), ElementsAre("a", "b", "c", "", "d"));
}

TEST(SourceFile, LineThatIsNotThereIsEmpty) {
    const SourceFile file("a.sql", "a\nb");
    EXPECT_EQ(file.line(0), "");
    EXPECT_EQ(file.line(3), "");
}

TEST(SourceSet, TextAndPositionsOfASpan) {
    SourceSet sources;
    const FileId first = sources.add({"a.sql", "SELECT 1"});
    const FileId second = sources.add({"b.sql", "GO\nDROP TABLE t"});
    EXPECT_EQ(sources.size(), 2U);
    EXPECT_EQ(sources.file(first).path(), "a.sql");
    EXPECT_EQ(sources.text({first, 7, 8}), "1");
    const Span span{second, 3, 7};
    EXPECT_EQ(sources.text(span), "DROP");
    EXPECT_EQ(sources.begin(span), pos(2, 1));
    EXPECT_EQ(sources.end(span), pos(2, 5));
}

TEST(SourceSet, TextOfASpanPastTheEndIsCut) {
    SourceSet sources;
    const FileId file = sources.add({"a.sql", "abc"});
    EXPECT_EQ(sources.text({file, 2, 9}), "c");
    EXPECT_EQ(sources.text({file, 8, 9}), "");
    EXPECT_EQ(sources.text({file, 2, 1}), "");
}

TEST(SourceSet, ViewsStayValidAsFilesAreAdded) {
    SourceSet sources;
    const std::string_view text = sources.file(sources.add({"a.sql", "GO"})).content();
    for (int count = 0; count < 1000; ++count) {
        sources.add({"b.sql", "x"});
    }
    const SourceSet moved = std::move(sources);
    EXPECT_EQ(moved.file(0).content().data(), text.data());
    EXPECT_EQ(text, "GO");
}

TEST(Span, CoverHoldsBoth) {
    EXPECT_EQ(cover({3, 5, 9}, {3, 1, 6}), (Span{3, 1, 9}));
    EXPECT_EQ(cover({3, 1, 2}, {3, 7, 9}), (Span{3, 1, 9}));
}

}  // namespace
}  // namespace tsqlaudit::text
