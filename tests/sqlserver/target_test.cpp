#include "sqlserver/target.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "sqlserver/limits.h"

namespace tsqlaudit::sqlserver {
namespace {

TEST(Target, NamesRoundTrip) {
    for (const Target target : {Target::Sql2016, Target::Sql2017, Target::Sql2019, Target::Sql2022,
                                Target::Sql2025, Target::Azure}) {
        EXPECT_EQ(parse_target(to_string(target)), target);
    }
    EXPECT_EQ(to_string(Target::Sql2019), "2019");
    EXPECT_EQ(parse_target("AZURE"), Target::Azure);
    EXPECT_EQ(parse_target("2014"), std::nullopt);
    EXPECT_EQ(parse_target(""), std::nullopt);
    EXPECT_EQ(display_name(Target::Sql2022), "SQL Server 2022");
    EXPECT_EQ(display_name(Target::Azure), "Azure SQL Database");
}

TEST(Target, FeaturesByVersion) {
    EXPECT_FALSE(has_feature(Target::Sql2022, "json_index"));
    EXPECT_TRUE(has_feature(Target::Sql2025, "json_index"));
    EXPECT_FALSE(has_feature(Target::Azure, "json_index"));
    EXPECT_FALSE(has_feature(Target::Sql2016, "cci_lob"));
    EXPECT_TRUE(has_feature(Target::Sql2017, "cci_lob"));
    EXPECT_TRUE(has_feature(Target::Azure, "cci_lob"));
    EXPECT_TRUE(has_feature(Target::Sql2016, "index_32_columns"));
    EXPECT_TRUE(has_feature(Target::Sql2016, "partitioning"));
    EXPECT_FALSE(has_feature(Target::Azure, "filestream"));
    EXPECT_TRUE(has_feature(Target::Sql2025, "filestream"));
    EXPECT_THROW(has_feature(Target::Sql2025, "teleportation"), std::logic_error);
}

TEST(Limits, OfIndexKeys) {
    for (const Target target : {Target::Sql2016, Target::Sql2025, Target::Azure}) {
        EXPECT_EQ(index_limits(target).key_columns, 32);
        EXPECT_EQ(index_limits(target).clustered_key_bytes, 900);
        EXPECT_EQ(index_limits(target).nonclustered_key_bytes, 1700);
    }
}

TEST(Limits, DefaultCellsPerObject) {
    EXPECT_EQ(default_cells_per_object("GEOMETRY_AUTO_GRID"), 8);
    EXPECT_EQ(default_cells_per_object("GEOGRAPHY_AUTO_GRID"), 12);
    EXPECT_EQ(default_cells_per_object("geometry_grid"), 16);
    EXPECT_EQ(default_cells_per_object("GEOGRAPHY_GRID"), 16);
    EXPECT_EQ(default_cells_per_object("HEXAGON_GRID"), 0);
}

TEST(Target, IsWhatTheSchemaProviderOfAProjectSays) {
    const auto target_of = [](const std::string& name) {
        return target_of_provider("Microsoft.Data.Tools.Schema.Sql." + name +
                                  "DatabaseSchemaProvider");
    };
    EXPECT_EQ(target_of("Sql130"), Target::Sql2016);
    EXPECT_EQ(target_of("Sql140"), Target::Sql2017);
    EXPECT_EQ(target_of("Sql150"), Target::Sql2019);
    EXPECT_EQ(target_of("Sql160"), Target::Sql2022);
    EXPECT_EQ(target_of("Sql170"), Target::Sql2025);
    EXPECT_EQ(target_of("sqlazurev12"), Target::Azure);
    EXPECT_EQ(target_of("Sql110"), Target::Sql2016);
    EXPECT_EQ(target_of_provider("Sql150DatabaseSchemaProvider"), Target::Sql2019);
    EXPECT_EQ(target_of("SqlDw"), std::nullopt);
    EXPECT_EQ(target_of_provider("Sql150"), std::nullopt);
    EXPECT_EQ(target_of_provider("DatabaseSchemaProvider"), std::nullopt);
    EXPECT_EQ(target_of_provider(""), std::nullopt);
}

}  // namespace
}  // namespace tsqlaudit::sqlserver
