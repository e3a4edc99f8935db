#include <gmock/gmock.h>

#include <filesystem>

#include "e2e/schema.h"
#include "support/paths.h"

namespace tsqlaudit::test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string configuration(const Schema& schema) {
    return read_file(schema.path() / "tsqlaudit.json");
}

json read_configuration(const Schema& schema) {
    constexpr bool throws = true;
    constexpr bool ignore_comments = true;
    return json::parse(configuration(schema), nullptr, throws, ignore_comments);
}

constexpr std::string_view clubs =
    "CREATE TABLE dbo.Tenant (TenantId int NOT NULL CONSTRAINT PK_Tenant PRIMARY KEY);\n"
    "CREATE TABLE dbo.Member (MemberId int NOT NULL CONSTRAINT PK_Member PRIMARY KEY, TenantId int "
    "NOT NULL CONSTRAINT FK_Member_Tenant REFERENCES dbo.Tenant (TenantId));\n"
    "CREATE TABLE dbo.Payment (PaymentId int NOT NULL CONSTRAINT PK_Payment PRIMARY KEY, Amount "
    "int NOT NULL, PaidAt datetime2 NOT NULL);\n";

TEST(Init, WritesWhatTheSchemaShows) {
    const Schema schema{{"database/tables/a.sql", clubs},
                        {"database/more/b.sql", clean_table},
                        {"tools/only/c.sql", ""}};
    const Result result = schema.run({"init"});
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_THAT(result.output, IsEmpty());
    EXPECT_EQ(result.errors, "tsqlaudit: wrote tsqlaudit.json for 4 tables in 3 files\n");
    const json written = read_configuration(schema);
    EXPECT_EQ(written["roots"], json({"database", "tools"}));
    EXPECT_EQ(written["tenantColumn"], "TenantId");
    EXPECT_EQ(written["tenantTable"], "dbo.Tenant");
    EXPECT_EQ(written["exemptTables"], json::array());
    EXPECT_FALSE(written.contains("target"));
    EXPECT_THAT(configuration(schema), HasSubstr("    // \"dbo.Payment\"\n"));
    EXPECT_THAT(configuration(schema), HasSubstr("nothing here needs more than 2016"));
}

TEST(Init, LeavesTheTargetToTheProject) {
    const Schema schema{
        {"a.sql", clean_table},
        {"Db.sqlproj",
         "<Project><Sdk Name=\"Microsoft.Build.Sql\" Version=\"1.0.0\" /><PropertyGroup>"
         "<DSP>Microsoft.Data.Tools.Schema.Sql.Sql150DatabaseSchemaProvider</DSP>"
         "</PropertyGroup></Project>"}};
    EXPECT_EQ(schema.run({"init", "Db.sqlproj"}).exit_code, 0);
    EXPECT_FALSE(read_configuration(schema).contains("target"));
    EXPECT_THAT(configuration(schema), HasSubstr("// \"target\": \"2019\","));
}

TEST(Init, NamesTheRootsAsGiven) {
    const Schema schema{{"a.sql", clean_table}, {"db/b.sql", keyless_table}};
    EXPECT_EQ(schema.run({"init", "db"}).exit_code, 0);
    EXPECT_EQ(read_configuration(schema)["roots"], json({"db"}));
    EXPECT_THAT(table_names(schema.audit({})), ElementsAre("dbo.Payment"));
    EXPECT_EQ(schema.run({"init", "--force"}).exit_code, 0);
    EXPECT_EQ(read_configuration(schema)["roots"], json({"."}));
}

TEST(Init, SaysWhatIsOdd) {
    const Schema schema{{"tsqlaudit.json", "{}"}, {"db/a.sql", clean_table}, {"empty/x.txt", ""}};
    const Result below = run({"init"}, {.working_directory = schema.path() / "db"});
    EXPECT_EQ(below.errors,
              "tsqlaudit: wrote tsqlaudit.json for 1 table in 1 file\n"
              "tsqlaudit: ../tsqlaudit.json does not hold here any more\n");
    const Schema empty;
    EXPECT_THAT(empty.run({"init"}).errors, HasSubstr("tsqlaudit: no .sql files found\n"));
}

TEST(Init, ReplacesNothingUnlessForced) {
    const Schema schema{{"a.sql", clean_table}, {"tsqlaudit.json", "mine"}};
    const Result result = schema.run({"init"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.errors, "tsqlaudit: tsqlaudit.json is there already; --force replaces it\n");
    EXPECT_EQ(configuration(schema), "mine");
    EXPECT_EQ(schema.run({"init", "--force"}).exit_code, 0);
    EXPECT_THAT(configuration(schema), Not(HasSubstr("mine")));
}

TEST(Init, WritesNothingForAPathThatIsNotThere) {
    const Schema schema{{"a.sql", clean_table}};
    const Result result = schema.run({"init", "nowhere"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.errors, HasSubstr("nowhere"));
    EXPECT_FALSE(std::filesystem::exists(schema.path() / "tsqlaudit.json"));
}

TEST(Init, SaysWhichVersionTheScriptsNeed) {
    const Schema newest{
        {"a.sql", "CREATE TABLE dbo.Letter (LetterId int NOT NULL PRIMARY KEY, Body json NULL);"}};
    newest.run({"init"});
    EXPECT_EQ(read_configuration(newest)["target"], "2025");
}

// Whatever the schema, the audit says the same with what init writes as without.
TEST(Init, ChangesNoAudit) {
    for (const char* name : {"hospital", "shop", "warehouse"}) {
        const std::filesystem::path folder = source_dir() / "fixtures/schemas" / name;
        const Schema schema;
        std::filesystem::copy(folder, schema.path() / "db",
                              std::filesystem::copy_options::recursive);
        const std::vector<std::string> audit{"audit", "--format=json", "--exit-zero"};
        const Result before = schema.run(audit);
        EXPECT_EQ(schema.run({"init"}).exit_code, 0);
        const Result after = schema.run(audit);
        EXPECT_EQ(before.output, after.output) << name;
        EXPECT_THAT(before.output, Not(IsEmpty()));
    }
}

TEST(Init, PrintsTheJsonSchemaOfConfigurations) {
    const Schema schema;
    const Result result = schema.run({"init", "--json-schema"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_TRUE(result.output == read_file(source_dir() / "docs/tsqlaudit.schema.json"));
    EXPECT_TRUE(std::filesystem::is_empty(schema.path()));
}

}  // namespace
}  // namespace tsqlaudit::test
