#include <gmock/gmock.h>

#include <filesystem>

#include "e2e/schema.h"

namespace tsqlaudit::test {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end == std::string::npos ? text.size() : end + 1;
    }
    return lines;
}

json settings_of(const Schema& schema, std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.begin(), {"audit", "--show-settings"});
    const Result result = schema.run(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    return json::parse(result.output);
}

TEST(Configuration, NamesTheRootsFromItsOwnFolder) {
    const Schema schema{{"tsqlaudit.json", R"({"roots": ["db"], "exclude": ["/db/old/"]})"},
                        {"db/a.sql", clean_table},
                        {"db/old/b.sql", keyless_table},
                        {"other/c.sql", keyless_table}};
    EXPECT_THAT(table_names(schema.audit({})), ElementsAre("dbo.Country"));
    EXPECT_THAT(table_names(schema.audit({"other"})), ElementsAre("dbo.Payment"));

    const Result below =
        run({"audit", "--format", "json"}, {.working_directory = schema.path() / "other"});
    const json audit = json::parse(below.output);
    EXPECT_THAT(table_names(audit), ElementsAre("dbo.Country"));
    EXPECT_EQ(audit["tables"][0]["file"], "../db/a.sql");
}

TEST(Configuration, IsFoundUpwardsNamedOrLeftOut) {
    const Schema schema{{"tsqlaudit.json", R"({"failOn": "critical"})"},
                        {"strict.json", R"({"failOn": "info"})"},
                        {"db/a.sql", keyless_table}};
    const auto exit_code = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "audit");
        return run(arguments, {.working_directory = schema.path() / "db"}).exit_code;
    };
    EXPECT_EQ(exit_code({}), 0);
    EXPECT_EQ(exit_code({"--config", "../strict.json"}), 1);
    EXPECT_EQ(exit_code({"--no-config"}), 1);
    EXPECT_EQ(exit_code({"--fail-on", "high"}), 1);
}

TEST(Configuration, SelectsRulesAndTheCommandLineOverrulesIt) {
    const Schema schema{{"tsqlaudit.json", R"({"select": ["heap-table"], "ignore": ["keys"]})"},
                        {"a.sql", keyless_table}};
    EXPECT_THAT(rules_of(schema.audit(), "dbo.Payment"), ElementsAre("heap-table"));
    const Result result = schema.run({"audit", "--format=json", "--select=missing-primary-key",
                                      "--ignore=heap-table", "--exit-zero"});
    EXPECT_THAT(rules_of(json::parse(result.output), "dbo.Payment"),
                ElementsAre("missing-primary-key"));
}

TEST(Configuration, ChangesSeveritiesAndParameters) {
    const std::string_view url =
        "CREATE TABLE dbo.Page (PageId int NOT NULL PRIMARY KEY, Url nvarchar(500) NOT NULL);";
    const Schema usual{{"a.sql", url}};
    EXPECT_THAT(rules_of(usual.audit(), "dbo.Page"), Contains("short-url-column"));
    const Schema enough{
        {"a.sql", url},
        {"tsqlaudit.json",
         R"({"rules": {"short-url-column": {"parameters": {"characters": 400}}}})"}};
    EXPECT_THAT(rules_of(enough.audit(), "dbo.Page"), Not(Contains("short-url-column")));

    const Schema grave{{"a.sql", keyless_table},
                       {"tsqlaudit.json", R"({"rules": {"heap-table": "critical"}})"}};
    const json audit = grave.audit();
    EXPECT_EQ(audit["summary"]["findings"]["critical"], 1);
    EXPECT_LT(audit["tables"][0]["score"], usual.audit()["tables"][0]["score"]);
    const Schema off{{"a.sql", keyless_table},
                     {"tsqlaudit.json", R"({"rules": {"missing-primary-key": "off"}})"}};
    EXPECT_THAT(rules_of(off.audit(), "dbo.Payment"),
                AllOf(Contains("heap-table"), Not(Contains("missing-primary-key"))));
}

TEST(Configuration, IsDifferentInSomeFiles) {
    const Schema schema{{"conf/tsqlaudit.json", R"({"roots": ["../db"], "overrides": [
            {"files": ["../db/legacy"], "ignore": ["keys"], "rules": {"heap-table": "info"}}]})"},
                        {"db/legacy/a.sql", keyless_table},
                        {"db/b.sql", "CREATE TABLE dbo.Visit (Place nvarchar(50) NOT NULL);"}};
    const Result result =
        schema.run({"audit", "--format=json", "--config=conf/tsqlaudit.json", "--exit-zero"});
    const json audit = json::parse(result.output);
    EXPECT_THAT(rules_of(audit, "dbo.Payment"),
                AllOf(Contains("heap-table"), Not(Contains("missing-primary-key"))));
    for (const json& finding : audit["tables"][0]["findings"]) {
        if (finding["rule"] == "heap-table") {
            EXPECT_EQ(finding["severity"], "info");
        }
    }
    EXPECT_THAT(rules_of(audit, "dbo.Visit"), Contains("missing-primary-key"));
}

