// Compares what is left out with what git leaves out.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

#include "support/files.h"
#include "text/discovered.h"

namespace tsqlaudit::text {
namespace {

std::vector<std::string> output_lines(const char* command) {
    std::vector<std::string> lines;
    std::FILE* const pipe = popen(command, "r");
    std::string line;
    for (int byte = std::fgetc(pipe); byte != EOF; byte = std::fgetc(pipe)) {
        if (byte == '\n') {
            lines.push_back(std::move(line));
            line.clear();
        } else {
            line += static_cast<char>(byte);
        }
    }
    EXPECT_EQ(pclose(pipe), 0) << command;
    return lines;
}

// Random patterns over so few names that many of them match.
class PatternSource {
public:
    explicit PatternSource(unsigned seed) : random_(seed) {}

    std::string lines() {
        std::string lines;
        for (std::size_t line = pick(6); line > 0; --line) {
            lines += pattern() + one_of({"\n", "\n", "\n", "\r\n", "  \n"});
        }
        return lines;
    }

private:
    std::string pattern() {
        std::string result = one_of({"", "", "", "!", "!", "#", "\\"});
        result += one_of({"", "", "", "/", "**/"});
        result += part();
        while (pick(3) == 0) {
            result += one_of({"/", "/", "/**/"}) + part();
        }
        return result + one_of({"", "", "", "/", "/**", "/*"});
    }

    std::string part() {
        // Within a part, git 2.39 takes "**" for one thing or the other by chance.
        if (pick(12) == 0) {
            return one_of({"**", "***"});
        }
        std::string result;
        do {
            const char last = result.empty() ? '\0' : result.back();
            result +=
                last == '*'
                    ? one_of({"a", "b", ".sql", "[ab]"})
                    : one_of({"a", "b", "a.sql", "b.sql", "*", "?", "*.sql", "[ab]", "[!a]",
                              "[a-b]*", "[[:alpha:]]", "[]a]", "\\a", "\\*", "[^b]?", "a*", "[a"});
        } while (pick(5) == 0);
        return result;
    }

    std::string one_of(std::initializer_list<const char*> choices) {
        return choices.begin()[pick(choices.size())];
    }

    std::size_t pick(std::size_t count) { return random_() % count; }

    std::mt19937 random_;
};

class AgainstGit : public Discovery {};

TEST_F(AgainstGit, LeavesOutWhatGitLeavesOut) {
    if (std::system("git --version > /dev/null 2>&1") != 0) {
        GTEST_SKIP() << "git is not installed";
    }
    ASSERT_EQ(std::system("git init --quiet ."), 0);
    const std::vector<std::string> folders{"",     "a/",   "b/",       "ab/",
                                           "a/a/", "a/b/", "b/c.sql/", "a/b/a/"};
    for (const std::string& folder : folders) {
        for (const char* file : {"a.sql", "b.sql", "ab.sql", "ba.sql"}) {
            test::write_file(folder + file, "");
        }
    }
    std::size_t left_out = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        PatternSource source(seed);
        std::string shown;
        for (const char* place :
             {".git/info/exclude", ".gitignore", "a/.gitignore", "a/b/.gitignore"}) {
            const std::string lines = source.lines();
            test::write_file(place, lines);
            shown += std::string(place) + ":\n" + lines;
        }
        std::vector<std::string> expected = output_lines(
            "git -c core.excludesFile= -c core.quotePath=false ls-files --others "
            "--exclude-standard '*.sql'");
        std::vector<std::string> actual = found({"."});
        std::sort(expected.begin(), expected.end());
        std::sort(actual.begin(), actual.end());
        ASSERT_EQ(actual, expected) << shown;
        left_out += 32 - expected.size();
    }
    EXPECT_GT(left_out, 60 * 8) << "the patterns hardly match anything";
}

}  // namespace
}  // namespace tsqlaudit::text
