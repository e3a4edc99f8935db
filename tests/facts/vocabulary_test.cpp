#include "facts/vocabulary.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "embedded/embedded.h"
#include "text/parallel.h"

namespace tsqlaudit::facts {
namespace {

PhraseSet set_of(std::initializer_list<const char*> phrases) {
    PhraseSet set;
    for (const char* phrase : phrases) {
        set.add(phrase, vocabulary().forms);
    }
    return set;
}

bool matches(const PhraseSet& set, std::string_view name) {
    return set.matches(Words{name, vocabulary().forms});
}

TEST(PhraseSet, AnchorsHoldAPhraseInItsPlace) {
    const PhraseSet anywhere = set_of({"geo hash"});
    EXPECT_TRUE(matches(anywhere, "GeoHash"));
    EXPECT_TRUE(matches(anywhere, "start_geohash_code"));
    EXPECT_FALSE(matches(anywhere, "GeoContentHash"));

    const PhraseSet end = set_of({"count$"});
    EXPECT_TRUE(matches(end, "UsageCount"));
    EXPECT_TRUE(matches(end, "UsageCount2"));
    EXPECT_FALSE(matches(end, "CountryCode"));
    EXPECT_FALSE(matches(end, "CountOfUses"));
    EXPECT_FALSE(matches(end, "Account"));

    const PhraseSet whole = set_of({"^active$"});
    EXPECT_TRUE(matches(whole, "Active"));
    EXPECT_FALSE(matches(whole, "ActiveDirectory"));
    EXPECT_FALSE(matches(whole, "IsActive"));
}

TEST(PhraseSet, FindsTheLongestPhrase) {
    const auto match = set_of({"number$", "line number$"}).find({"LineNo", vocabulary().forms});
    ASSERT_TRUE(match);
    EXPECT_EQ(match->phrase, "line number");
    EXPECT_EQ(match->first, 0U);
    EXPECT_EQ(match->last, 2U);
}

TEST(PhraseSet, OneThatIsEmptyMatchesNothing) {
    EXPECT_FALSE(matches(PhraseSet{}, "Anything"));
    EXPECT_FALSE(matches(set_of({"x"}), ""));
}

TEST(PhraseSet, FindsPhrasesOfAnyLength) {
    const std::string name(70, 'x');
    const PhraseSet set = set_of({name.c_str(), "y"});
    EXPECT_TRUE(matches(set, name));
    EXPECT_TRUE(matches(set, "Y"));
    EXPECT_FALSE(matches(set, std::string(6, 'x')));  // as long, modulo 64
    EXPECT_FALSE(matches(set, std::string(69, 'x')));
}

TEST(WordsOf, KeepsNames) {
    const Words& words = words_of("OrderLines");
    EXPECT_EQ(words.joined(), "orderline");
    EXPECT_EQ(&words_of("OrderLines"), &words);
    EXPECT_EQ(words_of("orderLINES2").size(), Words("orderLINES2", vocabulary().forms).size());
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

std::string built_in() {
    return std::string{embedded::find("rules/data/vocabulary.json").value()};
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos);
    return text.replace(at, from.size(), to);
}

TEST(Vocabulary, RefusesWhatItDoesNotKnow) {
    EXPECT_NO_THROW(load_vocabulary(built_in()));
    const auto refused = [](const std::string& from, const std::string& to) {
        EXPECT_THROW(load_vocabulary(with(built_in(), from, to)), std::logic_error) << to;
    };
    refused("\"role\": \"spatial\"", "\"role\": \"spacial\"");
    refused("\"types\": [\"spatial\"]", "\"types\": [\"shapes\"]");
    refused("\"@closed_enums\"", "\"@closed\"");
    refused("\"enum_like\"", "\"enumlike\"");
    refused("\"own_heads\"", "\"own_tails\"");
    refused("\"atom_store\"", "\"atom_stores\"");
    refused("{", "");
}

}  // namespace
}  // namespace tsqlaudit::facts
