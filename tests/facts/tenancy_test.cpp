// Whose the rows of a table are in a schema of several tenants.
#include <gmock/gmock.h>

#include <string>

#include "facts/derived.h"
#include "facts/tenancy.h"
#include "facts/tenanted.h"

namespace tsqlaudit::test {
namespace {

using facts::Settings;
using testing::HasSubstr;

TEST(Tenancy, TheOnlyParentPassesItsTenantOn) {
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (TId int PRIMARY KEY, "
                         "AccountId int NOT NULL REFERENCES dbo.Account);"),
              "inherited via Account");
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (TId int PRIMARY KEY, "
                         "AccountId int NULL REFERENCES dbo.Account);"),
              "loose: Account");
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (TId int PRIMARY KEY, AccountId int NOT NULL);"),
              "unrelated");
}

TEST(Tenancy, OverAsManyTablesAsThereAre) {
    std::string sql =
        "CREATE TABLE dbo.T1 (T1Id int PRIMARY KEY, "
        "AccountId int NOT NULL REFERENCES dbo.Account);";
    for (int number = 2; number <= 9; ++number) {
        const std::string parent = "T" + std::to_string(number - 1);
        const std::string name = "T" + std::to_string(number);
        sql += "CREATE TABLE dbo." + name + " (" + name + "Id int PRIMARY KEY, Other int, " +
               parent + "Id int NOT NULL REFERENCES dbo." + parent + ");";
    }
    const Derived schema(tenanted + sql, Settings{.multi_tenant = true});
    EXPECT_EQ(schema.tenancy("T9"), "inherited via T8, T7, T6, T5, T4, T3, T2, T1, Account");
    EXPECT_EQ(schema.tenancy("T1"), "inherited via Account");
    EXPECT_TRUE(facts::tenant_path(schema.schema(), schema.id("Account")).empty());
    EXPECT_EQ(facts::tenant_path(schema.schema(), schema.id("T9"), 3).size(), 3U);
    const facts::TenancyWay& way = schema.facts("T9").tenancy.way;
    EXPECT_EQ(way.steps, 9U);
    EXPECT_EQ(way.before_end, schema.id("T1"));
    EXPECT_EQ(way.end, schema.id("Account"));
    EXPECT_EQ(schema.facts("T1").tenancy.way.before_end, schema.id("T1"));
    EXPECT_EQ(schema.facts("Account").tenancy.way.steps, 0U);
}

// Each link of a chain may be of one more tenant: only so many are kept, or the lists of all would
// grow with the square of the chain.
TEST(Tenancy, OfVeryManyParentsSomeAreKept) {
    std::string sql;
    for (int number = 1; number <= 40; ++number) {
        const std::string name = "T" + std::to_string(number);
        const std::string root = "Root" + std::to_string(number);
        sql += "CREATE TABLE dbo." + root + " (" + root +
               "Id int PRIMARY KEY, TenantId int NOT NULL);";
        sql += "CREATE TABLE dbo." + name + " (" + name + "Id int PRIMARY KEY, Other int, " + root +
               "Id int NOT NULL REFERENCES dbo." + root;
        sql += number == 1
                   ? ");"
                   : ", T" + std::to_string(number - 1) + "Id int NOT NULL REFERENCES dbo.T" +
                         std::to_string(number - 1) + ");";
    }
    const Derived schema(tenanted + sql, Settings{.multi_tenant = true});
    EXPECT_THAT(schema.tenancy("T3"), testing::StartsWith("ambiguous"));
    EXPECT_EQ(schema.facts("T3").tenancy.parents.size(), 3U);
    EXPECT_EQ(schema.facts("T40").tenancy.parents.size(), facts::most_tenant_parents);
    EXPECT_EQ(schema.facts("T40").tenancy.parents.front(), schema.id("Root40"));
}

TEST(Tenancy, TransitivelyToo) {
    const std::string middle = R"(
        CREATE TABLE dbo.Middle (MiddleId int PRIMARY KEY,
            AccountId int NOT NULL REFERENCES dbo.Account);
        CREATE TABLE dbo.LooseMiddle (LooseMiddleId int PRIMARY KEY,
            AccountId int NULL REFERENCES dbo.Account);
    )";
    const Derived schema(tenanted + middle + R"(
        CREATE TABLE dbo.T (TId int PRIMARY KEY, MiddleId int NOT NULL REFERENCES dbo.Middle);)");
    EXPECT_EQ(schema.tenancy("T"), "inherited via Middle, Account");
    for (const facts::TenancyStep& step : facts::tenant_path(schema.schema(), schema.id("T"))) {
        EXPECT_EQ(step.foreign_key, 0U);
    }
    EXPECT_EQ(tenancy_of(middle + "CREATE TABLE dbo.T (TId int PRIMARY KEY, "
                                  "LooseMiddleId int NOT NULL REFERENCES dbo.LooseMiddle);"),
              "loose: Account");
    EXPECT_EQ(tenancy_of(middle + "CREATE TABLE dbo.T (TId int PRIMARY KEY, "
                                  "MiddleId int NULL REFERENCES dbo.Middle);"),
              "loose: Account");
}

