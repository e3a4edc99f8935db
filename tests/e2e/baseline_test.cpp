#include <gmock/gmock.h>

#include "e2e/schema.h"
#include "support/paths.h"

namespace tsqlaudit::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Two tables with many findings: columns, keys, constraints and indexes.
constexpr std::string_view orders =
    "CREATE TABLE dbo.Orders (\n"
    "    OrderId int NOT NULL,\n"
    "    Customer nvarchar(100) NULL,\n"
    "    Total float NULL,\n"
    "    Status nvarchar(20) NOT NULL\n"
    ");\n";
constexpr std::string_view lines =
    "CREATE TABLE dbo.OrderLine (\n"
    "    OrderLineId int NOT NULL PRIMARY KEY,\n"
    "    OrderId int NOT NULL,\n"
    "    Price float NULL,\n"
    "    CONSTRAINT FK_Orders FOREIGN KEY (OrderId) REFERENCES dbo.Orders (OrderId)\n"
    ");\n"
    "CREATE INDEX IX_1 ON dbo.OrderLine (Price, OrderLineId);\n"
    "CREATE INDEX IX_2 ON dbo.OrderLine (Price, OrderLineId);\n";

Schema with_baseline() {
    return {{"orders.sql", orders}, {"lines.sql", lines}};
}

