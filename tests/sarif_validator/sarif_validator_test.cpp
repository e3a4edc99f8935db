#include <gmock/gmock.h>

#include "e2e/schema.h"
#include "sarif_validator/validator.h"
#include "support/paths.h"

namespace tsqlaudit::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

constexpr std::size_t most_results = 25'000;

class SarifValidatorTest : public testing::Test {
protected:
    static void SetUpTestSuite() { validator = SarifValidator::install(); }

    void SetUp() override {
        if (!validator) {
            GTEST_SKIP() << "the SARIF validator is skipped: npm cannot install it";
        }
    }

    // The log of an audit, without complaints.
    static json valid_log(const Schema& folder, const std::vector<std::string>& paths) {
        const fs::path log = folder.path() / "log.sarif";
        std::vector<std::string> arguments{"audit", "--exit-zero", "--show-opportunities", "-o",
                                           log.string()};
        arguments.insert(arguments.end(), paths.begin(), paths.end());
        const Result result = paths.empty() ? folder.run(arguments) : run(arguments);
        EXPECT_EQ(result.exit_code, 0) << result.errors;
        EXPECT_EQ(validator->complaints_about(log), "");
        return json::parse(read_file(log)).at("runs").at(0);
    }

    static std::optional<SarifValidator> validator;
};

std::optional<SarifValidator> SarifValidatorTest::validator;

TEST_F(SarifValidatorTest, ComplainsAboutAWrongLog) {
    const Schema folder{
        {"log.sarif", R"({"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]})"}};
    const std::string complaints = validator->complaints_about(folder.path() / "log.sarif");
    EXPECT_THAT(complaints, HasSubstr("JSON1002"));
    EXPECT_THAT(complaints, HasSubstr("Missing required property 'name'"));
}

TEST_F(SarifValidatorTest, HasNothingAgainstTheFixtures) {
    std::vector<std::string> schemas{"fixtures/part22"};
    for (const fs::directory_entry& entry :
         fs::directory_iterator{source_dir() / "fixtures/schemas"}) {
        schemas.push_back("fixtures/schemas/" + entry.path().filename().string());
    }
    ASSERT_GE(schemas.size(), 4U);
    for (const std::string& schema : schemas) {
        SCOPED_TRACE(schema);
        EXPECT_GE(valid_log({}, {schema}).at("results").size(), 20U);
    }
}

TEST_F(SarifValidatorTest, HasNothingAgainstAnEmptySchema) {
    EXPECT_TRUE(valid_log({{"empty.sql", ""}}, {}).at("results").empty());
}

TEST_F(SarifValidatorTest, HasNothingAgainstHostileNamesAndBrokenFiles) {
    const Schema folder{
        {"a b%{0}[c](d).sql",
         "CREATE TABLE dbo.[{0}[a]](http://evil.example) {x\x1b[31m<b>] (x FLOAT, [{] TEXT);"},
        {"broken.sql", "CREATE TABLE dbo.[]] {1} (Id INT NOT;"}};
    const json log = valid_log(folder, {});
    EXPECT_GE(log.at("results").size(), 3U);
    EXPECT_FALSE(log.at("invocations").at(0).at("toolExecutionNotifications").empty());
}

// The validator takes minutes: a test of its own in tests/CMakeLists.txt.
TEST_F(SarifValidatorTest, DISABLED_HasNothingAgainstMoreFindingsThanGitHubTakes) {
    std::string sql;
    for (int table = 0; table < 900; ++table) {
        sql += "CREATE TABLE dbo.T" + std::to_string(table) + " (Id INT NOT NULL PRIMARY KEY";
        for (int column = 0; column < 30; ++column) {
            sql += ",\n    C" + std::to_string(column) + " TEXT NULL";
        }
        sql += ");\n";
    }
    const json log = valid_log({{"many.sql", sql}}, {});
    EXPECT_EQ(log.at("results").size(), most_results);
    const json& notifications = log.at("invocations").at(0).at("toolExecutionNotifications");
    ASSERT_EQ(notifications.size(), 1U);
    EXPECT_EQ(notifications.at(0).at("descriptor").at("id"), "results-left-out");
}

}  // namespace
}  // namespace tsqlaudit::test