TEST(Configuration, SaysWhichTablesHaveTenants) {
    const Schema schema{
        {"a.sql",
         "CREATE TABLE dbo.Club (ClubId int NOT NULL CONSTRAINT PK_Club PRIMARY KEY);\n"
         "CREATE TABLE dbo.Member (MemberId int NOT NULL CONSTRAINT PK_Member PRIMARY KEY, ClubId "
         "int NOT NULL CONSTRAINT FK_Member_Club REFERENCES dbo.Club (ClubId));\n"
         "CREATE TABLE ref.Instrument (InstrumentId int NOT NULL CONSTRAINT PK_Instrument PRIMARY "
         "KEY, Weight int NOT NULL);\n"
         "CREATE TABLE dbo.Payment (PaymentId int NOT NULL CONSTRAINT PK_Payment PRIMARY KEY, "
         "Amount int NOT NULL);\n"},
        {"tsqlaudit.json", R"({"tenantTable": "dbo.Club", "exemptTables": ["ref.*"],
                               "select": ["missing-tenant-id"]})"}};
    const json audit = schema.audit();
    EXPECT_THAT(rules_of(audit, "dbo.Payment"), ElementsAre("missing-tenant-id"));
    EXPECT_THAT(rules_of(audit, "dbo.Member"), IsEmpty());
    EXPECT_THAT(rules_of(audit, "ref.Instrument"), IsEmpty());
}

TEST(Configuration, GivesVariablesOfSqlcmdTheirValues) {
    const Schema schema{
        {"a.sql", "CREATE TABLE $(Schema).Payment (Amount decimal(18, 2) NOT NULL);\n"},
        {"tsqlaudit.json", R"({"define": {"Schema": "sales"}})"}};
    EXPECT_THAT(table_names(schema.audit()), ElementsAre("sales.Payment"));
    const Result result =
        schema.run({"audit", "--format=json", "--exit-zero", "--define", "Schema=shop"});
    EXPECT_THAT(table_names(json::parse(result.output)), ElementsAre("shop.Payment"));
}

TEST(Configuration, AlsoHoldsForTheFixes) {
    const Schema schema{{"tsqlaudit.json", R"({"roots": ["db"], "select": ["keys"]})"},
                        {"db/a.sql", clean_table}};
    EXPECT_EQ(schema.run({"fix"}).exit_code, 0);
    const Schema wrong{{"tsqlaudit.json", "{\"roots\": 1}"}, {"a.sql", clean_table}};
    EXPECT_EQ(wrong.run({"fix"}).exit_code, 2);
}

TEST(Configuration, GivesSpatialIndexesOfFixesTheirBoundingBox) {
    constexpr std::string_view parcel =
        "CREATE TABLE dbo.Parcel (ParcelId int NOT NULL CONSTRAINT PK PRIMARY KEY,\n"
        "    Outline geometry NOT NULL);\n";
    const std::vector<std::string> fix{"fix", "--rule", "missing-spatial-index", "--safe-only"};
    const Schema without{{"a.sql", parcel}};
    EXPECT_THAT(without.run(fix).output, Not(HasSubstr("CREATE SPATIAL INDEX")));
    const Schema with{{"tsqlaudit.json", R"({"boundingBox": [-180, -90.5, 180, 90]})"},
                      {"a.sql", parcel}};
    EXPECT_THAT(with.run(fix).output, HasSubstr("BOUNDING_BOX = (-180, -90.5, 180, 90)"));
}

TEST(Configuration, NamesTheBaseline) {
    const Schema schema{
        {"conf/tsqlaudit.json", R"({"roots": ["../db"], "baseline": "known.json"})"},
        {"db/a.sql", keyless_table}};
    const Result written = schema.run(
        {"audit", "--config", "conf/tsqlaudit.json", "--write-baseline", "conf/known.json"});
    EXPECT_EQ(written.exit_code, 0) << written.errors;
    const Result known =
        schema.run({"audit", "--config", "conf/tsqlaudit.json", "--format", "console"});
    EXPECT_EQ(known.exit_code, 0) << known.errors;
    EXPECT_THAT(known.output, Not(HasSubstr("missing-primary-key")));
    EXPECT_EQ(schema.run({"audit", "db"}).exit_code, 1);
}

