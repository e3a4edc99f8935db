#include "text/discovery.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/files.h"
#include "support/paths.h"
#include "support/text_printers.h"
#include "text/discovered.h"
#include "text/file_reader.h"

namespace tsqlaudit::text {
namespace {

namespace fs = std::filesystem;
using test::write_file;
using testing::ElementsAre;
using testing::IsEmpty;

// Until the end of the scope, a path that nobody may read, and no permissions of root.
class Unreadable {
public:
    explicit Unreadable(fs::path path) : path_(std::move(path)) {
        fs::permissions(".", fs::perms{0755});
        fs::permissions(path_, fs::perms::none);
        if (user_ == 0) {
            EXPECT_EQ(seteuid(65534), 0);
        }
    }
    ~Unreadable() {
        EXPECT_EQ(seteuid(user_), 0);
        fs::permissions(path_, fs::perms{0755});
    }
    Unreadable(const Unreadable&) = delete;
    Unreadable& operator=(const Unreadable&) = delete;
    Unreadable(Unreadable&&) = delete;
    Unreadable& operator=(Unreadable&&) = delete;

private:
    fs::path path_;
    uid_t user_ = geteuid();
};

TEST_F(Discovery, ReadsFilesInFoldersAtAnyDepth) {
    write_file("db/b.sql", "SELECT 2");
    write_file("db/Tables/deep/a.SQL", "\xEF\xBB\xBFSELECT '\xC3\xA9'");
    write_file("db/notes.txt", "");
    write_file("db/sql", "");
    write_file("db/.sql.bak", "");
    write_file("db/x.sql/c.Sql", "");
    const DiscoveryResult result = discover({"db"});
    EXPECT_THAT(names(result), ElementsAre("db/b.sql", "db/Tables/deep/a.SQL", "db/x.sql/c.Sql"));
    EXPECT_EQ(result.sources.file(0).content(), "SELECT 2");
    EXPECT_EQ(result.sources.file(1).content(), "SELECT 'é'");
    EXPECT_THAT(result.diagnostics, IsEmpty());
    EXPECT_FALSE(result.path_failed);
}

TEST_F(Discovery, NothingNamedIsNothingFound) {
    const DiscoveryResult result = discover({});
    EXPECT_THAT(names(result), IsEmpty());
    EXPECT_FALSE(result.path_failed);
}

TEST_F(Discovery, EmptyFileAndFolderAreFine) {
    write_file("db/empty.sql", "");
    fs::create_directory("nothing");
    const DiscoveryResult result = discover({"db", "nothing"});
    EXPECT_THAT(names(result), ElementsAre("db/empty.sql"));
    EXPECT_EQ(result.sources.file(0).content(), "");
    EXPECT_THAT(result.diagnostics, IsEmpty());
    EXPECT_FALSE(result.path_failed);
}

TEST_F(Discovery, NamedFileMayHaveAnyEnding) {
    write_file("schema.ddl", "SELECT 1");
    write_file("bin/a.sql", "");
    write_file(".hidden/b.sql", "");
    EXPECT_THAT(found({"schema.ddl", "bin/a.sql", ".hidden/b.sql"}),
                ElementsAre(".hidden/b.sql", "bin/a.sql", "schema.ddl"));
}

TEST_F(Discovery, WorkingDirectoryItself) {
    write_file("db/a.sql", "");
    EXPECT_THAT(found({"."}), ElementsAre("db/a.sql"));
    EXPECT_THAT(found({fs::current_path()}), ElementsAre("db/a.sql"));
}

TEST_F(Discovery, OutsideTheWorkingDirectory) {
    write_file("db/a.sql", "");
    fs::create_directory("work");
    const std::string absolute = (fs::current_path() / "db").string();
    fs::current_path("work");
    EXPECT_THAT(found({"../db"}), ElementsAre("../db/a.sql"));
    EXPECT_THAT(found({absolute}), ElementsAre(absolute + "/a.sql"));
}

TEST_F(Discovery, SkipsHiddenAndGeneratedFolders) {
    for (const char* folder : {".git", ".vs", "node_modules", "bin", "OBJ", "binary", "x/Bin"}) {
        write_file(fs::path("db") / folder / "a.sql", "");
    }
    EXPECT_THAT(found({"db"}), ElementsAre("db/binary/a.sql"));
    EXPECT_THAT(found({"db", "db/bin"}), ElementsAre("db/bin/a.sql", "db/binary/a.sql"));
}

TEST_F(Discovery, NaturalOrderOfRootRelativePaths) {
    for (const char* name : {"V10__c.sql", "V2__b.sql", "v1__a.sql", "V2.1__d.sql", "sub/V1.sql"}) {
        write_file(fs::path("m") / name, "");
    }
    EXPECT_THAT(found({"m"}), ElementsAre("m/sub/V1.sql", "m/v1__a.sql", "m/V2__b.sql",
                                          "m/V2.1__d.sql", "m/V10__c.sql"));
}

TEST_F(Discovery, FoldersNamedAreSortedIntoEachOther) {
    write_file("z/1.sql", "");
    write_file("a/2.sql", "");
    write_file("a/10.sql", "");
    write_file("y/2.sql", "");
    EXPECT_THAT(found({"z", "a", "y"}), ElementsAre("z/1.sql", "a/2.sql", "y/2.sql", "a/10.sql"));
}

TEST_F(Discovery, FilesNamedAreSortedByTheirWholePath) {
    write_file("Tables/a.sql", "");
    write_file("Indexes/b.sql", "");
    EXPECT_THAT(found({"Tables/a.sql", "Indexes/b.sql"}),
                ElementsAre("Indexes/b.sql", "Tables/a.sql"));
    EXPECT_THAT(found({"."}), ElementsAre("Indexes/b.sql", "Tables/a.sql"));
}

TEST_F(Discovery, EachFileIsReadOnce) {
    write_file("db/x/a.sql", "");
    write_file("db/b.sql", "");
    const Paths paths{"db", "db/x", "db/./x/a.sql", "./db/x/../b.sql", fs::current_path() / "db"};
    EXPECT_THAT(found(paths), ElementsAre("db/b.sql", "db/x/a.sql"));
}

TEST_F(Discovery, OutermostFolderGivesTheOrder) {
    write_file("db/m/a.sql", "");
    write_file("db/z.sql", "");
    write_file("db/b.sql", "");
    EXPECT_THAT(found({"db", "db/m"}), ElementsAre("db/b.sql", "db/m/a.sql", "db/z.sql"));
}

TEST_F(Discovery, FoldersWithinEachOtherBesideAnother) {
    write_file("a/n.sql", "");
    write_file("db/m/x/a.sql", "");
    write_file("db/m/b.sql", "");
    EXPECT_THAT(found({"a", "db/m", "db/m/x"}),
                ElementsAre("db/m/b.sql", "a/n.sql", "db/m/x/a.sql"));
}

TEST_F(Discovery, PathThatDoesNotExist) {
    write_file("a.sql", "");
    const DiscoveryResult result = discover({"gone/b.sql", "a.sql", "gone/b.sql", ""});
    EXPECT_THAT(names(result), ElementsAre("a.sql"));
    EXPECT_THAT(result.diagnostics,
                ElementsAre(error("", "cannot open it: No such file or directory"),
                            error("gone/b.sql", "cannot open it: No such file or directory")));
    EXPECT_TRUE(result.path_failed);
}

TEST_F(Discovery, PathThroughAFile) {
    write_file("a.sql", "");
    const DiscoveryResult result = discover({"a.sql/b.sql"});
    EXPECT_THAT(result.diagnostics,
                ElementsAre(error("a.sql/b.sql", "cannot open it: Not a directory")));
    EXPECT_TRUE(result.path_failed);
}

TEST_F(Discovery, UnreadableFile) {
    write_file("db/a.sql", "");
    write_file("db/b.sql", "");
    const Unreadable unreadable("db/a.sql");
    const auto expected = ElementsAre(error("db/a.sql", "cannot open it: Permission denied"));
    const DiscoveryResult in_folder = discover({"db"});
    EXPECT_THAT(names(in_folder), ElementsAre("db/b.sql"));
    EXPECT_THAT(in_folder.diagnostics, expected);
    EXPECT_FALSE(in_folder.path_failed);
    const DiscoveryResult named = discover({"db", "db/a.sql"});
    EXPECT_THAT(named.diagnostics, expected);
    EXPECT_TRUE(named.path_failed);
}

TEST_F(Discovery, UnreadableFolder) {
    write_file("db/closed/a.sql", "");
    write_file("db/b.sql", "");
    const Unreadable unreadable("db/closed");
    const auto expected =
        ElementsAre(error("db/closed", "cannot read the folder: Permission denied"));
    const DiscoveryResult below = discover({"db"});
    EXPECT_THAT(names(below), ElementsAre("db/b.sql"));
    EXPECT_THAT(below.diagnostics, expected);
    EXPECT_FALSE(below.path_failed);
    const DiscoveryResult named = discover({"db", "db/closed"});
    EXPECT_THAT(names(named), ElementsAre("db/b.sql"));
    EXPECT_THAT(named.diagnostics, expected);
    EXPECT_TRUE(named.path_failed);
}

TEST_F(Discovery, DanglingLink) {
    fs::create_directory("db");
    fs::create_symlink("gone.sql", "db/a.sql");
    fs::create_symlink("gone", "db/b");
    const auto expected =
        ElementsAre(error("db/a.sql", "cannot open it: No such file or directory"));
    const DiscoveryResult in_folder = discover({"db"});
    EXPECT_THAT(in_folder.diagnostics, expected);
    EXPECT_FALSE(in_folder.path_failed);
    const DiscoveryResult named = discover({"db", "db/a.sql"});
    EXPECT_THAT(named.diagnostics, expected);
    EXPECT_TRUE(named.path_failed);
}

TEST_F(Discovery, PipeDoesNotHang) {
    fs::create_directory("db");
    ASSERT_EQ(mkfifo("db/a.sql", 0600), 0);
    const auto expected =
        ElementsAre(error("db/a.sql", "cannot open it: it is not a regular file"));
    const DiscoveryResult in_folder = discover({"db"});
    EXPECT_THAT(in_folder.diagnostics, expected);
    EXPECT_FALSE(in_folder.path_failed);
    const DiscoveryResult named = discover({"db/a.sql"});
    EXPECT_THAT(named.diagnostics, expected);
    EXPECT_TRUE(named.path_failed);
}

TEST_F(Discovery, LinkLoopsAreNotFollowed) {
    write_file("db/x/a.sql", "");
    write_file("outside.sql", "");
    fs::create_directory_symlink(".", "db/self");
    fs::create_directory_symlink("..", "db/x/up");
    fs::create_directory_symlink("../..", "db/x/out");
    fs::create_symlink("ring.sql", "db/ring.sql");
    const DiscoveryResult result = discover({"db"});
    EXPECT_THAT(names(result), ElementsAre("db/x/a.sql"));
    EXPECT_THAT(
        result.diagnostics,
        ElementsAre(error("db/ring.sql", "cannot open it: Too many levels of symbolic links")));
}

TEST_F(Discovery, LinksAcrossFoldersAreFollowedOnce) {
    write_file("db/1/a.sql", "");
    write_file("db/2/b.sql", "");
    write_file("shared/c.sql", "");
    write_file("shared/deep/d.sql", "");
    fs::create_directory_symlink("../2", "db/1/two");
    fs::create_directory_symlink("../1", "db/2/one");
    fs::create_directory_symlink("../../shared", "db/1/shared");
    fs::create_directory_symlink("../../shared/deep", "db/2/deep");
    fs::create_directory_symlink("../shared", "db/node_modules");
    EXPECT_THAT(found({"db"}), ElementsAre("db/1/a.sql", "db/1/shared/c.sql",
                                           "db/1/shared/deep/d.sql", "db/2/b.sql"));
    EXPECT_THAT(found({"db", "shared"}),
                ElementsAre("db/1/a.sql", "db/2/b.sql", "shared/c.sql", "shared/deep/d.sql"));
}

TEST_F(Discovery, LinkToAFolderWhoseNameBeginsTheSameIsNoLoop) {
    write_file("db/a.sql", "");
    write_file("d/b.sql", "");
    fs::create_directory_symlink("../d", "db/link");
    EXPECT_THAT(found({"db"}), ElementsAre("db/a.sql", "db/link/b.sql"));
}

TEST_F(Discovery, LinkToTheRootOfAllFoldersIsALoop) {
    write_file("db/a.sql", "");
    fs::create_directory_symlink("/", "db/link");
    EXPECT_THAT(found({"db"}), ElementsAre("db/a.sql"));
}

TEST_F(Discovery, LinkWithTheNameOfASkippedFolderIsSkipped) {
    write_file("db/a.sql", "");
    write_file("shared/b.sql", "");
    fs::create_directory_symlink("../shared", "db/obj");
    EXPECT_THAT(found({"db"}), ElementsAre("db/a.sql"));
}

TEST_F(Discovery, LinkedFileGoesByItsOwnNameFirst) {
    write_file("db/z.sql", "");
    write_file("other/script", "");
    fs::create_symlink("z.sql", "db/a.sql");
    fs::create_symlink("../other/script", "db/2.sql");
    fs::create_symlink("../other/script", "db/10.sql");
    EXPECT_THAT(found({"db"}), ElementsAre("db/2.sql", "db/z.sql"));
}

TEST_F(Discovery, HugeFileIsLeftOut) {
    write_file("huge.sql", "");
    fs::resize_file("huge.sql", largest_source_file + 1);
    const DiscoveryResult result = discover({"huge.sql"});
    EXPECT_THAT(names(result), IsEmpty());
    EXPECT_THAT(result.diagnostics,
                ElementsAre(error("huge.sql", "left out: it is larger than 256 MiB")));
    EXPECT_FALSE(result.path_failed);
}

TEST_F(Discovery, BinaryFileIsLeftOut) {
    write_file("db/binary.sql", std::string_view("SELECT\0\1\2", 9));
    write_file("db/utf16.sql", std::string_view("G\0O\0", 4));
    const DiscoveryResult result = discover({"db", "db/binary.sql"});
    EXPECT_THAT(names(result), ElementsAre("db/utf16.sql"));
    EXPECT_EQ(result.sources.file(0).content(), "GO");
    EXPECT_THAT(result.diagnostics,
                ElementsAre(error("db/binary.sql", "left out: it is binary, not text")));
    EXPECT_FALSE(result.path_failed);
}

TEST_F(Discovery, FileNameThatIsNoUtf8) {
    write_file("db/\xE9.sql", "SELECT 1");
    const DiscoveryResult result = discover({"db"});
    EXPECT_THAT(names(result), ElementsAre("db/\uFFFD.sql"));
    EXPECT_EQ(result.sources.file(0).content(), "SELECT 1");
}

TEST_F(Discovery, DeepFolders) {
    fs::path folder = "db";
    for (int depth = 0; depth < 500; ++depth) {
        folder /= "d";
    }
    write_file(folder / "a.sql", "");
    EXPECT_THAT(found({"db"}), ElementsAre((folder / "a.sql").string()));
}

TEST(DiscoveryOfFixtures, FindsTheModelSchema) {
    const DiscoveryResult result = discover({test::source_dir() / "fixtures" / "part22"});
    std::vector<std::string> filenames;
    for (const std::string& name : names(result)) {
        filenames.push_back(fs::path(name).filename().string());
    }
    EXPECT_THAT(filenames, ElementsAre("dbo.Atom.sql", "dbo.Model.sql", "dbo.ModelLayer.sql",
                                       "dbo.ModelMetadata.sql", "dbo.TensorAtom.sql",
                                       "dbo.TensorAtomCoefficient.sql"));
    EXPECT_THAT(result.diagnostics, IsEmpty());
}

}  // namespace
}  // namespace tsqlaudit::text
