// What discovery leaves out: .gitignore files and the patterns of the user.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "support/files.h"
#include "support/text_printers.h"
#include "text/discovered.h"

namespace tsqlaudit::text {
namespace {

namespace fs = std::filesystem;
using test::write_file;
using testing::ElementsAre;
using testing::IsEmpty;

class Ignore : public Discovery {};

TEST_F(Ignore, GitignoreOfTheFolderAndOfThoseBelow) {
    write_file("db/.gitignore", "*.tmp.sql\n/old\n!keep.tmp.sql\n");
    write_file("db/x/.gitignore", "!*.tmp.sql\nb.sql\n");
    for (const char* file : {"a.tmp.sql", "keep.tmp.sql", "old/c.sql", "x/old/d.sql", "x/b.sql",
                             "x/y/b.sql", "x/e.tmp.sql", "b.sql"}) {
        write_file(fs::path("db") / file, "");
    }
    EXPECT_THAT(found({"db"}),
                ElementsAre("db/b.sql", "db/keep.tmp.sql", "db/x/e.tmp.sql", "db/x/old/d.sql"));
}

TEST_F(Ignore, WhatLiesInAFolderThatIsLeftOutIsNotTakenBack) {
    write_file("db/.gitignore", "old/\n!a.sql\n");
    write_file("db/old/a.sql", "");
    write_file("db/b.sql", "");
    EXPECT_THAT(found({"db"}), ElementsAre("db/b.sql"));
}

TEST_F(Ignore, FoldersAroundCountUpToTheRootOfTheRepository) {
    write_file(".gitignore", "a.sql\n");
    write_file("repository/.gitignore", "/db/b.sql\nc.sql\n");
    write_file("repository/db/.gitignore", "!c.sql\n");
    fs::create_directories("repository/.git");
    for (const char* file : {"a.sql", "b.sql", "c.sql", "x/c.sql"}) {
        write_file(fs::path("repository/db") / file, "");
    }
    EXPECT_THAT(found({"repository/db"}),
                ElementsAre("repository/db/a.sql", "repository/db/c.sql", "repository/db/x/c.sql"));
    EXPECT_THAT(found({"repository/db/x"}), ElementsAre("repository/db/x/c.sql"));
}

TEST_F(Ignore, WithoutARepositoryOnlyTheFolderNamedAndThoseBelowCount) {
    write_file(".gitignore", "a.sql\n");
    write_file("db/a.sql", "");
    EXPECT_THAT(found({"db"}), ElementsAre("db/a.sql"));
    EXPECT_THAT(found({"."}), IsEmpty());
}

TEST_F(Ignore, ARepositoryWithinAnotherStandsForItself) {
    write_file("outer/.gitignore", "a.sql\n");
    write_file("outer/inner/.git", "gitdir: elsewhere\n");
    write_file("outer/inner/.gitignore", "b.sql\n");
    for (const char* file : {"a.sql", "b.sql", "inner/a.sql", "inner/b.sql"}) {
        write_file(fs::path("outer") / file, "");
    }
    EXPECT_THAT(found({"outer"}), ElementsAre("outer/b.sql", "outer/inner/a.sql"));
    EXPECT_THAT(found({"outer/inner"}), ElementsAre("outer/inner/a.sql"));
}

TEST_F(Ignore, ExcludeFileOfTheRepositoryDecidesLast) {
    write_file("repository/.git/info/exclude", "a.sql\n/db/b.sql\n");
    write_file("repository/.gitignore", "!a.sql\n");
    write_file("repository/db/a.sql", "");
    write_file("repository/db/b.sql", "");
    EXPECT_THAT(found({"repository/db"}), ElementsAre("repository/db/a.sql"));
}

TEST_F(Ignore, FilesNamedAreRead) {
    write_file("db/.gitignore", "*\n");
    write_file("db/x/a.sql", "");
    const DiscoveryOptions options{.ignore = {"*.sql"}};
    EXPECT_THAT(found({"db/x/a.sql", "db"}, options), ElementsAre("db/x/a.sql"));
    EXPECT_THAT(found({"db"}, options), IsEmpty());
}

TEST_F(Ignore, FolderNamedIsReadThoughItIsLeftOut) {
    fs::create_directories(".git");
    write_file(".gitignore", "generated/\n");
    write_file("generated/a.sql", "");
    const DiscoveryOptions options{.ignore = {"generated"}};
    EXPECT_THAT(found({"generated"}, options), ElementsAre("generated/a.sql"));
    EXPECT_THAT(found({"."}, options), IsEmpty());
}

TEST_F(Ignore, LinksGoByTheirOwnPath) {
    write_file("db/.gitignore", "/link\n/a.sql\n*.old.sql\n");
    write_file("shared/b.sql", "");
    write_file("shared/c.old.sql", "");
    fs::create_directory_symlink("../shared", "db/link");
    fs::create_directory_symlink("../shared", "db/other");
    fs::create_symlink("../shared/b.sql", "db/a.sql");
    EXPECT_THAT(found({"db"}), ElementsAre("db/other/b.sql"));
}

TEST_F(Ignore, GitignoreWithByteOrderMarkAndWindowsLineEndings) {
    write_file("db/.gitignore",
               "\xEF\xBB\xBF"
               "a.sql\r\nb.sql\r\n");
    for (const char* file : {"a.sql", "b.sql", "c.sql"}) {
        write_file(fs::path("db") / file, "");
    }
    EXPECT_THAT(found({"db"}), ElementsAre("db/c.sql"));
}

TEST_F(Ignore, GitignoreThatCannotBeReadIsAWarning) {
    fs::create_directories("db/.gitignore");
    write_file("db/a.sql", "");
    const DiscoveryResult result = discover({"db"});
    EXPECT_THAT(names(result), ElementsAre("db/a.sql"));
    EXPECT_THAT(result.diagnostics,
                ElementsAre(Diagnostic{DiagnosticSeverity::Warning,
                                       "db/.gitignore",
                                       {1, 1},
                                       "cannot open it: it is not a regular file; nothing is "
                                       "ignored because of it"}));
    EXPECT_FALSE(result.path_failed);
}

TEST_F(Ignore, PatternsOfTheUserDecideBeforeAllElse) {
    write_file("db/.gitignore", "a.sql\n");
    for (const char* file : {"a.sql", "b.sql", "bin/c.sql", "legacy/d.sql", "x/legacy/e.sql"}) {
        write_file(fs::path("db") / file, "");
    }
    EXPECT_THAT(found({"db"}, {.ignore = {"!a.sql", "b.*", "!bin/", "/db/legacy/"}}),
                ElementsAre("db/a.sql", "db/bin/c.sql", "db/x/legacy/e.sql"));
}

TEST_F(Ignore, PatternsOfTheUserStartFromTheirFolder) {
    write_file("work/db/a.sql", "");
    write_file("work/b.sql", "");
    const DiscoveryOptions options{.ignore = {"/b.sql", "/db/a.sql"}, .ignore_base = "work"};
    EXPECT_THAT(found({"."}, options), IsEmpty());
    fs::current_path("work/db");
    EXPECT_THAT(found({".."}, {.ignore = {"/a.sql", "/b.sql"}}), ElementsAre("../b.sql"));
}

}  // namespace
}  // namespace tsqlaudit::text
