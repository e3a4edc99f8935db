#include "fix/planned_index.h"

#include <gtest/gtest.h>

#include <vector>

namespace tsqlaudit::fix {
namespace {

TEST(PlannedIndex, IsThatOfARemedyThatMakesOne) {
    const std::vector<rules::Remedy> making{
        rules::CreateIndex{.key_columns = {{.name = "A"}}, .filter = "[A] IS NOT NULL"},
        rules::AddPrimaryKey{.columns = {"A"}}, rules::AddUniqueKey{.columns = {"A"}}};
    for (const rules::Remedy& remedy : making) {
        EXPECT_TRUE(plans_index(remedy)) << remedy.index();
        EXPECT_TRUE(planned_index(remedy).has_value()) << remedy.index();
    }
    EXPECT_NE(planned_index(making.front())->filter, nullptr);
}

TEST(PlannedIndex, IsNoneOfAnother) {
    const std::vector<rules::Remedy> others{rules::AddPrimaryKey{}, rules::AddUniqueKey{},
                                            rules::CreateSpatialIndex{.column = "A"},
                                            rules::AlterColumn{.name = "A", .type = "int"}};
    for (const rules::Remedy& remedy : others) {
        EXPECT_FALSE(plans_index(remedy)) << remedy.index();
        EXPECT_FALSE(planned_index(remedy).has_value()) << remedy.index();
    }
}

}  // namespace
}  // namespace tsqlaudit::fix
