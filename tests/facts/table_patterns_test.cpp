#include "facts/table_patterns.h"

#include <gtest/gtest.h>

namespace tsqlaudit::facts {
namespace {

bool matches(const std::string& pattern, const catalog::QualifiedName& name) {
    return TablePatterns{{"nothing", pattern}}.matches(name);
}

TEST(TablePatterns, WithoutASchemaMeanAnySchema) {
    EXPECT_TRUE(matches("Country", {"dbo", "Country"}));
    EXPECT_TRUE(matches("country", {"ref", "Country"}));
    EXPECT_FALSE(matches("Country", {"dbo", "CountryCode"}));
    EXPECT_FALSE(matches("dbo", {"dbo", "Country"}));
    EXPECT_FALSE(matches("d*", {"dbo", "Country"}));
}

TEST(TablePatterns, WithASchemaMeanThatOne) {
    EXPECT_TRUE(matches("dbo.Country", {"dbo", "Country"}));
    EXPECT_FALSE(matches("dbo.Country", {"ref", "Country"}));
    EXPECT_TRUE(matches("REF.*", {"ref", "Country"}));
    EXPECT_TRUE(matches("*.Country", {"ref", "Country"}));
}

TEST(TablePatterns, StarsAndQuestionMarksStandForAnything) {
    EXPECT_TRUE(matches("Lookup*", {"dbo", "LookupColor"}));
    EXPECT_TRUE(matches("T?", {"dbo", "T1"}));
    EXPECT_FALSE(matches("T?", {"dbo", "T12"}));
    EXPECT_TRUE(matches("[x]*", {"dbo", "[x]y"}));
}

TEST(TablePatterns, NoneMatchNothing) {
    EXPECT_FALSE(TablePatterns{{}}.matches({"dbo", "Country"}));
}

}  // namespace
}  // namespace tsqlaudit::facts
