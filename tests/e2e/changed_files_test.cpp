#include <gmock/gmock.h>

#include "e2e/schema.h"

namespace tsqlaudit::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view heap =
    "CREATE TABLE dbo.Receipt (\n    Amount decimal(18, 2) NOT NULL\n);\n";

Schema two_bad_tables() {
    return {{"db/payment.sql", keyless_table},
            {"db/receipt.sql", heap},
            {"db/country.sql", clean_table},
            {"db/index.sql", "CREATE INDEX IX_Receipt ON dbo.Receipt (Amount);\n"}};
}

Result changed(const Schema& schema, const std::vector<std::string>& files) {
    std::vector<std::string> arguments{"audit", "db", "--format", "github", "--changed-files"};
    arguments.insert(arguments.end(), files.begin(), files.end());
    return schema.run(arguments);
}

TEST(ChangedFiles, AreAllThatIsReported) {
    const Schema schema = two_bad_tables();
    const Result payment = changed(schema, {"db/country.sql", "./db/payment.sql"});
    EXPECT_EQ(payment.exit_code, 1);
    EXPECT_THAT(payment.output, AllOf(HasSubstr("payment.sql"), Not(HasSubstr("receipt.sql"))));
    EXPECT_THAT(payment.errors, HasSubstr("1 finding of severity high or above"));
    const Result country = changed(schema, {"db/country.sql"});
    EXPECT_EQ(country.exit_code, 0) << country.errors;
    EXPECT_THAT(country.output, Not(AllOf(HasSubstr("payment.sql"), HasSubstr("receipt.sql"))));
    EXPECT_THAT(country.errors, IsEmpty());
}

TEST(ChangedFiles, AreTheSameUnderEachOfTheirNames) {
    namespace fs = std::filesystem;
    const Schema schema = two_bad_tables();
    fs::create_symlink("db", schema.path() / "link");
    fs::create_directory(schema.path() / "elsewhere");
    const std::string absolute = (schema.path() / "db/payment.sql").string();
    for (const std::string& name :
         {absolute, std::string{"./db//../db/payment.sql"}, std::string{"link/payment.sql"}}) {
        const Result result = changed(schema, {name});
        EXPECT_EQ(result.exit_code, 1) << name;
        EXPECT_THAT(result.output, AllOf(HasSubstr("db/payment.sql"), Not(HasSubstr("receipt"))))
            << name;
    }
    // The names of the schema's own files may lead through the link, too.
    EXPECT_EQ(
        schema.run({"audit", "link", "--format", "github", "--changed-files", "db/payment.sql"})
            .exit_code,
        1);
    // And are those of the working directory.
    const Result below =
        run({"audit", "../db", "--format", "github", "--changed-files", "../db/payment.sql"},
            {.working_directory = schema.path() / "elsewhere"});
    EXPECT_EQ(below.exit_code, 1) << below.errors;
}

TEST(ChangedFiles, MayBeGoneRenamedOrOddlyNamed) {
    const Schema schema{{"db/re ceipt \xC3\xBC%:\n.sql", keyless_table}};
    EXPECT_EQ(changed(schema, {"db/payment.sql"}).exit_code, 0);  // its name before
    const Result result = changed(schema, {"db/payment.sql", "db/re ceipt \xC3\xBC%:\n.sql"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.output, HasSubstr("::error file=db/re ceipt \xC3\xBC%25%3A .sql,line=1,"));
}

TEST(ChangedFiles, StandForTheTablesThatTheyTouch) {
    const Result result = changed(two_bad_tables(), {"db/index.sql"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.output, AllOf(HasSubstr("receipt.sql"), Not(HasSubstr("payment.sql"))));
}

TEST(ChangedFiles, MayBeNone) {
    const Schema schema = two_bad_tables();
    const Result none = changed(schema, {});
    EXPECT_EQ(none.exit_code, 0) << none.errors;
    EXPECT_THAT(none.output, IsEmpty());
    EXPECT_THAT(none.errors, IsEmpty());
    const Result others = changed(schema, {"README.md"});
    EXPECT_EQ(others.exit_code, 0);
    EXPECT_EQ(others.errors, "tsqlaudit: none of the changed files is part of the schema\n");
    EXPECT_THAT(changed(schema, {"README.md", "db"}).errors,
                HasSubstr("db is a folder and no changed file: paths stand before"));
}

TEST(ChangedFiles, HideErrorsAndPoorScoresOfOthers) {
    const Schema schema{{"a.sql", clean_table},
                        {"b.sql", "CREATE TABLE dbo.Broken (Id int NOT;\n"},
                        {"c.sql", keyless_table}};
    const auto with = [&](const char* file) {
        return schema.run(
            {"audit", "--fail-on", "critical", "--min-score", "95", "--changed-files", file});
    };
    const Result clean = with("a.sql");
    EXPECT_EQ(clean.exit_code, 0) << clean.errors;
    EXPECT_THAT(clean.errors, IsEmpty());
    EXPECT_THAT(with("b.sql").errors, HasSubstr("1 error in reading the schema"));
    EXPECT_THAT(with("c.sql").errors, HasSubstr("1 table with a score under 95"));
}

TEST(ChangedFiles, DoNotHideWhatCouldNotBeOpened) {
    const Schema schema{{"a.sql", clean_table}};
    const Result result = schema.run({"audit", "a.sql", "nowhere", "--changed-files", "a.sql"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.errors, HasSubstr("nowhere"));
}

TEST(ChangedFiles, HideDiagnosticsOfOthersInEachReportOfAGate) {
    const Schema schema{{"a.sql", clean_table},
                        {"b.sql", "CREATE TABLE dbo.Broken (Id int NOT;\n"}};
    for (const char* format : {"console", "github", "gitlab", "junit", "sarif"}) {
        EXPECT_THAT(schema.run({"audit", "--format", format, "--changed-files", "a.sql"}).output,
                    Not(HasSubstr("b.sql")))
            << format;
        EXPECT_THAT(schema.run({"audit", "--format", format, "--changed-files", "b.sql"}).output,
                    HasSubstr("b.sql"))
            << format;
    }
}

TEST(ChangedFiles, LeaveMarkdownAndJsonWhole) {
    const Schema schema = two_bad_tables();
    EXPECT_EQ(schema.audit({"--changed-files", "db/country.sql"}), schema.audit());
}

TEST(ChangedFiles, HideDroppedScoresOfOthers) {
    const Schema schema{{"a.sql", clean_table}, {"b.sql", clean_table}};
    write_file(schema.path() / "b.sql",
               "CREATE TABLE dbo.Payment (PaymentId int NOT NULL PRIMARY KEY);\n");
    EXPECT_EQ(schema.run({"audit", "--write-baseline", "known.json"}).exit_code, 0);
    write_file(schema.path() / "b.sql", keyless_table);
    const std::vector<std::string> arguments{"audit",      "--fail-on",  "critical",
                                             "--baseline", "known.json", "--changed-files"};
    const auto with = [&](const char* file) {
        std::vector<std::string> all = arguments;
        all.emplace_back(file);
        return schema.run(all);
    };
    EXPECT_EQ(with("a.sql").exit_code, 0);
    EXPECT_THAT(with("b.sql").errors, HasSubstr("the score of dbo.Payment dropped from "));
}

}  // namespace
}  // namespace tsqlaudit::test
