// Which schemas keep the rows of several tenants, and what says whose a row is.
#include <gmock/gmock.h>

#include <string>

#include "facts/derived.h"
#include "facts/tenancy.h"
#include "facts/tenanted.h"

namespace tsqlaudit::test {
namespace {

using facts::Settings;
using testing::HasSubstr;

TEST(Tenancy, AShopWithCustomersHasNoTenants) {
    const Derived shop(R"(
        CREATE TABLE dbo.Customer (CustomerId int PRIMARY KEY, CompanyId int NOT NULL);
        CREATE TABLE dbo.Orders (OrderId int PRIMARY KEY, CustomerId int NOT NULL
            REFERENCES dbo.Customer, OrganizationId int, AccountId int, WorkspaceId int);)");
    EXPECT_FALSE(shop.schema().is_multi_tenant);
    EXPECT_FALSE(shop.schema().tenant_root);
    EXPECT_EQ(shop.tenancy("Customer"), "not applicable");
    EXPECT_EQ(shop.tenancy("Orders"), "not applicable");
}

TEST(Tenancy, OneTableWithATenantColumnIsNotEnough) {
    const Derived schema(R"(
        CREATE TABLE dbo.A (AId int PRIMARY KEY, TenantId int);
        CREATE TABLE dbo.B (BId int PRIMARY KEY);)");
    EXPECT_FALSE(schema.schema().is_multi_tenant);
    EXPECT_EQ(schema.column("A", "TenantId").role, facts::ColumnRole::Identifier);
}

// Whether a schema in which no other table has the column is multi-tenant.
bool is_multi_tenant_by(const std::string& store, const Settings& settings = {}) {
    const Derived schema("CREATE TABLE dbo.Piece (PieceId bigint IDENTITY PRIMARY KEY, " + store +
                             "); CREATE TABLE dbo.B (BId int PRIMARY KEY);",
                         settings);
    return schema.schema().is_multi_tenant;
}

TEST(Tenancy, OneTableIsEnoughWhereItKeepsAllContent) {
    const std::string content =
        "ContentHash binary(32) NOT NULL UNIQUE, Value varbinary(64), Kind varchar(20)";
    EXPECT_TRUE(is_multi_tenant_by("TenantId int NOT NULL, " + content));
    EXPECT_FALSE(is_multi_tenant_by("TenantId int NULL, " + content));
    EXPECT_FALSE(is_multi_tenant_by("TenantId int NOT NULL, ContentHash binary(32) NOT NULL"));
    Settings settings;
    settings.multi_tenant = false;
    EXPECT_FALSE(is_multi_tenant_by("TenantId int NOT NULL, " + content, settings));
    settings = {};
    settings.atomization = false;
    EXPECT_FALSE(is_multi_tenant_by("TenantId int NOT NULL, " + content, settings));

    const Derived schema(
        "CREATE TABLE dbo.Piece (PieceId bigint IDENTITY PRIMARY KEY, "
        "TenantId int NOT NULL, Value varbinary(64), Kind varchar(20), "
        "ContentHash binary(32) NOT NULL, UNIQUE (TenantId, ContentHash)); "
        "CREATE TABLE dbo.B (BId int PRIMARY KEY, "
        "PieceId bigint NOT NULL REFERENCES dbo.Piece);");
    EXPECT_EQ(schema.tenancy("Piece"), "tenanted");
    EXPECT_EQ(schema.column("Piece", "TenantId").role, facts::ColumnRole::Tenant);
    EXPECT_EQ(schema.tenancy("B"), "inherited via Piece");
    EXPECT_THAT(schema.schema().multi_tenant_reason, HasSubstr("dbo.Piece"));
}

std::string many_tables(int with_column, int without) {
    std::string sql;
    for (int table = 0; table < with_column + without; ++table) {
        sql += "CREATE TABLE dbo.Table" + std::to_string(table) + " (Value int" +
               (table < with_column ? ", tenant_id int" : "") + ");\n";
    }
    return sql;
}

TEST(Tenancy, AFifthOfTheTablesIsEnough) {
    EXPECT_TRUE(Derived(many_tables(2, 8)).schema().is_multi_tenant);
    EXPECT_FALSE(Derived(many_tables(2, 9)).schema().is_multi_tenant);
    EXPECT_EQ(Derived(many_tables(2, 8)).schema().tenant_column, "tenant_id");
}

TEST(Tenancy, ATableOfTenantsIsEnough) {
    const Derived schema(R"(
        CREATE TABLE dbo.Tenants (Id int IDENTITY PRIMARY KEY, Name nvarchar(100));
        CREATE TABLE dbo.A (AId int PRIMARY KEY, OrgId int NOT NULL REFERENCES dbo.Tenants (Id));
        CREATE TABLE dbo.B (BId int PRIMARY KEY);)");
    EXPECT_TRUE(schema.schema().is_multi_tenant);
    EXPECT_THAT(schema.schema().multi_tenant_reason, HasSubstr("dbo.Tenants"));
    EXPECT_EQ(schema.schema().tenant_root, schema.id("Tenants"));
    EXPECT_EQ(schema.tenancy("Tenants"), "root");
    EXPECT_EQ(schema.facts("Tenants").tenancy.column, "Id");
    // The column that references the root is the tenant column, whatever its name.
    EXPECT_EQ(schema.tenancy("A"), "tenanted");
    EXPECT_EQ(schema.column("A", "OrgId").role, facts::ColumnRole::Tenant);
    EXPECT_EQ(schema.tenancy("B"), "unrelated");
}

TEST(Tenancy, WhereThereAreTenantsTheyMayBeOrganizations) {
    const std::string sql = R"(
        CREATE TABLE dbo.Company (CompanyId int PRIMARY KEY);
        CREATE TABLE dbo.Organization (OrganizationId int PRIMARY KEY,
            CompanyId int NOT NULL REFERENCES dbo.Company);
        CREATE TABLE dbo.Project (ProjectId int PRIMARY KEY,
            OrganizationId int NOT NULL REFERENCES dbo.Organization);
        CREATE TABLE dbo.Note (NoteId int PRIMARY KEY,
            OrganizationId int NOT NULL REFERENCES dbo.Organization);)";
    const Derived schema(sql, Settings{.multi_tenant = true});
    ASSERT_TRUE(schema.schema().tenant_root);
    EXPECT_EQ(schema.catalog().tables[*schema.schema().tenant_root].name.name, "Organization");
    EXPECT_EQ(schema.tenancy("Project"), "tenanted");

