#include "config/starter.h"

#include <gmock/gmock.h>

#include "config/config.h"
#include "support/text_printers.h"

namespace tsqlaudit::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Optional;

Config read(const std::string& content) {
    ReadResult result = read_config("t.json", content);
    EXPECT_THAT(result.problems, IsEmpty()) << content;
    return result.config;
}

TEST(Starter, OfASingleTenantSchemaLeavesMostOpen) {
    const std::string text = starter({.roots = {"."}, .tenancy = "No tenants: 0 of 3 tables."});
    EXPECT_EQ(
        text,
        R"(// How tsqlaudit audits this schema. `tsqlaudit audit --show-settings` prints all keys.
{
  // What is audited when the command line names no path.
  "roots": ["."],

  // What is left out, as in .gitignore.
  "exclude": [],

  // The version that the schema runs on; nothing here needs more than 2016.
  // "target": "2025",

  // No tenants: 0 of 3 tables.
  // "tenantColumn": "TenantId",
  // "tenantTable": "dbo.Tenant",

  // A severity for a rule, or "off"; `tsqlaudit rules` lists them.
  "rules": {
    // "missing-lookup-index": "off"
  },

  // What is known already and does not fail, once there is such a file:
  // `tsqlaudit audit --write-baseline tsqlaudit-baseline.json` writes it.
  // "baseline": "tsqlaudit-baseline.json",

  // Defects of this severity and above fail the audit.
  "failOn": "high"
}
)");
    EXPECT_THAT(read(text).roots, Optional(ElementsAre(".")));
}

TEST(Starter, SaysWhatWasFound) {
    const std::string text = starter({.roots = {"tables", "views"},
                                      .oldest_target = sqlserver::Target::Sql2025,
                                      .tenancy = "Tenants",
                                      .tenant_column = "ClubId",
                                      .tenant_table = "dbo.Club",
                                      .untied_tables = {"dbo.Color", "dbo.Size"},
                                      .atom_store = "dbo.Blob"});
    const Config config = read(text);
    EXPECT_THAT(config.roots, Optional(ElementsAre("tables", "views")));
    EXPECT_EQ(config.target, "2025");
    EXPECT_EQ(config.tenant_column, "ClubId");
    EXPECT_EQ(config.tenant_table, "dbo.Club");
    EXPECT_THAT(config.exempt_tables, Optional(IsEmpty()));
    EXPECT_EQ(config.atom_store, "dbo.Blob");
    EXPECT_THAT(text, HasSubstr("  \"exemptTables\": [\n"
                                "    // \"dbo.Color\",\n"
                                "    // \"dbo.Size\"\n"
                                "  ],\n"));
}

TEST(Starter, DoesNotFixANameThatNotAllTenantColumnsHave) {
    const Config config = read(starter({.roots = {"."},
                                        .tenancy = "Tenants",
                                        .tenant_column = "TenantId",
                                        .has_one_tenant_column = false}));
    EXPECT_EQ(config.tenant_column, std::nullopt);
}

TEST(Starter, NamesCannotLeaveTheirPlace) {
    const std::string bad = "dbo.a\"\n\"failOn\": \"info\", // \\";
    const std::string text = starter({.roots = {bad},
                                      .tenancy = bad + " is a table of tenants",
                                      .tenant_column = bad,
                                      .tenant_table = bad,
                                      .untied_tables = {bad, "*/ \r x"},
                                      .atom_store = bad});
    const Config config = read(text);
    EXPECT_EQ(config.fail_on, "high");
    EXPECT_THAT(config.roots, Optional(ElementsAre(bad)));
    EXPECT_EQ(config.tenant_table, bad);
    EXPECT_THAT(config.exempt_tables, Optional(IsEmpty()));
    EXPECT_THAT(text, Not(HasSubstr("\n\"failOn\"")));
}

}  // namespace
}  // namespace tsqlaudit::config
