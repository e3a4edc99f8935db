#include "text/ignore_patterns.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

namespace tsqlaudit::text {
namespace {

constexpr auto ignored = IgnoreVerdict::Ignored;
constexpr auto kept = IgnoreVerdict::Kept;

std::optional<IgnoreVerdict> of_file(std::string_view patterns, const std::string& path) {
    return IgnorePatterns("/r", patterns).verdict("/r/" + path, false);
}

std::optional<IgnoreVerdict> of_folder(std::string_view patterns, const std::string& path) {
    return IgnorePatterns("/r", patterns).verdict("/r/" + path, true);
}

TEST(IgnorePatterns, NameAtAnyDepth) {
    EXPECT_EQ(of_file("a.sql", "a.sql"), ignored);
    EXPECT_EQ(of_file("a.sql", "x/y/a.sql"), ignored);
    EXPECT_EQ(of_folder("a.sql", "x/a.sql"), ignored);
    EXPECT_EQ(of_file("a.sql", "A.sql"), std::nullopt);
    EXPECT_EQ(of_file("a.sql", "a.sql/b"), std::nullopt);
}

TEST(IgnorePatterns, SlashMeansFromTheFolder) {
    EXPECT_EQ(of_file("/a.sql", "a.sql"), ignored);
    EXPECT_EQ(of_file("/a.sql", "x/a.sql"), std::nullopt);
    EXPECT_EQ(of_file("x/a.sql", "x/a.sql"), ignored);
    EXPECT_EQ(of_file("x/a.sql", "y/x/a.sql"), std::nullopt);
}

TEST(IgnorePatterns, SlashAtTheEndMeansFolders) {
    EXPECT_EQ(of_folder("old/", "x/old"), ignored);
    EXPECT_EQ(of_file("old/", "x/old"), std::nullopt);
    EXPECT_EQ(of_folder("x/old/", "x/old"), ignored);
    EXPECT_EQ(of_folder("x/old/", "y/x/old"), std::nullopt);
    EXPECT_EQ(of_folder("/", "x"), std::nullopt);
}

TEST(IgnorePatterns, LastPatternThatMatchesDecides) {
    EXPECT_EQ(of_file("*.sql\n!a.sql", "a.sql"), kept);
    EXPECT_EQ(of_file("!a.sql\n*.sql", "a.sql"), ignored);
    EXPECT_EQ(of_file("*.sql\n!a.sql", "b.sql"), ignored);
    EXPECT_EQ(of_file("*.sql\n!a.sql", "b.txt"), std::nullopt);
}

TEST(IgnorePatterns, CommentsBlanksAndEscapes) {
    EXPECT_EQ(of_file("#a\n\n   \n", "#a"), std::nullopt);
    EXPECT_EQ(of_file("\\#a", "#a"), ignored);
    EXPECT_EQ(of_file("\\!a", "!a"), ignored);
    EXPECT_EQ(of_file("a  ", "a"), ignored);
    EXPECT_EQ(of_file("a\\ ", "a "), ignored);
    EXPECT_EQ(of_file("a\\ ", "a"), std::nullopt);
    EXPECT_EQ(of_file("a b", "a b"), ignored);
    EXPECT_EQ(of_file("a\\", "a"), std::nullopt);
    EXPECT_EQ(of_file("a\r\nb\r\n", "a"), ignored);
    EXPECT_EQ(of_file("a\r\nb\r\n", "b"), ignored);
}

TEST(IgnorePatterns, OutsideTheirFolderOnlyThoseForAnyDepth) {
    const IgnorePatterns patterns("/r", "*.bak\nx/y\n/z");
    EXPECT_EQ(patterns.verdict("/other/a.bak", false), ignored);
    EXPECT_EQ(patterns.verdict("/x/y", false), std::nullopt);
    EXPECT_EQ(patterns.verdict("/z", false), std::nullopt);
    EXPECT_EQ(patterns.verdict("/rest/z", false), std::nullopt);
}

TEST(IgnorePatterns, OfTheRootOfAllFolders) {
    EXPECT_EQ(IgnorePatterns("/", "/a").verdict("/a", false), ignored);
    EXPECT_EQ(IgnorePatterns("/", "/a").verdict("/b/a", false), std::nullopt);
}

}  // namespace
}  // namespace tsqlaudit::text