    EXPECT_FALSE(Derived(sql).schema().is_multi_tenant);
    EXPECT_FALSE(Derived(sql + "CREATE TABLE dbo.T (Id int PRIMARY KEY, TenantId int NOT NULL);",
                         Settings{.multi_tenant = true})
                     .schema()
                     .tenant_root);
}

// Two tables of three, and of more, have the column, and row-level security filters so many of them
// by it.
bool is_multi_tenant_by_policy(const std::string& root, int filters, const std::string& more = "") {
    const std::string column = root + "Id int NOT NULL REFERENCES dbo." + root;
    std::string sql = more + "CREATE TABLE dbo." + root + " (" + root +
                      "Id int PRIMARY KEY);"
                      "CREATE TABLE dbo.Course (CourseId int PRIMARY KEY, " +
                      column +
                      ");"
                      "CREATE TABLE dbo.Room (RoomId int PRIMARY KEY, " +
                      column +
                      ");"
                      "CREATE TABLE dbo.Meeting (MeetingId int PRIMARY KEY);\nGO\n"
                      "CREATE SECURITY POLICY dbo.P ADD FILTER PREDICATE dbo.f(" +
                      root + "Id) ON dbo.Course";
    sql += filters > 1 ? ", ADD FILTER PREDICATE dbo.f(" + root + "Id) ON dbo.Room;" : ";";
    const Derived schema(sql);
    return schema.schema().is_multi_tenant && schema.tenancy(root) == "root" &&
           schema.tenancy("Course") == "tenanted" && schema.tenancy("Meeting") == "unrelated";
}

TEST(Tenancy, WhatSeveralTablesAreFilteredByIsTheTenant) {
    EXPECT_TRUE(is_multi_tenant_by_policy("School", 2));
    EXPECT_FALSE(is_multi_tenant_by_policy("School", 1));
    EXPECT_FALSE(is_multi_tenant_by_policy("AppUser", 2));
    EXPECT_FALSE(is_multi_tenant_by_policy("SalesRegion", 2));
    EXPECT_FALSE(is_multi_tenant_by_policy("Customer", 2));
}

TEST(Tenancy, WhatFewTablesHaveOrHasTwoMeaningsIsNoTenant) {
    const std::string one = "CREATE TABLE dbo.Car (CarId int PRIMARY KEY);";
    EXPECT_TRUE(is_multi_tenant_by_policy("School", 2, one));
    EXPECT_FALSE(is_multi_tenant_by_policy(
        "School", 2, one + "CREATE TABLE dbo.Wheel (WheelId int PRIMARY KEY);"));
    EXPECT_FALSE(is_multi_tenant_by_policy(
        "School", 2,
        one + "CREATE TABLE dbo.Trip (TripId int PRIMARY KEY, SchoolId int REFERENCES dbo.Car);"));
}

TEST(Tenancy, WhereTenantIdsAreMadeThereAreTenants) {
    const Derived schema(R"(
        CREATE TABLE dbo.GuidMapping (TenantId int IDENTITY PRIMARY KEY, Guid uniqueidentifier);
        CREATE TABLE dbo.Quota (TenantId int PRIMARY KEY, Amount int);
        CREATE TABLE dbo.Job (JobId int PRIMARY KEY, TenantId int);)");
    EXPECT_EQ(schema.tenancy("GuidMapping"), "root");
    EXPECT_EQ(schema.tenancy("Quota"), "tenanted");
}

TEST(Tenancy, WhoRentsAFlatIsNoTenantOfTheDatabase) {
    const Derived schema(R"(
        CREATE TABLE dbo.Tenant (TenantId int PRIMARY KEY, LastName nvarchar(50));
        CREATE TABLE dbo.Apartment (ApartmentId int PRIMARY KEY);
        CREATE TABLE dbo.Lease (LeaseId int PRIMARY KEY,
            TenantId int NOT NULL REFERENCES dbo.Tenant,
            ApartmentId int NOT NULL REFERENCES dbo.Apartment);)");
    EXPECT_FALSE(schema.schema().is_multi_tenant);
    EXPECT_FALSE(schema.schema().tenant_root);
    EXPECT_EQ(schema.column("Lease", "TenantId").role, facts::ColumnRole::ForeignKey);
}

TEST(Tenancy, TheConfigurationDecides) {
    Settings settings;
    settings.multi_tenant = false;
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (TId int PRIMARY KEY);", settings), "not applicable");

    settings = {};
    settings.tenant_column = "WorkspaceId";
    settings.multi_tenant = true;
    const std::string sql = R"(
        CREATE TABLE dbo.A (AId int PRIMARY KEY, WorkspaceId int, TenantId int);
        CREATE TABLE dbo.B (BId int PRIMARY KEY, TenantId int);)";
    const Derived by_column(sql, settings);
    EXPECT_EQ(by_column.tenancy("A"), "tenanted");
    EXPECT_EQ(by_column.facts("A").tenancy.column, "WorkspaceId");
    EXPECT_EQ(by_column.tenancy("B"), "unrelated");

