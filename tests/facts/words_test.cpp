#include "names/words.h"

#include <gmock/gmock.h>

#include "facts/vocabulary.h"

namespace tsqlaudit::facts {
namespace {

using names::normalize_word;
using names::split_name;
using testing::ElementsAre;

TEST(SplitName, FollowsTheBordersThatPeopleWrite) {
    EXPECT_THAT(split_name("LastUsedAt"), ElementsAre("Last", "Used", "At"));
    EXPECT_THAT(split_name("last_used-at"), ElementsAre("last", "used", "at"));
    EXPECT_THAT(split_name("isActive"), ElementsAre("is", "Active"));
    EXPECT_THAT(split_name("Equipment Item Id"), ElementsAre("Equipment", "Item", "Id"));
}

TEST(SplitName, KeepsAcronymsTogether) {
    EXPECT_THAT(split_name("HTTPServerID"), ElementsAre("HTTP", "Server", "ID"));
    EXPECT_THAT(split_name("SourceURLs"), ElementsAre("Source", "URLs"));
    EXPECT_THAT(split_name("URLsSeen"), ElementsAre("URLs", "Seen"));
    EXPECT_THAT(split_name("ZMin"), ElementsAre("Z", "Min"));
    EXPECT_THAT(split_name("LATITUDE"), ElementsAre("LATITUDE"));
}

TEST(SplitName, SeparatesNumbers) {
    EXPECT_THAT(split_name("Sha256Hash"), ElementsAre("Sha", "256", "Hash"));
    EXPECT_THAT(split_name("Line2"), ElementsAre("Line", "2"));
}

TEST(SplitName, TakesWhateverItGets) {
    EXPECT_THAT(split_name(""), ElementsAre());
    EXPECT_THAT(split_name("__"), ElementsAre());
    EXPECT_THAT(split_name("Größe"), ElementsAre("Größe"));
}

std::string normal(std::string_view word) {
    return normalize_word(word, vocabulary().language.forms);
}

TEST(NormalizeWord, MakesPluralsSingular) {
    EXPECT_EQ(normal("Categories"), "category");
    EXPECT_EQ(normal("Boxes"), "box");
    EXPECT_EQ(normal("Batches"), "batch");
    EXPECT_EQ(normal("Caches"), "cache");
    EXPECT_EQ(normal("Classes"), "class");
    EXPECT_EQ(normal("Licenses"), "license");
    EXPECT_EQ(normal("People"), "person");
    EXPECT_EQ(normal("Indices"), "index");
    EXPECT_EQ(normal("URLs"), "url");
    EXPECT_EQ(normal("Statuses"), "status");
}

TEST(NormalizeWord, LeavesSingularsAlone) {
    for (const char* word : {"status", "address", "analysis", "bus", "is", "has", "ms", "alias",
                             "basis", "series", "gps", "virus", "class"}) {
        EXPECT_EQ(normal(word), word);
    }
}

TEST(NormalizeWord, WritesAbbreviationsOut) {
    EXPECT_EQ(normal("Idx"), "index");
    EXPECT_EQ(normal("QTY"), "quantity");
    EXPECT_EQ(normal("No"), "number");
    EXPECT_EQ(normal("stats"), "stat");
}

std::vector<std::string> words_of(std::string_view name) {
    const Words words{name, vocabulary().language};
    std::vector<std::string> list;
    for (std::size_t index = 0; index < words.size(); ++index) {
        list.emplace_back(words.word(index));
    }
    return list;
}

TEST(Words, TakesNamesApartThatRunOn) {
    EXPECT_THAT(words_of("customerid"), ElementsAre("customer", "id"));
    EXPECT_THAT(words_of("ORDERDATE"), ElementsAre("order", "date"));
    EXPECT_THAT(words_of("acct_sessiontime"), ElementsAre("account", "session", "time"));
}

TEST(Words, TakesOldNamesInCapitalsApart) {
    EXPECT_THAT(words_of("ORDSTS"), ElementsAre("order", "status"));
    EXPECT_THAT(words_of("T_ITMTYP"), ElementsAre("t", "itm", "type"));
    EXPECT_THAT(words_of("CRTDAT"), ElementsAre("crt", "date"));
    EXPECT_THAT(words_of("ordsts"), ElementsAre("ordst"));
    EXPECT_THAT(words_of("POSTS"), ElementsAre("post"));
    EXPECT_THAT(words_of("REQUESTSTS"), ElementsAre("requestst"));
}

TEST(Words, TakesShortenedNumbersAndAmountsApart) {
    EXPECT_THAT(words_of("LINENMBR"), ElementsAre("line", "number"));
    EXPECT_THAT(words_of("SEQNUMBR"), ElementsAre("sequence", "number"));
    EXPECT_THAT(words_of("SEQNUM"), ElementsAre("sequence", "number"));
    EXPECT_THAT(words_of("POSNR"), ElementsAre("position", "number"));
    EXPECT_THAT(words_of("DOCAMNT"), ElementsAre("document", "amount"));
    EXPECT_THAT(words_of("CREDITAMT"), ElementsAre("credit", "amount"));
    EXPECT_THAT(words_of("UNITCOST"), ElementsAre("unit", "cost"));
    EXPECT_THAT(words_of("PLATINUM"), ElementsAre("platinum"));
}

TEST(Words, LeavesWordsWholeThatOnlyEndLikeOne) {
    for (const char* name : {"paid", "valid", "update", "discount", "account", "surname", "id"}) {
        EXPECT_THAT(words_of(name), ElementsAre(name));
    }
    // The capitals of this name say where its words begin.
    EXPECT_THAT(words_of("Userid"), ElementsAre("userid"));
}

TEST(Words, ComparesSpansHoweverTheyAreCut) {
    const names::Language& language = vocabulary().language;
    const Words child{"SalesOrderLines", language};
    EXPECT_TRUE(child.contains(Words("Order", language)));
    EXPECT_TRUE(child.contains(Words("orderline", language)));
    EXPECT_TRUE(child.starts_with(Words("Sales", language)));
    EXPECT_TRUE(child.ends_with(Words("OrderLine", language)));
    EXPECT_FALSE(child.contains(Words("LineSales", language)));
    EXPECT_FALSE(child.contains(Words("Sale Line", language)));
    EXPECT_FALSE(child.starts_with(Words("Order", language)));
}

TEST(Words, LeaveOutTheTypeOfAVariable) {
    EXPECT_THAT(words_of("strOrderNo"), ElementsAre("order", "number"));
    EXPECT_THAT(words_of("dtmCreated"), ElementsAre("created"));
    EXPECT_THAT(words_of("intStatus"), ElementsAre("status"));
    // A word of its own, the whole name, a capital, a number after it, the beginning of a word.
    EXPECT_THAT(words_of("str_order"), ElementsAre("str", "order"));
    EXPECT_THAT(words_of("int"), ElementsAre("int"));
    EXPECT_THAT(words_of("IntStatus"), ElementsAre("int", "status"));
    EXPECT_THAT(words_of("str2Name"), ElementsAre("str", "2", "name"));
    EXPECT_THAT(words_of("internalName"), ElementsAre("internal", "name"));
}

TEST(Words, NumbersAtTheEndAreNotSignificant) {
    const names::Language& language = vocabulary().language;
    EXPECT_EQ(Words("AddressLine2", language).significant_size(), 2U);
    EXPECT_EQ(Words("CreatedAtUtc", language).significant_size(), 2U);
    EXPECT_EQ(Words("42", language).significant_size(), 1U);
}

}  // namespace
}  // namespace tsqlaudit::facts
