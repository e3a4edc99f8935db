#include "meta/rule_files.h"

#include <gmock/gmock.h>

#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(RuleFiles, AreCompleteInThisRepository) {
    EXPECT_THAT(complaints_about_rule_files(source_dir()), IsEmpty());
}

// A repository with one complete rule and a file of the engine.
class RuleFilesOfOneRule : public testing::Test {
protected:
    void SetUp() override {
        for (const char* file : {"rules/some-rule.json", "src/rules/some-rule.cpp",
                                 "src/rules/rule_engine.cpp", "fixtures/rules/some-rule/bad.sql",
                                 "fixtures/rules/some-rule/good.sql", "docs/rules/some-rule.md"}) {
            write_file(root() / file, "");
        }
    }

    const fs::path& root() const { return directory_.path(); }

private:
    TemporaryDirectory directory_;
};

TEST_F(RuleFilesOfOneRule, AreComplete) {
    EXPECT_THAT(complaints_about_rule_files(root()), IsEmpty());
}

TEST_F(RuleFilesOfOneRule, EachMissingFileIsReported) {
    for (const char* file : {"src/rules/some-rule.cpp", "fixtures/rules/some-rule/bad.sql",
                             "fixtures/rules/some-rule/good.sql", "docs/rules/some-rule.md"}) {
        fs::remove(root() / file);
        EXPECT_THAT(complaints_about_rule_files(root()),
                    ElementsAre(std::string("rules/some-rule.json has no ") + file));
        write_file(root() / file, "");
    }
}

TEST_F(RuleFilesOfOneRule, FilesWithoutDataFileAreReported) {
    fs::remove(root() / "rules/some-rule.json");
    EXPECT_THAT(complaints_about_rule_files(root()),
                ElementsAre("src/rules/some-rule has no rules/some-rule.json",
                            "fixtures/rules/some-rule has no rules/some-rule.json",
                            "docs/rules/some-rule has no rules/some-rule.json"));
}

}  // namespace
}  // namespace tsqlaudit::test
