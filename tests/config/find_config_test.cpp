#include <gmock/gmock.h>

#include <filesystem>

#include "config/config.h"
#include "support/files.h"

namespace tsqlaudit::config {
namespace {

namespace fs = std::filesystem;
using testing::Optional;

TEST(FindConfig, LooksInTheFolderAndInThoseAroundIt) {
    const test::TemporaryDirectory directory;
    const fs::path root = fs::canonical(directory.path());
    fs::create_directories(root / "a/b/c");
    EXPECT_EQ(find_config(root / "a/b/c"), std::nullopt);

    test::write_file(root / "tsqlaudit.json", "{}");
    EXPECT_THAT(find_config(root / "a/b/c"), Optional(root / "tsqlaudit.json"));
    test::write_file(root / "a/b/tsqlaudit.json", "{}");
    EXPECT_THAT(find_config(root / "a/b/c"), Optional(root / "a/b/tsqlaudit.json"));
    EXPECT_THAT(find_config(root / "a/b"), Optional(root / "a/b/tsqlaudit.json"));
    EXPECT_THAT(find_config(root / "a"), Optional(root / "tsqlaudit.json"));
}

TEST(FindConfig, PassesByAFolderOfThatName) {
    const test::TemporaryDirectory directory;
    const fs::path root = fs::canonical(directory.path());
    fs::create_directories(root / "a/tsqlaudit.json");
    test::write_file(root / "tsqlaudit.json", "{}");
    EXPECT_THAT(find_config(root / "a"), Optional(root / "tsqlaudit.json"));
}

TEST(FindConfig, TakesALinkEvenIfItLeadsNowhere) {
    const test::TemporaryDirectory directory;
    const fs::path root = fs::canonical(directory.path());
    fs::create_directories(root / "a");
    test::write_file(root / "tsqlaudit.json", "{}");
    fs::create_symlink("gone.json", root / "a/tsqlaudit.json");
    EXPECT_THAT(find_config(root / "a"), Optional(root / "a/tsqlaudit.json"));
}

}  // namespace
}  // namespace tsqlaudit::config