void write_baseline(const Schema& schema) {
    const Result result = schema.run({"audit", "--write-baseline", "known.json"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_THAT(result.output, IsEmpty());
    EXPECT_THAT(result.errors, HasSubstr("wrote known.json: "));
}

// "table rule" of the findings that are not in the baseline, opportunities included.
std::vector<std::string> new_findings(const Schema& schema) {
    std::vector<std::string> found;
    const json audit = schema.audit({"--baseline", "known.json"});
    for (const json& table : audit.at("tables")) {
        for (const json& finding : table.at("findings")) {
            if (!finding.at("baseline").get<bool>()) {
                found.push_back(table.at("name").get<std::string>() + " " +
                                finding.at("rule").get<std::string>());
            }
        }
    }
    return found;
}

std::size_t fixed(const Schema& schema) {
    return schema.audit({"--baseline", "known.json"}).at("summary").at("baseline").at("fixed");
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    return text.replace(place, from.size(), to);
}

TEST(Baseline, KnownFindingsDoNotFailAndAreNotShown) {
    const Schema schema = with_baseline();
    EXPECT_EQ(schema.run({"audit", "--fail-on", "low"}).exit_code, 1);
    write_baseline(schema);
    const Result result =
        schema.run({"audit", "--fail-on", "low", "--baseline", "known.json", "--format", "github"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_THAT(result.output, IsEmpty());
    EXPECT_THAT(result.errors, IsEmpty());
}

TEST(Baseline, IsCountedInMarkdownAndJson) {
    const Schema schema = with_baseline();
    write_baseline(schema);
    const json audit = schema.audit({"--baseline", "known.json"});
    EXPECT_GT(audit["summary"]["baseline"]["known"], 10);
    EXPECT_THAT(schema.run({"audit", "--baseline", "known.json"}).output,
                AllOf(HasSubstr("- **Baseline:** "), HasSubstr(" known, 0 new, 0 fixed\n"),
                      HasSubstr("missing-primary-key")));
    EXPECT_EQ(schema.audit()["summary"]["baseline"], nullptr);
}

TEST(Baseline, WrittenTwiceIsTheSame) {
    const Schema schema = with_baseline();
    write_baseline(schema);
    const std::string first = read_file(schema.path() / "known.json");
    write_baseline(schema);
    EXPECT_EQ(read_file(schema.path() / "known.json"), first);
    EXPECT_EQ(json::parse(first)["version"], 1);
}

TEST(Baseline, SurvivesMovedLinesRenamedFilesAndReorderedColumns) {
    const Schema schema = with_baseline();
    write_baseline(schema);
    fs::remove(schema.path() / "orders.sql");
    fs::remove(schema.path() / "lines.sql");
    write_file(schema.path() / "db/Orders.sql",
               "-- moved\n\nSET ANSI_NULLS ON\nGO\n"
               "create table [DBO].[orders] (\n"
               "    Status nvarchar(20) NOT NULL, total float NULL,\n"
               "    Customer nvarchar(100) NULL, OrderId int NOT NULL);\n");
    write_file(schema.path() / "db/z.sql",
               replaced(replaced(std::string{lines}, "    Price float NULL,\n", ""),
                        "    OrderLineId int", "    Price float NULL,\n    OrderLineId int"));
    EXPECT_THAT(new_findings(schema), IsEmpty());
    EXPECT_EQ(fixed(schema), 0U);
}

std::vector<fs::path> sql_files(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& file : fs::recursive_directory_iterator(folder)) {
        if (file.path().extension() == ".sql") {
            files.push_back(file.path());
        }
    }
    return files;
}

TEST(Baseline, SurvivesMovedLinesInWholeSchemas) {
    for (const char* fixture : {"fixtures/part22", "fixtures/schemas/hospital"}) {
        const Schema schema;
        fs::copy(source_dir() / fixture, schema.path(), fs::copy_options::recursive);
        write_baseline(schema);
        for (const fs::path& file : sql_files(schema.path())) {
            write_file(file, "\n-- moved\n\n" + read_file(file));
            fs::rename(file, file.parent_path() / ("X_" + file.filename().string()));
        }
        EXPECT_THAT(new_findings(schema), IsEmpty()) << fixture;
        EXPECT_EQ(fixed(schema), 0U) << fixture;
    }
}

TEST(Baseline, ARenamedTableIsNew) {
    const Schema schema = with_baseline();
    write_baseline(schema);
    write_file(schema.path() / "orders.sql", replaced(std::string{orders}, "Orders", "Purchase"));
    write_file(schema.path() / "lines.sql",
               replaced(std::string{lines}, "dbo.Orders", "dbo.Purchase"));
    const std::vector<std::string> found = new_findings(schema);
    EXPECT_THAT(found, testing::Contains("dbo.Purchase missing-primary-key"));
    EXPECT_GT(fixed(schema), 3U);
    const Result result = schema.run({"audit", "--baseline", "known.json"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.errors, HasSubstr("fixed: dbo.Orders missing-primary-key\n"));
}

TEST(Baseline, ANewFindingFailsAlone) {
    const Schema schema = with_baseline();
    write_baseline(schema);
    write_file(schema.path() / "payment.sql", keyless_table);
    const Result result = schema.run({"audit", "--baseline", "known.json", "--format", "github"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.output, AllOf(HasSubstr("payment.sql"), Not(HasSubstr("orders.sql"))));
    EXPECT_THAT(result.errors, HasSubstr("1 finding of severity high or above"));
}

TEST(Baseline, WhatIsFixedIsSaidAndPruned) {
    const Schema schema = with_baseline();
    write_baseline(schema);
    const std::string before = read_file(schema.path() / "known.json");
    write_file(schema.path() / "orders.sql",
               replaced(std::string{orders}, "OrderId int NOT NULL", "OrderId int PRIMARY KEY"));
    const Result said = schema.run({"audit", "--exit-zero", "--baseline", "known.json"});
    EXPECT_THAT(said.errors, AllOf(HasSubstr("fixed: dbo.Orders missing-primary-key\n"),
                                   HasSubstr("--prune-baseline takes what is fixed out of")));
    EXPECT_EQ(read_file(schema.path() / "known.json"), before);

    const Result pruned =
        schema.run({"audit", "--exit-zero", "--baseline", "known.json", "--prune-baseline"});
    EXPECT_THAT(pruned.errors, HasSubstr("pruned known.json"));
    EXPECT_EQ(fixed(schema), 0U);
    EXPECT_LT(read_file(schema.path() / "known.json").size(), before.size());

    // What was fixed is new when it comes back, and the score must not drop again.
    write_file(schema.path() / "orders.sql", orders);
    const Result back = schema.run({"audit", "--baseline", "known.json"});
    EXPECT_EQ(back.exit_code, 1);
    EXPECT_THAT(back.errors, HasSubstr("the score of dbo.Orders dropped from "));
}

TEST(Baseline, OfTheConfigurationIsPrunedAsAWhole) {
    const Schema schema{
        {"tsqlaudit.json", R"({"roots": ["db"], "baseline": "known.json", "failOn": "info"})"},
        {"db/orders.sql", orders},
        {"db/lines.sql", lines}};
    const Result written = schema.run({"audit", "--write-baseline", "known.json"});
    EXPECT_THAT(written.errors, Not(HasSubstr("--baseline")));  // it is configured
    const std::string before = read_file(schema.path() / "known.json");
    write_file(schema.path() / "db/orders.sql",
               replaced(std::string{orders}, "OrderId int NOT NULL", "OrderId int PRIMARY KEY"));

    const Result part = schema.run({"audit", "--prune-baseline", "db/orders.sql"});
    EXPECT_EQ(part.exit_code, 2);
    EXPECT_THAT(part.errors, HasSubstr("--prune-baseline is about the whole schema"));
    EXPECT_EQ(read_file(schema.path() / "known.json"), before);
    // What lies elsewhere is not fixed.
    EXPECT_THAT(schema.run({"audit", "--format", "github", "db/orders.sql"}).errors,
                Not(HasSubstr("fixed")));

    const Result pruned = schema.run({"audit", "--prune-baseline"});
    EXPECT_EQ(pruned.exit_code, 0) << pruned.errors;
    EXPECT_THAT(pruned.errors, AllOf(HasSubstr("fixed: dbo.Orders missing-primary-key\n"),
                                     HasSubstr("pruned known.json")));
    const json kept = json::parse(read_file(schema.path() / "known.json"));
    EXPECT_THAT(kept.at("findings").dump(),
                AllOf(HasSubstr("dbo.OrderLine"), Not(HasSubstr("missing-primary-key"))));
}

TEST(Baseline, SaysHowItIsUsedWhereNothingNamesIt) {
    const Schema schema = with_baseline();
    EXPECT_THAT(schema.run({"audit", "--write-baseline", "known.json"}).errors,
                HasSubstr("give --baseline known.json, or name it in the configuration"));
}

TEST(Baseline, IsNotPrunedOfWhatCouldNotBeRead) {
    const Schema schema = with_baseline();
    write_baseline(schema);
    const std::string before = read_file(schema.path() / "known.json");
    write_file(schema.path() / "lines.sql", "CREATE TABLE dbo.OrderLine (\n");
    const std::vector<std::string> prune{"audit", "--baseline", "known.json", "--prune-baseline"};
    EXPECT_THAT(schema.run(prune).errors, HasSubstr("known.json is left as it is"));
    EXPECT_EQ(read_file(schema.path() / "known.json"), before);
    // Rules that were not run fixed nothing.
    write_file(schema.path() / "lines.sql", lines);
    std::vector<std::string> selected = prune;
    selected.insert(selected.end(), {"--select", "tenancy"});
    EXPECT_EQ(schema.run(selected).exit_code, 0);
    EXPECT_EQ(read_file(schema.path() / "known.json"), before);
}

TEST(Baseline, AScoreMustNotDrop) {
    const Schema schema{{"a.sql", clean_table}};
    write_baseline(schema);
    write_file(
        schema.path() / "a.sql",
        replaced(std::string{clean_table},
                 "nvarchar(100) NOT NULL CONSTRAINT UQ_Country_CountryName UNIQUE", "ntext"));
    const Result result =
        schema.run({"audit", "--fail-on", "critical", "--baseline", "known.json"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.errors, testing::ContainsRegex(
                                   "the score of dbo.Country dropped from [0-9.]+ to [0-9.]+\n"));
}

TEST(Baseline, ThatCannotBeReadIsAFailure) {
    const Schema schema{{"a.sql", clean_table},
                        {"bad.json", "{\"version\": 1,\n"},
                        {"new.json", "{\"version\": 9}"},
                        {"empty.json", ""},
                        {"other.json", "{\"tables\": []}"}};
    const auto errors_with = [&](const char* file) {
        const Result result = schema.run({"audit", "--baseline", file});
        EXPECT_EQ(result.exit_code, 2) << file;
        EXPECT_THAT(result.output, IsEmpty()) << file;
        return result.errors;
    };
    EXPECT_THAT(errors_with("bad.json"), HasSubstr("baseline bad.json: parse error at line 2"));
    EXPECT_THAT(errors_with("empty.json"), HasSubstr("baseline empty.json: parse error at line 1"));
    EXPECT_THAT(errors_with("other.json"),
                HasSubstr("baseline other.json: it is none: write one with --write-baseline"));
    EXPECT_THAT(errors_with("new.json"), HasSubstr("baseline new.json: its version is 9"));
    EXPECT_THAT(errors_with("nowhere.json"),
                HasSubstr("baseline nowhere.json: cannot open it: No such file or directory "
                          "(--write-baseline makes one)"));
    EXPECT_THAT(errors_with("."), HasSubstr("not a regular file"));
}

TEST(Baseline, OptionsThatMakeNoSenseTogetherAreRefused) {
    const Schema schema{{"a.sql", clean_table}};
    const Result without = schema.run({"audit", "--prune-baseline"});
    EXPECT_EQ(without.exit_code, 2);
    EXPECT_THAT(without.errors, HasSubstr("--prune-baseline needs a baseline"));
    EXPECT_EQ(schema.run({"audit", "--prune-baseline", "--write-baseline", "b"}).exit_code, 2);
    EXPECT_EQ(schema.run({"audit", "--baseline", "a", "--write-baseline", "b"}).exit_code, 2);
    EXPECT_EQ(schema.run({"audit", "--write-baseline", "no/such/folder.json"}).exit_code, 2);
}

TEST(Baseline, IsWrittenBesideTheReportsThatAreAskedFor) {
    const Schema schema{{"a.sql", clean_table}};
    const Result result =
        schema.run({"audit", "--write-baseline", "known.json", "--format", "json"});
    EXPECT_EQ(json::parse(result.output)["summary"]["baseline"]["fixed"], 0);
    EXPECT_TRUE(fs::exists(schema.path() / "known.json"));
}

}  // namespace
}  // namespace tsqlaudit::test