TEST(Configuration, AllThatIsWrongWithItIsSaid) {
    const Schema schema{{"tsqlaudit.json",
                         "{\n"
                         "  // a comment\n"
                         "  \"traget\": \"2022\",\n"
                         "  \"failOn\": \"hihg\",\n"
                         "  \"rules\": { \"heap-tabel\": \"off\" }\n"
                         "}\n"},
                        {"db/a.sql", clean_table}};
    const Result result = schema.run({"audit"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.output, IsEmpty());
    EXPECT_THAT(
        lines_of(result.errors),
        ElementsAre(
            R"(tsqlaudit: tsqlaudit.json:3:3: unknown key "traget"; did you mean "target"?)",
            R"(tsqlaudit: tsqlaudit.json:4:13: unknown severity "hihg"; did you mean "high"?)",
            R"(tsqlaudit: tsqlaudit.json:5:14: unknown rule "heap-tabel"; did you mean "heap-table"?)",
            "tsqlaudit: tsqlaudit.json is wrong in 3 places"));

    const Result below = run({"audit"}, {.working_directory = schema.path() / "db"});
    EXPECT_EQ(below.exit_code, 2);
    EXPECT_THAT(below.errors, HasSubstr("tsqlaudit: ../tsqlaudit.json:3:3: unknown key"));
    EXPECT_EQ(schema.run({"audit", "--no-config"}).exit_code, 0);
}

TEST(Configuration, NamesThatStandForNothingAreWarnings) {
    const Schema schema{{"tsqlaudit.json", R"({
  "roots": ["db"],
  "tenantTable": "dbo.Payments",
  "tenantColumn": "Amout",
  "exemptTables": ["dbo.Paymnt", "ref.*", "payment", "P*"],
  "atomStore": "Blob",
  "overrides": [{"files": ["db/legcay"]}, {"files": ["db/legacy/", "**/x.sql", "DB"]}],
  "failOn": "critical"
})"},
                        {"db/legacy/a.sql", keyless_table}};
    const std::vector<std::string> warnings{
        R"(3:18: warning: there is no table "dbo.Payments"; did you mean "dbo.Payment"?)",
        R"(4:19: warning: no table has a column "Amout"; did you mean "Amount"?)",
        R"(5:20: warning: there is no table "dbo.Paymnt"; did you mean "dbo.Payment"?)",
        R"(5:34: warning: there is no table "ref.*")",
        R"(6:16: warning: there is no table "Blob")",
        R"(7:28: warning: no file of the schema is meant by "db/legcay"; did you mean "db/legacy"?)",
        R"(7:68: warning: no file of the schema is meant by "**/x.sql")"};
    std::string expected;
    for (const std::string& warning : warnings) {
        expected += "tsqlaudit.json:" + warning + "\n";
    }
    const Result result = schema.run({"audit", "--format", "console"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_EQ(result.output.substr(0, result.output.find("\n\n") + 1), expected);
    EXPECT_THAT(result.output, HasSubstr("\nIn reading the schema: 7 warnings\n"));
    // In each report of a gate, whatever file was changed.
    for (const char* format : {"github", "gitlab", "junit", "sarif"}) {
        EXPECT_THAT(schema.run({"audit", "--format", format, "--changed-files"}).output,
                    HasSubstr("there is no table"))
            << format;
    }
    // Of what is only a part, or could not be read, nothing is known to be missing.
    EXPECT_THAT(schema.run({"audit", "--format", "github", "db/legacy"}).output,
                Not(HasSubstr("tsqlaudit.json")));
    write_file(schema.path() / "db/b.sql", "CREATE TABLE dbo.Payments (");
    EXPECT_THAT(schema.run({"audit", "--format", "github"}).output,
                Not(HasSubstr("tsqlaudit.json")));
}

TEST(Configuration, MayComeFromAnyEditor) {
    const Schema schema{{"db/a.sql", clean_table},
                        {"tsqlaudit.json",
                         "\xEF\xBB\xBF{\r\n  // over\r\n  \"roots\": [\"db\"],\r\n"
                         "  \"failOn\": \"hihg\"\r\n}\r\n"}};
    EXPECT_THAT(schema.run({"audit"}).errors,
                HasSubstr("tsqlaudit.json:4:13: unknown severity \"hihg\""));
    write_file(schema.path() / "tsqlaudit.json",
               "\xEF\xBB\xBF{\r\n  // over\r\n  \"roots\": [\"db\"]\r\n}\r\n");
    EXPECT_THAT(table_names(schema.audit({})), ElementsAre("dbo.Country"));
}

TEST(Configuration, OneThatCannotBeReadIsBadUsage) {
    const Schema schema{{"a.sql", clean_table}, {"broken.json", "{\"target\": \"2022\""}};
    const Result missing = schema.run({"audit", "--config", "no/such.json"});
    EXPECT_EQ(missing.exit_code, 2);
    EXPECT_EQ(missing.errors,
              "tsqlaudit: no/such.json: cannot open it: No such file or directory\n");
    const Result broken = schema.run({"audit", "--config", "broken.json"});
    EXPECT_EQ(broken.exit_code, 2);
    EXPECT_THAT(broken.errors, HasSubstr("broken.json:1:18: no JSON: "));
    EXPECT_EQ(schema.run({"audit", "--config", "."}).exit_code, 2);
}

TEST(Configuration, SettingsAreShownWithWhereTheyComeFrom) {
    const Schema schema{{"tsqlaudit.json",
                         "{\n"
                         "  \"roots\": [\"db\"],\n"
                         "  \"target\": \"2019\",\n"
                         "  \"minScore\": 60,\n"
                         "  \"rules\": {\"inline-lob\": \"off\", \"wide-primary-key\": "
                         "{\"severity\": \"low\", \"parameters\": {\"bytes\": 24}}},\n"
                         "  \"overrides\": [{\"files\": [\"x\"], \"rules\": {\"heap-table\": "
                         "\"off\"}}]\n"
                         "}\n"},
                        {"db/a.sql", clean_table}};
    const json shown = settings_of(schema, {"--min-score", "70"});
    EXPECT_EQ(shown["configuration"], "tsqlaudit.json");
    const json& settings = shown["settings"];
    const auto setting = [](json value, const char* from) {
        return json{{"value", std::move(value)}, {"from", from}};
    };
    EXPECT_EQ(settings["roots"], setting({"db"}, "tsqlaudit.json:2:12"));
    EXPECT_EQ(settings["target"], setting("2019", "tsqlaudit.json:3:13"));
    EXPECT_EQ(settings["minScore"], setting(70, "--min-score"));
    EXPECT_EQ(settings["failOn"], setting("high", "default"));
    EXPECT_EQ(settings["profile"], setting("auto", "default"));
    EXPECT_EQ(settings["tenantColumn"], setting(nullptr, "default"));
    EXPECT_EQ(settings["showOpportunities"], setting(false, "default"));
    EXPECT_EQ(
        settings["rules"],
        setting({{"inline-lob", {{"severity", "off"}}},
                 {"wide-primary-key", {{"severity", "low"}, {"parameters", {{"bytes", 24}}}}}},
                "tsqlaudit.json:5:12"));
    EXPECT_EQ(settings["overrides"]["value"],
              json::parse(R"([{"files": ["x"], "ignore": [], "rules": {"heap-table": "off"}}])"));

    const json none = settings_of(schema, {"--no-config"});
    EXPECT_EQ(none["configuration"], nullptr);
    EXPECT_EQ(none["settings"]["roots"], setting({"."}, "default"));
    EXPECT_EQ(none["settings"]["target"], setting("2025", "projects, or default"));
    const json given = settings_of(schema, {"elsewhere"});
    EXPECT_EQ(given["settings"]["roots"], setting({"elsewhere"}, "path"));
}

TEST(Target, IsThatOfTheProjectUnlessSomebodySays) {
    const auto project = [](const std::string& version) {
        return "<Project><Sdk Name=\"Microsoft.Build.Sql\" Version=\"1.0.0\" /><PropertyGroup>"
               "<DSP>Microsoft.Data.Tools.Schema.Sql." +
               version + "DatabaseSchemaProvider</DSP></PropertyGroup></Project>";
    };
    const std::string old = project("Sql150");
    const std::string azure = project("SqlAzureV12");
    const Schema schema{{"db/country.sql", clean_table},
                        {"db/Db.sqlproj", old},
                        {"az/Az.sqlproj", azure},
                        {"2017.json", R"({"target": "2017"})"}};
    const auto target_of = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"audit", "--format", "json"});
        return json::parse(schema.run(arguments).output).at("target");
    };
    EXPECT_EQ(target_of({"db/Db.sqlproj"}), "2019");
    EXPECT_EQ(target_of({"--target", "2025", "db/Db.sqlproj"}), "2025");
    EXPECT_EQ(target_of({"--config", "2017.json", "db/Db.sqlproj"}), "2017");
    EXPECT_EQ(target_of({"db/Db.sqlproj", "az/Az.sqlproj"}), "2025");
    EXPECT_EQ(target_of({"db"}), "2025");
}

}  // namespace
}  // namespace tsqlaudit::test