TEST(Tenancy, SeveralParentsMayBelongToDifferentTenants) {
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (TId int PRIMARY KEY, "
                         "AssetId int NULL REFERENCES dbo.Asset, "
                         "AccountId int NOT NULL REFERENCES dbo.Account);"),
              "ambiguous: Asset, Account");
    // Two rows of the same table as well.
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (TId int PRIMARY KEY, "
                         "FromAccount int NOT NULL REFERENCES dbo.Account, "
                         "ToAccount int NOT NULL REFERENCES dbo.Account);"),
              "ambiguous: Account");
    EXPECT_EQ(tenancy_of(R"(
        CREATE TABLE dbo.Twofold (TwofoldId int PRIMARY KEY,
            AccountId int NOT NULL REFERENCES dbo.Account,
            AssetId int NOT NULL REFERENCES dbo.Asset);
        CREATE TABLE dbo.T (TId int PRIMARY KEY, TwofoldId int NOT NULL REFERENCES dbo.Twofold);)"),
              "ambiguous: Account, Asset");
}

TEST(Tenancy, TheParentThatTheRowNamesDecidesOverWhatItsPartsReferTo) {
    const std::string part = R"(
        CREATE TABLE dbo.Part (PartId int PRIMARY KEY,
            AccountId int NOT NULL REFERENCES dbo.Account,
            AssetId int NULL REFERENCES dbo.Asset);)";
    EXPECT_EQ(tenancy_of(part + "CREATE TABLE dbo.T (TId int PRIMARY KEY, "
                                "PartId int NULL REFERENCES dbo.Part, "
                                "AccountId int NOT NULL REFERENCES dbo.Account);"),
              "inherited via Account");
    EXPECT_EQ(tenancy_of(part + R"(
        CREATE TABLE dbo.Piece (PieceId int PRIMARY KEY,
            PartId int NOT NULL REFERENCES dbo.Part);
        CREATE TABLE dbo.T (TId int PRIMARY KEY, PieceId int NOT NULL REFERENCES dbo.Piece,
            AccountId int NOT NULL REFERENCES dbo.Account);)"),
              "inherited via Account");
    // Not always there; a parent of its own; a part that need not hang on the same parent.
    EXPECT_EQ(tenancy_of(part + "CREATE TABLE dbo.T (TId int PRIMARY KEY, "
                                "PartId int NOT NULL REFERENCES dbo.Part, "
                                "AccountId int NULL REFERENCES dbo.Account);"),
              "ambiguous: Account, Asset");
    EXPECT_EQ(tenancy_of(part + "CREATE TABLE dbo.T (TId int PRIMARY KEY, "
                                "PartId int NOT NULL REFERENCES dbo.Part, "
                                "AssetId int NOT NULL REFERENCES dbo.Asset);"),
              "ambiguous: Asset, Account");
    EXPECT_EQ(tenancy_of(R"(
        CREATE TABLE dbo.Part (PartId int PRIMARY KEY, AccountId int NULL REFERENCES dbo.Account,
            AssetId int NOT NULL REFERENCES dbo.Asset);
        CREATE TABLE dbo.T (TId int PRIMARY KEY, PartId int NOT NULL REFERENCES dbo.Part,
            AccountId int NOT NULL REFERENCES dbo.Account);)"),
              "ambiguous: Account, Asset");
}

TEST(Tenancy, TheIdentityOfTheRowDecidesAmongSeveral) {
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (AccountId int REFERENCES dbo.Account, "
                         "AssetId int REFERENCES dbo.Asset, PRIMARY KEY (AccountId, AssetId));"),
              "inherited via Account");
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (AccountId int REFERENCES dbo.Account, "
                         "AssetId int REFERENCES dbo.Asset ON DELETE CASCADE, "
                         "PRIMARY KEY (AccountId, AssetId));"),
              "inherited via Asset");
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (AccountId int NOT NULL REFERENCES dbo.Account, "
                         "AssetId int REFERENCES dbo.Asset, Place int, "
                         "PRIMARY KEY (AssetId, Place));"),
              "inherited via Asset");
    // What follows from an identity is no longer in doubt further down.
    EXPECT_EQ(tenancy_of(R"(
        CREATE TABLE dbo.Pair (AccountId int REFERENCES dbo.Account,
            AssetId int REFERENCES dbo.Asset, PRIMARY KEY (AccountId, AssetId));
        CREATE TABLE dbo.T (TId int PRIMARY KEY, AccountId int NOT NULL, AssetId int NOT NULL,
            FOREIGN KEY (AccountId, AssetId) REFERENCES dbo.Pair);)"),
              "inherited via Pair, Account");
}

