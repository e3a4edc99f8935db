#include "facts/parents_first.h"

#include <gmock/gmock.h>

namespace tsqlaudit::facts {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ParentsFirst, IsEmptyWithoutTables) {
    EXPECT_THAT(parents_first({}), IsEmpty());
}

TEST(ParentsFirst, PutsEachTableBehindAllItsParents) {
    EXPECT_THAT(parents_first({{2, 1}, {3}, {3}, {}}), ElementsAre(3, 2, 1, 0));
}

TEST(ParentsFirst, TakesEachTableOfACycleOnce) {
    EXPECT_THAT(parents_first({{1}, {2}, {0}, {3, 0}}), ElementsAre(2, 1, 0, 3));
}

TEST(Generations, StandBehindTheirParents) {
    EXPECT_THAT(generations({}), IsEmpty());
    EXPECT_THAT(generations({{2, 1}, {3}, {3}, {}, {3}}),
                ElementsAre(ElementsAre(3), ElementsAre(2, 1, 4), ElementsAre(0)));
}

TEST(Generations, InACycleWhatIsReachedFirstComesLast) {
    EXPECT_THAT(generations({{1}, {2}, {0}, {3, 0}}),
                ElementsAre(ElementsAre(2), ElementsAre(1), ElementsAre(0), ElementsAre(3)));
}

TEST(ParentsFirst, FollowsAChainOfAnyLength) {
    constexpr std::size_t length = 300'000;
    std::vector<std::vector<TableId>> parents(length);
    for (TableId id = 0; id + 1 < length; ++id) {
        parents[id] = {id + 1};
    }
    const std::vector<TableId> order = parents_first(parents);
    EXPECT_EQ(order.size(), length);
    EXPECT_EQ(order.front(), length - 1);
    EXPECT_EQ(order.back(), 0U);
}

}  // namespace
}  // namespace tsqlaudit::facts
