#include "sqlserver/memory_optimized.h"

#include <gtest/gtest.h>

#include <array>

namespace tsqlaudit::sqlserver {
namespace {

TEST(MemoryOptimized, RefusesOnlyTypesThatTheDocumentationNames) {
    constexpr std::array refused{
        TypeId::DateTimeOffset, TypeId::Geography,  TypeId::Geometry, TypeId::HierarchyId,
        TypeId::RowVersion,     TypeId::SqlVariant, TypeId::Xml,      TypeId::Vector,
        TypeId::UserDefined};
    for (const TypeId id : refused) {
        EXPECT_TRUE(is_refused_in_memory({.id = id})) << static_cast<int>(id);
        EXPECT_FALSE(can_be_memory_optimized({.id = id}, Target::Sql2025)) << static_cast<int>(id);
    }
    // Nobody can be sure of these.
    for (const TypeId id : {TypeId::Unknown, TypeId::Json, TypeId::Text}) {
        EXPECT_FALSE(is_refused_in_memory({.id = id})) << static_cast<int>(id);
        EXPECT_FALSE(can_be_memory_optimized({.id = id}, Target::Sql2025)) << static_cast<int>(id);
    }
    EXPECT_FALSE(is_refused_in_memory({.id = TypeId::Int}));
    EXPECT_FALSE(is_refused_in_memory({.id = TypeId::NVarChar, .is_max = true}));
}

TEST(MemoryOptimized, AnIdentityCountsFromOneByOne) {
    EXPECT_TRUE(is_memory_optimized_identity("1", "1"));
    EXPECT_TRUE(is_memory_optimized_identity("01", "+1"));
    EXPECT_FALSE(is_memory_optimized_identity("0", "1"));
    EXPECT_FALSE(is_memory_optimized_identity("1", "10"));
    EXPECT_FALSE(is_memory_optimized_identity("-1", "1"));
    EXPECT_FALSE(is_memory_optimized_identity("", "1"));
}

TEST(MemoryOptimized, OnlySqlServer2016CountsIndexes) {
    EXPECT_EQ(memory_optimized_index_limit(Target::Sql2016), 8);
    EXPECT_EQ(memory_optimized_index_limit(Target::Sql2017), std::nullopt);
    EXPECT_EQ(memory_optimized_index_limit(Target::Azure), std::nullopt);
}

}  // namespace
}  // namespace tsqlaudit::sqlserver
