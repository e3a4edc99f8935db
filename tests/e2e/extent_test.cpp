#include <gmock/gmock.h>

#include "e2e/schema.h"

namespace tsqlaudit::test {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view tenants =
    "CREATE TABLE dbo.Tenant (TenantId int NOT NULL PRIMARY KEY, TenantName nvarchar(50) NOT NULL"
    " UNIQUE);\n"
    "CREATE TABLE dbo.Document (DocumentId int NOT NULL PRIMARY KEY, TenantId int NOT NULL"
    " DEFAULT 0);\n";

constexpr std::string_view store =
    "CREATE TABLE dbo.Atom (AtomId bigint NOT NULL PRIMARY KEY,"
    " ContentHash binary(32) NOT NULL UNIQUE, AtomicValue varbinary(64) NULL);\n"
    "CREATE TABLE dbo.Paper (PaperId int NOT NULL PRIMARY KEY, AtomId bigint NOT NULL"
    " REFERENCES dbo.Atom (AtomId), Title nvarchar(200) NULL);\n";

TEST(Extent, OnlyFindingsLeavesOutTheRest) {
    const Schema schema{{"a.sql", clean_table}, {"b.sql", keyless_table}};
    const std::string report =
        schema.run({"audit", "--exit-zero", "--only-findings", "--select", "missing-primary-key"})
            .output;
    EXPECT_THAT(report, AllOf(HasSubstr("\n## dbo.Payment\n"), HasSubstr("### Weaknesses\n"),
                              Not(HasSubstr("\n## dbo.Country\n")), Not(HasSubstr("**Content**")),
                              Not(HasSubstr("### Strengths"))));
    // What is left out is still there to link to.
    EXPECT_THAT(report, AllOf(HasSubstr("| <a id=\"dbo-country\"></a>dbo.Country |"),
                              HasSubstr("| [dbo.Payment](#dbo-payment) |"),
                              HasSubstr("\n1 of 2 tables in full; the contents list all")));
}

TEST(Extent, TopShowsTheWorst) {
    const Schema schema{{"a.sql", clean_table}, {"b.sql", keyless_table}};
    EXPECT_THAT(schema.run({"audit", "--exit-zero", "--top", "1"}).output,
                AllOf(HasSubstr("\n## dbo.Payment\n"), Not(HasSubstr("\n## dbo.Country\n")),
                      HasSubstr("\n1 of 2 tables in full")));
    EXPECT_THAT(schema.run({"audit", "--exit-zero", "--top", "2"}).output,
                AllOf(HasSubstr("\n## dbo.Payment\n"), HasSubstr("\n## dbo.Country\n"),
                      Not(HasSubstr("tables in full"))));
    EXPECT_EQ(schema.run({"audit", "--top", "-1"}).exit_code, 2);
}

TEST(Extent, JsonIsAlwaysWhole) {
    const Schema schema{{"a.sql", clean_table}, {"b.sql", keyless_table}};
    EXPECT_EQ(
        schema.run({"audit", "--exit-zero", "--format", "json", "--top", "1", "--only-findings"})
            .output,
        schema.run({"audit", "--exit-zero", "--format", "json"}).output);
}

TEST(Extent, TheScoreIsExplainedOnItsOwn) {
    const Schema schema{{"b.sql", keyless_table}};
    EXPECT_EQ(
        schema.run({"audit", "--exit-zero", "--explain-score", "--select", "missing-primary-key"})
            .output,
        "dbo.Payment\n"
        "     100  best score\n"
        "      -6  keys: missing-primary-key\n"
        "      94  score, excellent\n");
}

TEST(Profile, OltpHasNoTenants) {
    const Schema schema{{"a.sql", tenants}};
    EXPECT_THAT(schema.run({"audit", "--exit-zero"}).output, HasSubstr("tenant-id-default"));
    EXPECT_THAT(schema.run({"audit", "--exit-zero", "--profile", "oltp"}).output,
                Not(HasSubstr("tenant-id-default")));
}

TEST(Profile, MultiTenantIsForced) {
    const Schema schema{{"b.sql", keyless_table}};
    const std::string reason = "The schema is multi-tenant: the configuration says so.";
    EXPECT_THAT(schema.run({"audit", "--exit-zero"}).output, Not(HasSubstr(reason)));
    EXPECT_THAT(schema.run({"audit", "--exit-zero", "--profile", "multi-tenant"}).output,
                HasSubstr(reason));
}

// Tables of (WorkspaceId, Id), by so many names.
std::string keyed_by_workspace(std::initializer_list<const char*> names) {
    std::string sql;
    for (const std::string name : names) {
        sql += "CREATE TABLE dbo." + name +
               " (WorkspaceId int NOT NULL, Id int NOT NULL, PRIMARY KEY (WorkspaceId, Id));\n";
    }
    return sql;
}

TEST(Profile, AColumnThatMayBeTheTenantIsSaid) {
    const std::string note =
        " Most primary keys begin with `WorkspaceId`: if it says whose rows they are, such as "
        "those of a tenant, name it as `tenantColumn` in `tsqlaudit.json`, and the rules about "
        "tenants look at them.\n";
    const std::string four = keyed_by_workspace({"Paper", "Note", "Draft", "Sheet"});
    const std::string own =
        "CREATE TABLE dbo.Country (Id int PRIMARY KEY);\nCREATE TABLE dbo.City (Id int PRIMARY "
        "KEY);\nCREATE TABLE dbo.Street (Id int PRIMARY KEY);\n";
    const auto report = [](const std::string& sql, std::vector<std::string> options = {}) {
        const Schema schema{{"a.sql", sql}};
        options.insert(options.begin(), {"audit", "--exit-zero"});
        return schema.run(options).output;
    };
    EXPECT_THAT(report(four + own), HasSubstr(note));
    EXPECT_THAT(report(four + own, {"--profile", "oltp"}), Not(HasSubstr("Most primary keys")));
    EXPECT_THAT(report(four + own, {"--profile", "multi-tenant"}),
                Not(HasSubstr("Most primary keys")));
    // Half of them are not most.
    EXPECT_THAT(report(four + own + "CREATE TABLE dbo.House (Id int PRIMARY KEY);\n"),
                Not(HasSubstr("Most primary keys")));
    // The parts of one thing.
    EXPECT_THAT(report(keyed_by_workspace({"Paper", "Note", "Draft"})),
                Not(HasSubstr("Most primary keys")));
    const Schema schema{{"a.sql", four}, {"tsqlaudit.json", R"({"tenantColumn": "WorkspaceId"})"}};
    EXPECT_THAT(schema.run({"audit", "--exit-zero"}).output, Not(HasSubstr("Most primary keys")));
}

TEST(Profile, AnAtomStoreIsExpected) {
    const Schema schema{{"a.sql", store}};
    const std::string heading = "### Architectural justification";
    EXPECT_THAT(schema.run({"audit", "--exit-zero"}).output, Not(HasSubstr(heading)));
    EXPECT_THAT(schema.run({"audit", "--exit-zero", "--profile", "atomization"}).output,
                HasSubstr(heading));
}

TEST(Profile, AnUnknownOneIsRefused) {
    const Schema schema{{"b.sql", keyless_table}};
    const Result result = schema.run({"audit", "--profile", "olap"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.errors, HasSubstr("unknown profile 'olap' (there are auto, oltp, "
                                         "multi-tenant and atomization)"));
}

}  // namespace
}  // namespace tsqlaudit::test
