#include "facts/vocabulary.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/parallel.h"

namespace tsqlaudit::facts {
namespace {

TEST(Vocabulary, IsThatOfTheFile) {
    const Vocabulary& words = vocabulary();
    EXPECT_TRUE(words.tenant.root_tables.matches(words_of("Tenant")));
    EXPECT_FALSE(words.tenant.root_tables.matches(words_of("TenantOrder")));
    EXPECT_TRUE(words.soft_delete.times.matches(words_of("DeletedAt")));  // "@deletion_times"
    EXPECT_EQ(words.column_roles.front().role, ColumnRole::RowVersion);
    EXPECT_EQ(words.column_roles.front().types, TypeGroups{TypeGroup::Rowversion});
    EXPECT_TRUE(words.column_roles.front().names.empty());
    EXPECT_TRUE(words.known_by.front().columns.matches(words_of("VIN")));
    EXPECT_TRUE(words.known_by.front().tables.matches(words_of("CompanyCar")));
}

TEST(WordsOf, KeepsNames) {
    const Words& words = words_of("OrderLines");
    EXPECT_EQ(words.joined(), "orderline");
    EXPECT_EQ(&words_of("OrderLines"), &words);
    EXPECT_EQ(words_of("orderLINES2").size(), Words("orderLINES2", vocabulary().language).size());
}

TEST(WordsOf, ServesManyThreads) {
    constexpr std::size_t names = 2000;
    std::vector<const Words*> found(names);
    text::for_each_index(names, 4, [&](std::size_t index) {
        found[index] = &words_of("Order" + std::to_string(index / 2) + "Lines");
    });
    for (std::size_t index = 0; index < names; ++index) {
        EXPECT_EQ(found[index]->joined(), "order" + std::to_string(index / 2) + "line");
        EXPECT_EQ(found[index], found[index - index % 2]);
    }
}

}  // namespace
}  // namespace tsqlaudit::facts
