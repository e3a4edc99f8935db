#include "sqlserver/data_type.h"

#include <gtest/gtest.h>

#include <vector>

namespace tsqlaudit::sqlserver {
namespace {

DataType type(std::string_view name, std::optional<int> length = {}, std::optional<int> scale = {},
              bool is_max = false, std::string_view argument = {}) {
    return make_system_type("", name, length, scale, is_max, argument);
}

DataType max_of(std::string_view name) {
    return type(name, {}, {}, true);
}

TEST(DataType, OverItsLimitsIsNoType) {
    for (const char* name : {"char", "varchar", "binary", "varbinary"}) {
        EXPECT_NE(type(name, 8000).id, TypeId::Unknown) << name;
        EXPECT_EQ(type(name, 8001).id, TypeId::Unknown) << name;
        EXPECT_EQ(type(name, 0).id, TypeId::Unknown) << name;
    }
    for (const char* name : {"nchar", "nvarchar"}) {
        EXPECT_NE(type(name, 4000).id, TypeId::Unknown) << name;
        EXPECT_EQ(type(name, 4001).id, TypeId::Unknown) << name;
        EXPECT_EQ(type(name, 2000000000).id, TypeId::Unknown) << name;
    }
    // How many dimensions SQL Server takes is said by a rule.
    EXPECT_EQ(type("vector", 1999).id, TypeId::Vector);
    EXPECT_EQ(type("vector", 2000000000).id, TypeId::Unknown);
    EXPECT_EQ(type("decimal", 38, 38).id, TypeId::Decimal);
    EXPECT_EQ(type("decimal", 39).id, TypeId::Unknown);
    EXPECT_EQ(type("decimal", 5, 6).id, TypeId::Unknown);
    EXPECT_EQ(type("datetime2", 7).id, TypeId::DateTime2);
    EXPECT_EQ(type("datetime2", 8).id, TypeId::Unknown);
    EXPECT_EQ(type("float", 53).id, TypeId::Float);
    EXPECT_EQ(type("float", 54).id, TypeId::Unknown);
    EXPECT_EQ(byte_size(type("nchar", 2000000000)).fixed, 0);
}

TEST(DataType, SynonymsStandForTheirType) {
    struct Case {
        const char* name;
        const char* sql;
    };
    for (const Case& each : std::vector<Case>{
             {"integer", "int"},
             {"dec", "decimal(18, 0)"},
             {"numeric", "decimal(18, 0)"},
             {"double precision", "float"},
             {"character", "char(1)"},
             {"char varying", "varchar(1)"},
             {"character varying", "varchar(1)"},
             {"national char", "nchar(1)"},
             {"national character", "nchar(1)"},
             {"national char varying", "nvarchar(1)"},
             {"national character varying", "nvarchar(1)"},
             {"national text", "ntext"},
             {"binary varying", "varbinary(1)"},
             {"timestamp", "rowversion"},
             {"NVarChar", "nvarchar(1)"},
         }) {
        EXPECT_EQ(to_sql(type(each.name)), each.sql) << each.name;
    }
}

TEST(DataType, DefaultArguments) {
    EXPECT_EQ(to_sql(type("char")), "char(1)");
    EXPECT_EQ(to_sql(type("varbinary")), "varbinary(1)");
    EXPECT_EQ(to_sql(type("decimal", 9)), "decimal(9, 0)");
    EXPECT_EQ(to_sql(type("decimal", 9, 4)), "decimal(9, 4)");
    EXPECT_EQ(to_sql(type("time")), "time(7)");
    EXPECT_EQ(to_sql(type("datetime2", 0)), "datetime2(0)");
    EXPECT_EQ(to_sql(type("datetimeoffset")), "datetimeoffset(7)");
    EXPECT_EQ(to_sql(max_of("nvarchar")), "nvarchar(max)");
}

TEST(DataType, MantissaDecidesBetweenRealAndFloat) {
    EXPECT_EQ(type("float", 24).id, TypeId::Real);
    EXPECT_EQ(type("float", 25).id, TypeId::Float);
    EXPECT_EQ(type("float").id, TypeId::Float);
    EXPECT_EQ(type("real").id, TypeId::Real);
    EXPECT_TRUE(same_type(type("float", 30), type("double precision")));
    EXPECT_TRUE(same_type(type("float", 1), type("real")));
}

TEST(DataType, ArgumentsOfXmlAndVector) {
    EXPECT_EQ(to_sql(type("xml")), "xml");
    EXPECT_EQ(to_sql(type("xml", {}, {}, false, "dbo.Orders")), "xml(dbo.Orders)");
    EXPECT_EQ(to_sql(type("vector", 768)), "vector(768)");
    EXPECT_EQ(type("vector", 768).argument, "float32");
    EXPECT_EQ(to_sql(type("vector", 768, {}, false, "FLOAT16")), "vector(768, float16)");
}

TEST(DataType, SysnameIsAnAliasOfNvarchar128) {
    const DataType sysname = type("SYSNAME");
    EXPECT_EQ(sysname.id, TypeId::NVarChar);
    EXPECT_EQ(sysname.length, 128);
    EXPECT_EQ(sysname.alias, "sysname");
    EXPECT_EQ(to_sql(sysname), "sysname");
    EXPECT_TRUE(same_type(sysname, type("nvarchar", 128)));
}

TEST(DataType, NameIsKeptAsDeclared) {
    EXPECT_EQ(type("NVARCHAR", 200).name, "NVARCHAR(200)");
    EXPECT_EQ(type("Decimal", 9, 2).name, "Decimal(9, 2)");
    EXPECT_EQ(max_of("VarChar").name, "VarChar(max)");
    EXPECT_TRUE(type("timestamp").is_legacy_name);
    EXPECT_FALSE(type("rowversion").is_legacy_name);
}

TEST(DataType, SchemaOfSystemTypes) {
    EXPECT_EQ(make_system_type("sys", "geometry", {}, {}, false, "").id, TypeId::Geometry);
    EXPECT_EQ(make_system_type("SYS", "int", {}, {}, false, "").id, TypeId::Int);
    EXPECT_EQ(make_system_type("dbo", "int", {}, {}, false, "").id, TypeId::Unknown);
}

TEST(DataType, NoSystemType) {
    EXPECT_EQ(type("Email").id, TypeId::Unknown);
    EXPECT_EQ(type("Email").name, "Email");
    EXPECT_EQ(to_sql(type("Email")), "Email");
    EXPECT_EQ(max_of("char").id, TypeId::Unknown);
    EXPECT_EQ(max_of("int").id, TypeId::Unknown);
    EXPECT_EQ(type("").id, TypeId::Unknown);
}

TEST(DataType, SameTypeComparesWhatAForeignKeyDemands) {
    EXPECT_TRUE(same_type(type("varchar", 20), type("character varying", 20)));
    EXPECT_FALSE(same_type(type("varchar", 20), type("varchar", 21)));
    EXPECT_FALSE(same_type(type("varchar", 20), type("nvarchar", 20)));
    EXPECT_FALSE(same_type(type("varchar", 20), max_of("varchar")));
    EXPECT_FALSE(same_type(type("decimal", 9, 2), type("decimal", 9, 3)));
    EXPECT_FALSE(same_type(type("datetime2", 3), type("datetime2")));
    EXPECT_FALSE(same_type(type("Email"), type("Email")));
    DataType point{.id = TypeId::UserDefined, .alias = "dbo.Point"};
    DataType other{.id = TypeId::UserDefined, .alias = "DBO.point"};
    EXPECT_TRUE(same_type(point, other));
    other.alias = "dbo.Line";
    EXPECT_FALSE(same_type(point, other));
}

TEST(DataType, Families) {
    EXPECT_TRUE(type("text").is_character());
    EXPECT_FALSE(type("text").is_unicode());
    EXPECT_TRUE(type("ntext").is_unicode());
    EXPECT_FALSE(type("binary").is_character());
    EXPECT_FALSE(type("bit").is_integer());
    EXPECT_TRUE(type("tinyint").is_integer());
    EXPECT_TRUE(type("bigint").is_exact_number());
    EXPECT_TRUE(type("smallmoney").is_exact_number());
    EXPECT_FALSE(type("real").is_exact_number());
    EXPECT_TRUE(type("real").is_approximate());
    EXPECT_TRUE(type("date").is_temporal());
    EXPECT_TRUE(type("datetimeoffset").is_temporal());
    EXPECT_FALSE(type("timestamp").is_temporal());
    EXPECT_TRUE(type("geography").is_spatial());
    EXPECT_FALSE(type("hierarchyid").is_spatial());
    EXPECT_TRUE(type("json").is_lob());
    EXPECT_TRUE(max_of("varbinary").is_lob());
    EXPECT_FALSE(type("geometry").is_lob());
    EXPECT_FALSE(type("varbinary", 8000).is_lob());
    EXPECT_TRUE(type("image").is_legacy_lob());
    EXPECT_FALSE(type("xml").is_legacy_lob());
}

TEST(DataType, BytesOfFixedTypes) {
    const std::vector<std::pair<DataType, int>> cases{
        {type("bit"), 1},
        {type("tinyint"), 1},
        {type("smallint"), 2},
        {type("int"), 4},
        {type("bigint"), 8},
        {type("decimal", 9), 5},
        {type("decimal", 10), 9},
        {type("decimal", 19), 9},
        {type("decimal", 20), 13},
        {type("decimal", 28), 13},
        {type("decimal", 29), 17},
        {type("smallmoney"), 4},
        {type("money"), 8},
        {type("real"), 4},
        {type("float"), 8},
        {type("date"), 3},
        {type("time", 2), 3},
        {type("time", 3), 4},
        {type("time", 4), 4},
        {type("time"), 5},
        {type("smalldatetime"), 4},
        {type("datetime"), 8},
        {type("datetime2", 0), 6},
        {type("datetime2", 3), 7},
        {type("datetime2"), 8},
        {type("datetimeoffset", 2), 8},
        {type("datetimeoffset"), 10},
        {type("char", 12), 12},
        {type("nchar", 12), 24},
        {type("binary", 32), 32},
        {type("uniqueidentifier"), 16},
        {type("rowversion"), 8},
    };
    for (const auto& [declared, bytes] : cases) {
        EXPECT_EQ(byte_size(declared).fixed, bytes) << declared.name;
        EXPECT_EQ(byte_size(declared).variable_max, 0) << declared.name;
        EXPECT_FALSE(byte_size(declared).off_row) << declared.name;
        EXPECT_EQ(estimated_bytes(declared), bytes) << declared.name;
    }
}

TEST(DataType, BytesOfVariableTypes) {
    struct Case {
        DataType type;
        int maximum;
        bool off_row;
        int estimated;
    };
    for (const Case& each : std::vector<Case>{
             {type("varchar", 50), 50, false, 25},
             {type("varchar", 8), 8, false, 8},
             {type("nvarchar", 200), 400, false, 200},
             {type("nvarchar", 4000), 8000, false, 200},
             {type("varbinary", 64), 64, false, 32},
             {max_of("varchar"), 24, true, 1000},
             {max_of("varbinary"), 24, true, 8000},
             {type("text"), 16, true, 1000},
             {type("image"), 16, true, 8000},
             {type("xml"), 24, true, 2000},
             {type("json"), 24, true, 1000},
             {type("geometry"), 24, true, 100},
             {type("vector", 100), 408, false, 408},
             {type("vector", 100, {}, false, "float16"), 208, false, 208},
             {type("sql_variant"), 8016, false, 16},
             {type("hierarchyid"), 892, false, 8},
             {type("Email"), 0, false, 0},
         }) {
        EXPECT_EQ(byte_size(each.type).fixed, 0) << each.type.name;
        EXPECT_EQ(byte_size(each.type).variable_max, each.maximum) << each.type.name;
        EXPECT_EQ(byte_size(each.type).off_row, each.off_row) << each.type.name;
        EXPECT_EQ(estimated_bytes(each.type), each.estimated) << each.type.name;
    }
}

// One letter per column: index key, included column, clustered and nonclustered columnstore,
// memory-optimised table, partitioning; all for the newest version.
std::string support(const DataType& of) {
    const auto mark = [](bool can) { return can ? 'y' : '-'; };
    constexpr Target target = Target::Sql2025;
    return {mark(can_be_index_key(of)),
            mark(can_be_included(of)),
            mark(can_be_in_clustered_columnstore(of, target)),
            mark(can_be_in_nonclustered_columnstore(of, target)),
            mark(can_be_memory_optimized(of, target)),
            mark(can_partition(of))};
}

TEST(DataType, WhatAColumnMayBePartOf) {
    for (const char* name : {"bit",           "tinyint",         "smallint",   "int",
                             "bigint",        "decimal",         "smallmoney", "money",
                             "real",          "float",           "date",       "time",
                             "smalldatetime", "datetime",        "datetime2",  "char",
                             "varchar",       "nchar",           "nvarchar",   "binary",
                             "varbinary",     "uniqueidentifier"}) {
        EXPECT_EQ(support(type(name)), "yyyyyy") << name;
    }
    EXPECT_EQ(support(type("datetimeoffset")), "yyyy-y");
    EXPECT_EQ(support(max_of("varchar")), "-yy-y-");
    EXPECT_EQ(support(max_of("varbinary")), "-yy-y-");
    EXPECT_EQ(support(type("text")), "------");
    EXPECT_EQ(support(type("image")), "------");
    EXPECT_EQ(support(type("xml")), "-y----");
    EXPECT_EQ(support(type("json")), "-y----");
    EXPECT_EQ(support(type("vector", 3)), "-y----");
    EXPECT_EQ(support(type("geometry")), "-y----");
    EXPECT_EQ(support(type("geography")), "-y----");
    EXPECT_EQ(support(type("rowversion")), "yy----");
    EXPECT_EQ(support(type("hierarchyid")), "yy----");
    EXPECT_EQ(support(type("sql_variant")), "yy---y");
    EXPECT_EQ(support(type("sysname")), "yyyyy-");
    EXPECT_EQ(support(type("Email")), "------");
    EXPECT_EQ(support({.id = TypeId::UserDefined}), "------");
    EXPECT_EQ(support({.id = TypeId::Int, .alias = "dbo.Id"}), "yyyy--");
}

TEST(DataType, LobsInAClusteredColumnstoreSince2017) {
    EXPECT_FALSE(can_be_in_clustered_columnstore(max_of("nvarchar"), Target::Sql2016));
    EXPECT_TRUE(can_be_in_clustered_columnstore(max_of("nvarchar"), Target::Sql2017));
    EXPECT_TRUE(can_be_in_clustered_columnstore(max_of("nvarchar"), Target::Azure));
    EXPECT_FALSE(can_be_in_nonclustered_columnstore(max_of("nvarchar"), Target::Azure));
    EXPECT_TRUE(can_be_memory_optimized(max_of("nvarchar"), Target::Sql2016));
}

}  // namespace
}  // namespace tsqlaudit::sqlserver