TEST(Tenancy, AnIdentityThatIsInDoubtDecidesNothing) {
    EXPECT_EQ(tenancy_of(R"(
        CREATE TABLE dbo.Run (RunId int PRIMARY KEY,
            AccountId int NOT NULL REFERENCES dbo.Account,
            AssetId int NOT NULL REFERENCES dbo.Asset);
        CREATE TABLE dbo.Sample (SampleId int PRIMARY KEY,
            AssetId int NOT NULL REFERENCES dbo.Asset);
        CREATE TABLE dbo.T (RunId int REFERENCES dbo.Run ON DELETE CASCADE,
            SampleId int REFERENCES dbo.Sample, PRIMARY KEY (RunId, SampleId));)"),
              "ambiguous: Account, Asset");
}

TEST(Tenancy, WhoWroteTheRowIsNoParent) {
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (TId int PRIMARY KEY, "
                         "AssetId int NOT NULL REFERENCES dbo.Asset, "
                         "ApprovedBy int NULL REFERENCES dbo.Account);"),
              "inherited via Asset");
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (TId int PRIMARY KEY, "
                         "CreatedBy int NOT NULL REFERENCES dbo.Account);"),
              "inherited via Account");
}

TEST(Tenancy, ReferenceTablesAreShared) {
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (Code char(2) PRIMARY KEY, Name nvarchar(50));"),
              "reference");
    EXPECT_EQ(tenancy_of(R"(CREATE TABLE dbo.T (TId int PRIMARY KEY, Name nvarchar(50) UNIQUE);
        CREATE TABLE dbo.U (UId int PRIMARY KEY, TId int REFERENCES dbo.T);)"),
              "reference");
    // Nothing refers to it, and its key says nothing.
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (TId int PRIMARY KEY, Name nvarchar(50) UNIQUE);"),
              "unrelated");
    // It hangs on a tenant.
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (Code char(2) PRIMARY KEY, "
                         "AccountId int NULL REFERENCES dbo.Account);"),
              "loose: Account");
}

TEST(Tenancy, ListsMayReferToListsAndToWhoWroteThem) {
    EXPECT_EQ(Derived(tenanted + R"(
        CREATE TABLE dbo.Country (Code char(2) PRIMARY KEY,
            CreatedBy int NULL REFERENCES dbo.Account);
        CREATE TABLE dbo.StateProvince (StateId int PRIMARY KEY,
            Country char(2) NOT NULL REFERENCES dbo.Country);)")
                  .tenancy("StateProvince"),
              "reference");
}

TEST(Tenancy, ACodeListIsNoWayToATenant) {
    EXPECT_EQ(tenancy_of(R"(
        CREATE TABLE dbo.Currency (Code char(3) PRIMARY KEY);
        CREATE TABLE dbo.T (TId int PRIMARY KEY, Currency char(3) NOT NULL REFERENCES dbo.Currency);)"),
              "unrelated");
}

TEST(Tenancy, HistoryFollowsItsTable) {
    EXPECT_EQ(Derived(tenanted + R"(
        CREATE TABLE dbo.T (TId int NOT NULL, A datetime2 NOT NULL, B datetime2 NOT NULL);
        CREATE TABLE dbo.Live (TId int PRIMARY KEY,
            A datetime2 GENERATED ALWAYS AS ROW START NOT NULL,
            B datetime2 GENERATED ALWAYS AS ROW END NOT NULL, PERIOD FOR SYSTEM_TIME (A, B))
        WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.T));)")
                  .tenancy("T"),
              "history");
}

