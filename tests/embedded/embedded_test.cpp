#include "embedded/embedded.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::embedded {
namespace {

namespace fs = std::filesystem;

// The examples, and the data that is read when the program runs.
std::set<std::string> files_on_disk() {
    const fs::path root = test::source_dir();
    std::set<std::string> paths{"rules/data/features.json", "rules/data/scoring.json",
                                "rules/data/suitability.json"};
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator(root / "fixtures/rules")) {
        const std::string name = entry.path().filename().string();
        if (name == "bad.sql" || name == "good.sql") {
            paths.insert(fs::relative(entry.path(), root).generic_string());
        }
    }
    return paths;
}

TEST(Embedded, HoldsEveryFileSortedByPath) {
    std::set<std::string> paths;
    for (const File& file : files()) {
        paths.emplace(file.path);
    }
    EXPECT_EQ(paths, files_on_disk());
    EXPECT_TRUE(std::ranges::is_sorted(files(), {}, &File::path));
}

TEST(Embedded, HoldsTheBytesOfEachFile) {
    for (const File& file : files()) {
        EXPECT_EQ(file.content, test::read_file(test::source_dir() / file.path)) << file.path;
        EXPECT_EQ(find(file.path), file.content);
    }
}

TEST(Embedded, DoesNotFindWhatIsNotThere) {
    EXPECT_EQ(find("rules/no-such-rule.json"), std::nullopt);
    EXPECT_EQ(find(""), std::nullopt);
}

}  // namespace
}  // namespace tsqlaudit::embedded
