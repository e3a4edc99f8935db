// Paths with wildcards on the command line.
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

class Wildcards : public Discovery {
protected:
    static void write(std::initializer_list<const char*> files) {
        for (const char* file : files) {
            write_file(file, "");
        }
    }
};

TEST_F(Wildcards, AtAnyDepth) {
    write({"schema/10.sql", "schema/2.sql", "schema/x/y/a.sql", "schema/notes.txt", "other/b.sql"});
    EXPECT_THAT(found({"schema/**/*.sql"}),
                ElementsAre("schema/2.sql", "schema/10.sql", "schema/x/y/a.sql"));
    EXPECT_THAT(found({"./schema//**/*.SQL"}),
                ElementsAre("schema/2.sql", "schema/10.sql", "schema/x/y/a.sql"));
    EXPECT_THAT(found({fs::current_path() / "schema" / "**" / "a.*"}),
                ElementsAre("schema/x/y/a.sql"));
}

TEST_F(Wildcards, WithinOneFolder) {
    write({"a1.sql", "a2.ddl", "b1.sql", "x/a3.sql"});
    EXPECT_THAT(found({"a?.*"}), ElementsAre("a1.sql", "a2.ddl"));
    EXPECT_THAT(found({"*/*.sql"}), ElementsAre("x/a3.sql"));
}

TEST_F(Wildcards, FoldersAreReadWhole) {
    write({"1/Tables/a.sql", "1/Tables/deep/b.sql", "1/Tables/c.txt", "2/Tables/d.sql",
           "2/Views/e.sql", "Tables"});
    EXPECT_THAT(found({"*/Tables"}),
                ElementsAre("1/Tables/a.sql", "1/Tables/deep/b.sql", "2/Tables/d.sql"));
    EXPECT_THAT(found({"*/T*/"}),
                ElementsAre("1/Tables/a.sql", "1/Tables/deep/b.sql", "2/Tables/d.sql"));
}

TEST_F(Wildcards, WithoutAnEndingOnlySqlFiles) {
    write({"db/a.sql", "db/b.txt", "db/x/c.sql", "db/x/d.txt"});
    EXPECT_THAT(found({"db/*"}), ElementsAre("db/a.sql", "db/x/c.sql"));
    EXPECT_THAT(found({"db/**"}), ElementsAre("db/a.sql", "db/x/c.sql"));
    EXPECT_THAT(found({"d*/?.*"}), ElementsAre("db/a.sql", "db/b.txt"));
}

TEST_F(Wildcards, BracketsAreNone) {
    write({"db/[dbo].[Model].sql", "db/d.sql"});
    EXPECT_THAT(found({"db/[dbo].*.sql"}), ElementsAre("db/[dbo].[Model].sql"));
    EXPECT_THAT(found({"db/[dbo].[Model].sql"}), ElementsAre("db/[dbo].[Model].sql"));
}

TEST_F(Wildcards, PathThatExistsIsTakenAsItIs) {
    write({"db/a*.sql", "db/ab.sql"});
    EXPECT_THAT(found({"db/a*.sql"}), ElementsAre("db/a*.sql"));
}

TEST_F(Wildcards, WhatIsLeftOutOfFoldersIsLeftOutHere) {
    write({"db/a.sql", "db/bin/b.sql", "db/old/c.sql", "db/d.sql"});
    write_file("db/.gitignore", "old/\n");
    EXPECT_THAT(found({"db/**/*.sql"}, {.ignore = {"d.sql"}}), ElementsAre("db/a.sql"));
    EXPECT_THAT(found({"db/bin/*.sql"}), ElementsAre("db/bin/b.sql"));
}

TEST_F(Wildcards, BesideFoldersAndFiles) {
    write({"db/m/a.sql", "db/z.sql", "db/b.sql"});
    EXPECT_THAT(found({"db/*.sql", "db/m", "db/m/*.sql"}),
                ElementsAre("db/m/a.sql", "db/b.sql", "db/z.sql"));
}

TEST_F(Wildcards, NothingThatMatches) {
    write({"db/a.sql"});
    const DiscoveryResult result = discover({"db/*.ddl", "db/a.sql", "gone/*.sql"});
    EXPECT_THAT(names(result), ElementsAre("db/a.sql"));
    EXPECT_THAT(
        result.diagnostics,
        ElementsAre(error("db/*.ddl", "no file matches it"),
                    error("gone/*.sql", "cannot open the folder gone: No such file or directory")));
    EXPECT_TRUE(result.path_failed);
}

}  // namespace
}  // namespace tsqlaudit::text