TEST(Tenancy, WhatSeveralTenantsJoinIsShared) {
    const std::string login =
        tenanted + "CREATE TABLE dbo.T (TId int PRIMARY KEY, Email varchar(90));";
    const auto tenancy = [&](const std::string& key) {
        return Derived(login +
                       "CREATE TABLE dbo.M (MId int IDENTITY PRIMARY KEY, TenantId int NOT NULL, "
                       "TId int NOT NULL REFERENCES dbo.T, Since date, " +
                       key + ");")
            .tenancy("T");
    };
    EXPECT_EQ(tenancy("UNIQUE (TenantId, TId)"), "reference");
    EXPECT_EQ(tenancy("UNIQUE (TId, TenantId)"), "reference");
    EXPECT_EQ(tenancy("UNIQUE (TenantId, TId, Since)"), "unrelated");
    EXPECT_EQ(tenancy("UNIQUE (TenantId, TId), UNIQUE (TId)"), "unrelated");
    EXPECT_EQ(tenancy("INDEX IX_M (TenantId, TId)"), "unrelated");
    EXPECT_EQ(
        tenancy("IsDeleted bit NOT NULL, INDEX UX_M UNIQUE (TenantId, TId) WHERE IsDeleted = 0"),
        "reference");
    EXPECT_EQ(tenancy("INDEX UX_M UNIQUE (TenantId, TId) WHERE MId > 9"), "unrelated");
    const std::string role = "RoleId tinyint REFERENCES dbo.MemberRole, ";
    const std::string list =
        ");CREATE TABLE dbo.MemberRole (RoleId tinyint PRIMARY KEY, Name varchar(9)";
    EXPECT_EQ(tenancy(role + "UNIQUE (TenantId, TId, RoleId)" + list), "reference");
    EXPECT_EQ(tenancy(role + "UNIQUE (TenantId, RoleId)" + list), "unrelated");
    // A table of tenants by name is no list of codes.
    EXPECT_EQ(
        tenancy("FOREIGN KEY (TenantId) REFERENCES dbo.Tenant, UNIQUE (TenantId, TId)"
                ");CREATE TABLE dbo.Tenant (Id int IDENTITY PRIMARY KEY, Name varchar(9) UNIQUE"),
        "reference");
}

TEST(Tenancy, AStoreThatKeepsEachContentOnceIsShared) {
    const auto store = [](const std::string& columns) {
        Settings settings;
        settings.atom_store = "dbo.T";
        return tenancy_of(
            "CREATE TABLE dbo.T (TId bigint IDENTITY PRIMARY KEY, Value "
            "varbinary(64), Kind varchar(20), ContentHash binary(32) NOT NULL" +
                columns + ");",
            settings);
    };
    EXPECT_EQ(store(" UNIQUE"), "reference");
    EXPECT_EQ(store(", UNIQUE (Kind, ContentHash)"), "reference");
    EXPECT_EQ(store(""), "unrelated");
    EXPECT_EQ(store(", INDEX I UNIQUE (ContentHash) WHERE Kind = 'a'"), "unrelated");
    // Whose asset it is of, each row says.
    EXPECT_THAT(store(" UNIQUE, AssetId int NOT NULL REFERENCES dbo.Asset"),
                HasSubstr("inherited via Asset"));
}

TEST(Tenancy, WhatRefersToATenantedTableIsNotSharedByBeingJoined) {
    EXPECT_EQ(tenancy_of(R"(
        CREATE TABLE dbo.T (TId int PRIMARY KEY, AccountId int NOT NULL REFERENCES dbo.Account);
        CREATE TABLE dbo.M (TenantId int NOT NULL, TId int NOT NULL REFERENCES dbo.T,
            PRIMARY KEY (TenantId, TId));)"),
              "inherited via Account");
}

TEST(Tenancy, ListsOfCodesByShapeAreAGuess) {
    const std::string user =
        "CREATE TABLE dbo.U (UId int PRIMARY KEY, TenantId int NOT NULL, "
        "TId int REFERENCES dbo.T);";
    const auto tenancy = [&](const std::string& columns) {
        return tenancy_of("CREATE TABLE dbo.T (TId int IDENTITY PRIMARY KEY, " + columns + ");" +
                          user);
    };
    const std::string code = "LoincCode varchar(10) NOT NULL UNIQUE";
    EXPECT_EQ(tenancy(code + ", Label nvarchar(90), A int, B int, C int"), "likely shared");
    EXPECT_EQ(tenancy(code + ", A int, B int, C int, D int"), "unrelated");
    EXPECT_EQ(tenancy("LoincCode varchar(10) NOT NULL, Label nvarchar(90), A int, B int, C int"),
              "unrelated");
    EXPECT_EQ(tenancy(code + ", Label nvarchar(90), A int, B int, Price money"), "unrelated");
    EXPECT_EQ(tenancy(code + ", Label nvarchar(90), A int, B int, CreatedBy int"), "unrelated");
    EXPECT_EQ(tenancy(code + ", Label nvarchar(90), A int, B int, CustomerId int"), "unrelated");
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (TId int IDENTITY PRIMARY KEY, " + code +
                         ", Label nvarchar(90), A int, B int, C int);"),
              "unrelated");
}

