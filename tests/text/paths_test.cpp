#include "text/paths.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "text/working_directory.h"

namespace tsqlaudit::text {
namespace {

namespace fs = std::filesystem;

class DisplayPath : public testing::Test {
    WorkingDirectory working_directory_;
};

TEST_F(DisplayPath, RelativeToTheWorkingDirectory) {
    EXPECT_EQ(display_path("a.sql"), "a.sql");
    EXPECT_EQ(display_path("./db//x/../a.sql"), "db/a.sql");
    EXPECT_EQ(display_path("db/"), "db");
    EXPECT_EQ(display_path("../a.sql"), "../a.sql");
    EXPECT_EQ(display_path("."), ".");
    EXPECT_EQ(display_path("./"), ".");
    EXPECT_EQ(display_path("db/.."), ".");
    EXPECT_EQ(display_path(".."), "..");
}

TEST_F(DisplayPath, AbsoluteInsideTheWorkingDirectory) {
    EXPECT_EQ(display_path(fs::current_path() / "db/./a.sql"), "db/a.sql");
    EXPECT_EQ(display_path(fs::current_path()), ".");
}

TEST_F(DisplayPath, AbsoluteElsewhere) {
    EXPECT_EQ(display_path("/nowhere/./db/a.sql"), "/nowhere/db/a.sql");
    EXPECT_EQ(display_path("/nowhere/"), "/nowhere");
    EXPECT_EQ(display_path("/"), "/");
    EXPECT_EQ(display_path(fs::current_path().string() + "-other/a.sql"),
              fs::current_path().string() + "-other/a.sql");
}

TEST_F(DisplayPath, AbsoluteThroughALink) {
    fs::create_directory("real");
    fs::create_directory_symlink("real", "link");
    const fs::path link = fs::current_path() / "link";
    fs::current_path("real");
    EXPECT_EQ(display_path(link / "a.sql"), "a.sql");
}

TEST_F(DisplayPath, IsValidUtf8) {
    EXPECT_EQ(display_path("db/\xE9.sql"), "db/\uFFFD.sql");
    EXPECT_EQ(display_path("db/é.sql"), "db/é.sql");
}

TEST_F(DisplayPath, NothingStaysNothing) {
    EXPECT_EQ(display_path(""), "");
}

}  // namespace
}  // namespace tsqlaudit::text
