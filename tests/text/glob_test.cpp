#include "text/glob.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tsqlaudit::text {
namespace {

bool git(std::string_view pattern, std::string_view path) {
    return Glob(pattern, GlobSyntax::Gitignore).matches(path);
}

bool wildcards(std::string_view pattern, std::string_view path) {
    return Glob(pattern, GlobSyntax::Wildcards).matches(path);
}

bool below(std::string_view pattern, std::string_view folder) {
    return Glob(pattern, GlobSyntax::Wildcards).matches_below(folder);
}

TEST(Glob, PlainTextMatchesItself) {
    EXPECT_TRUE(git("a/b.sql", "a/b.sql"));
    EXPECT_FALSE(git("a/b.sql", "a/b.sqlx"));
    EXPECT_FALSE(git("a/b.sql", "a/b.sq"));
    EXPECT_FALSE(git("a/b.sql", "x/a/b.sql"));
    EXPECT_TRUE(git("", ""));
    EXPECT_FALSE(git("", "a"));
}

TEST(Glob, StarStaysWithinAPart) {
    EXPECT_TRUE(git("*.sql", "a.sql"));
    EXPECT_TRUE(git("*.sql", ".sql"));
    EXPECT_FALSE(git("*.sql", "a/b.sql"));
    EXPECT_TRUE(git("a*/b*c", "ax/bxcxc"));
    EXPECT_FALSE(git("a*/b*c", "ax/y/bc"));
    EXPECT_TRUE(git("a*", "a"));
    EXPECT_FALSE(git("a*", "a/"));
    EXPECT_TRUE(git("*a*b*", "xxaxxbxx"));
    EXPECT_FALSE(git("*a*b*", "xxbxxaxx"));
    EXPECT_TRUE(git("*ab", "aab"));
}

TEST(Glob, QuestionMarkIsOneCharacter) {
    EXPECT_TRUE(git("a?c", "abc"));
    EXPECT_TRUE(git("a?c", "a\u00E9c"));
    EXPECT_TRUE(git("a?c", "a\U0001F600c"));
    EXPECT_FALSE(git("a?c", "ac"));
    EXPECT_FALSE(git("a?c", "a/c"));
    EXPECT_FALSE(git("a?", "a"));
}

TEST(Glob, TwoStarsAreAnyNumberOfParts) {
    for (const char* path : {"a/b", "a/x/b", "a/x/y/b"}) {
        EXPECT_TRUE(git("a/**/b", path)) << path;
    }
    EXPECT_FALSE(git("a/**/b", "ab"));
    EXPECT_FALSE(git("a/**/b", "a/xb"));
    EXPECT_TRUE(git("**/b", "b"));
    EXPECT_TRUE(git("**/b", "x/y/b"));
    EXPECT_FALSE(git("**/b", "x/yb"));
    EXPECT_TRUE(git("a/**", "a/x/y"));
    EXPECT_FALSE(git("a/**", "a"));
    EXPECT_TRUE(git("**/x/**/*.sql", "a/x/b/x/c.sql"));
    EXPECT_FALSE(git("**/x/**/*.sql", "a/x/b/x/c.txt"));
    EXPECT_TRUE(git("**/a*/b", "a1/c/a2/b"));
    EXPECT_TRUE(git("**/a/b/**/c", "a/x/a/b/y/c"));
}

TEST(Glob, TwoStarsWithinAPartAreOne) {
    EXPECT_TRUE(git("a**b", "axxb"));
    EXPECT_FALSE(git("a**b", "ax/xb"));
    EXPECT_TRUE(git("a/**b", "a/xb"));
    EXPECT_FALSE(git("a/**b", "a/x/b"));
    EXPECT_FALSE(git("a**/b", "a/x/b"));
}

TEST(Glob, Sets) {
    EXPECT_TRUE(git("[abc]", "b"));
    EXPECT_FALSE(git("[abc]", "d"));
    EXPECT_TRUE(git("[a-c]x", "bx"));
    EXPECT_FALSE(git("[a-c]x", "dx"));
    EXPECT_TRUE(git("[!a-c]", "d"));
    EXPECT_TRUE(git("[^a-c]", "d"));
    EXPECT_FALSE(git("[!a-c]", "b"));
    EXPECT_TRUE(git("[]a]", "]"));
    EXPECT_TRUE(git("[a-]", "-"));
    EXPECT_TRUE(git("[-a]", "-"));
    EXPECT_TRUE(git("[a-c-e]", "-"));
    EXPECT_FALSE(git("[a-c-e]", "d"));
    EXPECT_TRUE(git("[\\]]", "]"));
    EXPECT_TRUE(git("[[:digit:]_]", "7"));
    EXPECT_TRUE(git("[[:digit:]_]", "_"));
    EXPECT_FALSE(git("[[:digit:]_]", "d"));
    EXPECT_TRUE(git("[[:]", ":"));
    EXPECT_FALSE(git("a[/]b", "a/b"));
    EXPECT_FALSE(git("a[!x]b", "a/b"));
    EXPECT_TRUE(git("[!x]", "\u00E9"));
    EXPECT_FALSE(git("[x]", "\u00E9"));
    EXPECT_TRUE(git("[Bb]in", "Bin"));
}

TEST(Glob, MalformedPatternsMatchNothing) {
    for (const char* pattern :
         {"[", "[a", "[a-", "[!", "[[:digit:]", "[[:nothing:]]", "[a\\", "a\\"}) {
        for (const char* path : {"[", "a", "[a", "a\\", "-", "7"}) {
            EXPECT_FALSE(git(pattern, path)) << pattern << " " << path;
        }
    }
}

TEST(Glob, BackslashTakesTheMeaningAway) {
    EXPECT_TRUE(git("\\*", "*"));
    EXPECT_FALSE(git("\\*", "a"));
    EXPECT_TRUE(git("\\[a]", "[a]"));
    EXPECT_TRUE(git("\\a", "a"));
}

TEST(Glob, WildcardsLeaveBracketsAndCaseAlone) {
    EXPECT_TRUE(wildcards("[dbo].*.SQL", "[DBO].Model.sql"));
    EXPECT_FALSE(wildcards("[dbo].*.sql", "d.Model.sql"));
    EXPECT_TRUE(wildcards("\u00C4*", "\u00E4b"));
    EXPECT_TRUE(wildcards("a\\b?", "a\\bc"));
    EXPECT_FALSE(git("A", "a"));
}

TEST(Glob, WhetherAFolderIsOnTheWay) {
    EXPECT_TRUE(below("a/b/*.sql", "a"));
    EXPECT_TRUE(below("a/b/*.sql", "A/b"));
    EXPECT_FALSE(below("a/b/*.sql", "a/c"));
    EXPECT_FALSE(below("a/b/*.sql", "a/b/c"));
    EXPECT_FALSE(below("a", "a"));
    EXPECT_TRUE(below("*/b", "x"));
    EXPECT_FALSE(below("*/b", "x/b"));
    EXPECT_TRUE(below("**/b", "x/y/z"));
    EXPECT_TRUE(below("a/**", "a/x"));
    EXPECT_FALSE(below("a/**/b", "c"));
    EXPECT_TRUE(below("a*c*/b", "abcbc"));
    EXPECT_FALSE(below("*.sql", "x"));
}

TEST(Glob, WhichPathsAreWildcards) {
    EXPECT_TRUE(has_wildcards("a/*.sql"));
    EXPECT_TRUE(has_wildcards("a?"));
    EXPECT_FALSE(has_wildcards("[dbo].[Model].sql"));
}

TEST(Glob, ManyStarsTakeNoLongerThanTheProduct) {
    std::string pattern = "**/";
    for (int star = 0; star < 50; ++star) {
        pattern += "*a";
    }
    EXPECT_FALSE(git(pattern, std::string(4000, 'a') + "b"));
}

}  // namespace
}  // namespace tsqlaudit::text