    settings = {};
    settings.tenant_table = "dbo.Company";
    const Derived by_table(R"(
        CREATE TABLE dbo.Company (CompanyId int PRIMARY KEY);
        CREATE TABLE dbo.A (AId int PRIMARY KEY, CompanyId int REFERENCES dbo.Company);)",
                           settings);
    EXPECT_EQ(by_table.tenancy("Company"), "root");
    EXPECT_EQ(by_table.tenancy("A"), "tenanted");

    settings = {};
    for (const char* pattern : {"dbo.T", "t", "dbo.*"}) {
        settings.shared_tables = {pattern};
        EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (TId int PRIMARY KEY);", settings), "reference");
    }
}

TEST(Tenancy, ALeaseOnALockIsNoFlat) {
    const Derived schema(tenanted +
                         "CREATE TABLE dbo.Lease (LeaseId int PRIMARY KEY);"
                         "CREATE TABLE dbo.A (AId int PRIMARY KEY);"
                         "CREATE TABLE dbo.B (BId int PRIMARY KEY);");
    EXPECT_TRUE(schema.schema().is_multi_tenant);
}

// The company of a contact is a customer, however many tables repeat it.
TEST(Tenancy, ACompanyThatMostTablesNameIsNoTenantByThat) {
    const std::string of_company = "CompanyId int NOT NULL REFERENCES dbo.Company";
    const Derived schema(
        "CREATE TABLE dbo.Company (CompanyId int PRIMARY KEY);"
        "CREATE TABLE dbo.Contact (ContactId int PRIMARY KEY, " +
        of_company +
        ");"
        "CREATE TABLE dbo.Deal (DealId int PRIMARY KEY, ContactId int NOT NULL "
        "REFERENCES dbo.Contact, " +
        of_company +
        ");"
        "CREATE TABLE dbo.Quote (QuoteId int PRIMARY KEY, DealId int NOT NULL "
        "REFERENCES dbo.Deal, " +
        of_company +
        ");"
        "CREATE TABLE dbo.Ticket (TicketId int PRIMARY KEY, ContactId int NOT NULL "
        "REFERENCES dbo.Contact, " +
        of_company +
        ");"
        "CREATE TABLE dbo.Product (ProductId int PRIMARY KEY, Price money);");
    EXPECT_FALSE(schema.schema().is_multi_tenant);
    EXPECT_EQ(schema.schema().tenant_root, std::nullopt);
}

}  // namespace
}  // namespace tsqlaudit::test