TEST(Tenancy, TheUsualTenantOfPeopleIsNotWhoseTheyAre) {
    const auto tenancy = [](const std::string& columns) {
        return tenancy_of(
            "CREATE TABLE dbo.Tenant (Id int IDENTITY PRIMARY KEY);"
            "CREATE TABLE dbo.T (TId int PRIMARY KEY, " +
            columns + ");");
    };
    EXPECT_EQ(tenancy("Email varchar(90), Owning int REFERENCES dbo.Tenant"), "tenanted");
    EXPECT_EQ(tenancy("Email varchar(90), DefaultTenantRef int REFERENCES dbo.Tenant"),
              "reference");
    EXPECT_EQ(tenancy("Email varchar(90), DefaultTenantRef int NOT NULL REFERENCES dbo.Tenant"),
              "inherited via Tenant");
    EXPECT_EQ(tenancy("DefaultTenantRef int REFERENCES dbo.Tenant"), "tenanted");
}

TEST(Tenancy, WhoHasSubscribedToASharedPlanIsNotPartOfIt) {
    const Derived schema(tenanted + R"(
        CREATE TABLE dbo.Tenant (Id int IDENTITY PRIMARY KEY, PlanId int NOT NULL REFERENCES dbo.BookedPlan);
        CREATE TABLE dbo.BookedPlan (PlanId int IDENTITY PRIMARY KEY, Fee money);
        CREATE TABLE dbo.BookedPlanFeature (FId int PRIMARY KEY, PlanId int NOT NULL REFERENCES dbo.BookedPlan);
        CREATE TABLE dbo.BookedPlanSubscription (SId int PRIMARY KEY, PlanId int NOT NULL REFERENCES dbo.BookedPlan);)");
    EXPECT_EQ(schema.tenancy("BookedPlan"), "reference");
    EXPECT_EQ(schema.tenancy("BookedPlanFeature"), "reference");
    EXPECT_EQ(schema.tenancy("BookedPlanSubscription"), "unrelated");
}

TEST(Tenancy, TwoReferencesToOneParentAreItsRoles) {
    const auto roles = [](const std::string& second) {
        return Derived(tenanted +
                       "CREATE TABLE dbo.T (TId int IDENTITY PRIMARY KEY, "
                       "SourceId int NOT NULL REFERENCES dbo.Account, " +
                       second +
                       " int NOT NULL REFERENCES dbo.Account, "
                       "AssetId int REFERENCES dbo.Asset);")
            .facts("T")
            .tenancy.roles;
    };
    EXPECT_TRUE(roles("TargetId").empty());  // there are several parents as well
    const auto of_one = [](const std::string& second) {
        const Derived schema(tenanted +
                             "CREATE TABLE dbo.T (TId int IDENTITY PRIMARY KEY, "
                             "SourceId int NOT NULL REFERENCES dbo.Account, " +
                             second + " int REFERENCES dbo.Account);");
        return std::pair{schema.tenancy("T"), schema.facts("T").tenancy.roles};
    };
    EXPECT_EQ(of_one("TargetId"),
              (std::pair{std::string{"ambiguous: Account"}, std::vector<std::size_t>{0, 1}}));
    EXPECT_EQ(of_one("PreviousAccountId"),
              (std::pair{std::string{"inherited via Account"}, std::vector<std::size_t>{}}));
}

TEST(Tenancy, ACycleEndsNowhere) {
    const Derived schema(tenanted + R"(
        CREATE TABLE dbo.A (AId int PRIMARY KEY, BId int NOT NULL);
        CREATE TABLE dbo.B (BId int PRIMARY KEY, AId int NOT NULL REFERENCES dbo.A (AId));
        ALTER TABLE dbo.A ADD FOREIGN KEY (BId) REFERENCES dbo.B (BId);)");
    EXPECT_EQ(schema.tenancy("A"), "unrelated");
    EXPECT_EQ(schema.tenancy("B"), "unrelated");
    EXPECT_GE(schema.facts("A").depth, 0);
}

TEST(Tenancy, AKeyOfADeprecatedColumnDoesNotCount) {
    EXPECT_EQ(tenancy_of("CREATE TABLE dbo.T (TId int PRIMARY KEY,\n"
                         "AccountId int NOT NULL REFERENCES dbo.Account, -- DEPRECATED\n"
                         "AssetId int NOT NULL REFERENCES dbo.Asset);"),
              "inherited via Asset");
}

}  // namespace
}  // namespace tsqlaudit::test
