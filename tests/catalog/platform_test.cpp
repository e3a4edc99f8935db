#include "catalog/platform.h"

#include <gtest/gtest.h>

#include "support/catalog_from.h"

namespace tsqlaudit::catalog {
namespace {

using test::BuiltCatalog;
using test::catalog_from;

Platform platform_of(const BuiltCatalog& built, const char* table) {
    const Table* const found = built.catalog.find_table({"dbo", table});
    EXPECT_NE(found, nullptr) << table;
    return found == nullptr ? Platform::SqlServer : platform(*found);
}

Platform platform_of(const std::string& sql) {
    return platform_of(catalog_from(sql), "T");
}

TEST(Platform, DistributedTablesAreOfSynapse) {
    for (const std::string options :
         {"DISTRIBUTION = HASH(a)", "DISTRIBUTION = REPLICATE", "distribution = round_robin, heap",
          "HEAP", "CLUSTERED COLUMNSTORE INDEX", "CLUSTERED INDEX (a)",
          "PARTITION (a RANGE RIGHT FOR VALUES (1, 2))"}) {
        EXPECT_EQ(platform_of("CREATE TABLE T (a int NOT NULL) WITH (" + options + ")"),
                  Platform::Synapse)
            << options;
    }
    EXPECT_EQ(platform_of("CREATE TABLE T WITH (DISTRIBUTION = HASH(a)) AS SELECT 1 AS a"),
              Platform::Synapse);
}

TEST(Platform, ClonesAndWhatTheyAreOfAreOfFabric) {
    const BuiltCatalog built = catalog_from(
        "CREATE TABLE T (a int)\nCREATE TABLE U AS CLONE OF T\nCREATE TABLE V (a int)\n"
        "CREATE TABLE W AS CLONE OF dbo.Elsewhere\n");
    EXPECT_EQ(platform_of(built, "T"), Platform::Fabric);
    EXPECT_EQ(platform_of(built, "U"), Platform::Fabric);
    EXPECT_EQ(platform_of(built, "V"), Platform::SqlServer);
    EXPECT_EQ(platform_of(built, "W"), Platform::Fabric);
}

TEST(Platform, KeysThatAreNotEnforcedAreOfEither) {
    EXPECT_EQ(platform_of("CREATE TABLE T (a int NOT NULL)\nGO\nALTER TABLE T ADD CONSTRAINT PK "
                          "PRIMARY KEY NONCLUSTERED (a) NOT ENFORCED"),
              Platform::SynapseOrFabric);
    EXPECT_EQ(platform_of("CREATE TABLE T (a int REFERENCES U (a) NOT ENFORCED)"),
              Platform::SynapseOrFabric);
}

TEST(Platform, OthersAreOfSqlServer) {
    EXPECT_EQ(platform_of("CREATE TABLE T (a int NOT NULL PRIMARY KEY, b int UNIQUE, "
                          "INDEX IX CLUSTERED COLUMNSTORE) WITH (DATA_COMPRESSION = PAGE)"),
              Platform::SqlServer);
    EXPECT_EQ(platform_of("CREATE TABLE T (a date NOT NULL) ON PS_Year (a)"), Platform::SqlServer);
    EXPECT_EQ(platform_of("CREATE TABLE T AS SELECT 1 AS a"), Platform::SqlServer);
    EXPECT_EQ(platform_of("CREATE EXTERNAL TABLE T (a int) WITH (DATA_SOURCE = S, "
                          "DISTRIBUTION = ROUND_ROBIN)"),
              Platform::SqlServer);
}

}  // namespace
}  // namespace tsqlaudit::catalog
