#include "names/phrases.h"

#include <gmock/gmock.h>

#include <array>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <vector>

#include "names/phrase_index.h"
#include "names/words.h"

namespace tsqlaudit::names {
namespace {

using testing::SizeIs;

constexpr std::array abbreviations{WordForm{"no", "number"}, WordForm{"qty", "quantity"}};
constexpr std::array<std::string_view, 1> noise{"utc"};
constexpr WordForms forms{.abbreviations = abbreviations, .trailing_noise = noise};

// Lists of phrases, numbered from 1.
class Lists {
public:
    Lists(std::initializer_list<std::vector<const char*>> lists) {
        std::uint16_t list = 0;
        for (const auto& phrases : lists) {
            ++list;
            for (const char* phrase : phrases) {
                builder_.add(list, phrase, forms);
            }
        }
        language_ = {.forms = forms, .phrases = builder_.index()};
    }

    Words words(std::string_view name) const { return {name, language_}; }
    bool match(std::string_view name, std::uint16_t list = 1) const {
        return PhraseSet{list}.matches(words(name));
    }
    const Language& language() const { return language_; }

private:
    PhraseIndexBuilder builder_;
    Language language_;
};

TEST(PhraseSet, AnchorsHoldAPhraseInItsPlace) {
    const Lists anywhere{{"geo hash"}};
    EXPECT_TRUE(anywhere.match("GeoHash"));
    EXPECT_TRUE(anywhere.match("start_geohash_code"));
    EXPECT_FALSE(anywhere.match("GeoContentHash"));

    const Lists end{{"count$"}};
    EXPECT_TRUE(end.match("UsageCount"));
    EXPECT_TRUE(end.match("UsageCount2"));
    EXPECT_TRUE(end.match("UsageCountUtc"));
    EXPECT_FALSE(end.match("CountryCode"));
    EXPECT_FALSE(end.match("CountOfUses"));
    EXPECT_FALSE(end.match("Account"));

    const Lists whole{{"^active$"}};
    EXPECT_TRUE(whole.match("Active"));
    EXPECT_FALSE(whole.match("ActiveDirectory"));
    EXPECT_FALSE(whole.match("IsActive"));
}

TEST(PhraseSet, FindsTheLongestPhrase) {
    const Lists lists{{"number$", "line number$"}};
    const auto match = PhraseSet{1}.find(lists.words("LineNo"));
    ASSERT_TRUE(match);
    EXPECT_EQ(match->phrase, "line number");
    EXPECT_EQ(match->first, 0U);
    EXPECT_EQ(match->last, 2U);
}

TEST(PhraseSet, FindsTheFirstOfEquals) {
    const Lists lists{{"code", "name"}};
    const auto match = PhraseSet{1}.find(lists.words("NameOfCodeName"));
    ASSERT_TRUE(match);
    EXPECT_EQ(match->phrase, "name");
    EXPECT_EQ(match->first, 0U);
}

TEST(PhraseSet, KeepsListsApart) {
    const Lists lists{{"code", "^name$"}, {"name"}, {"order code"}};
    EXPECT_TRUE(lists.match("OrderCode", 1));
    EXPECT_FALSE(lists.match("OrderCode", 2));
    EXPECT_TRUE(lists.match("OrderCode", 3));
    EXPECT_FALSE(lists.match("LastName", 1));
    EXPECT_TRUE(lists.match("LastName", 2));
    EXPECT_TRUE(lists.match("Name", 1));
}

TEST(PhraseSet, OneThatIsEmptyMatchesNothing) {
    EXPECT_TRUE(PhraseSet::none().empty());
    EXPECT_FALSE(PhraseSet{1}.empty());
    const Lists lists{{"x"}};
    EXPECT_FALSE(PhraseSet::none().matches(lists.words("x")));
    EXPECT_FALSE(lists.match(""));
    EXPECT_FALSE(Lists{}.match("x"));
    EXPECT_FALSE(PhraseSet{1}.matches(Words{}));
}

TEST(PhraseSet, FindsPhrasesOfAnyLength) {
    const std::string name(70, 'x');
    const Lists lists{{name.c_str(), "y", "a b c d e f g h"}};
    EXPECT_TRUE(lists.match(name));
    EXPECT_TRUE(lists.match("Y"));
    EXPECT_TRUE(lists.match("a_b_c_d_e_f_g_h_i"));
    EXPECT_FALSE(lists.match(std::string(69, 'x')));
    EXPECT_FALSE(lists.match(std::string(71, 'x')));
}

TEST(PhraseSet, ReadsProse) {
    const Lists lists{{"soft delete", "^old"}};
    EXPECT_TRUE(PhraseSet{1}.matches(
        Words::of_text("A flag for soft delete, set by hand", lists.language())));
    EXPECT_FALSE(
        PhraseSet{1}.matches(Words::of_text("The soft way to delete old rows", lists.language())));
}

TEST(PhraseSet, SearchesAPartOfANameAnew) {
    const Lists lists{{"^line"}};
    EXPECT_FALSE(lists.match("OrderLine"));
    EXPECT_TRUE(PhraseSet{1}.matches(lists.words("OrderLine").without_first(1)));
}

TEST(PhraseIndex, FindsEachKeyOfMany) {
    PhraseIndexBuilder builder;
    std::vector<std::string> phrases;
    for (int number = 0; number < 2000; ++number) {
        std::string phrase = "w";
        for (int rest = number; rest > 0; rest /= 26) {
            phrase += static_cast<char>('a' + rest % 26);
        }
        phrases.push_back(phrase + "q");
        builder.add(static_cast<std::uint16_t>(1 + number), phrases.back(), forms);
    }
    const Language language{.forms = forms, .phrases = builder.index()};
    for (std::size_t number = 0; number < phrases.size(); ++number) {
        const Words words{phrases[number], language};
        EXPECT_TRUE(PhraseSet{static_cast<std::uint16_t>(1 + number)}.matches(words));
        EXPECT_FALSE(PhraseSet{static_cast<std::uint16_t>(2 + number)}.matches(words));
    }
}

TEST(PhraseIndex, WritesWhatIsThereOnce) {
    PhraseIndexBuilder builder;
    builder.add(1, "order line$", forms);
    builder.add(2, "^order line", forms);
    builder.add(3, "qty", forms);
    const PhraseIndex index = builder.index();
    EXPECT_EQ(index.text, "order lineorderlineqtyquantity");
    EXPECT_THAT(index.keys, SizeIs(2));
    EXPECT_THAT(index.entries, SizeIs(3));
    EXPECT_EQ(index.longest, 9U);
}

TEST(PhraseIndex, RefusesAPhraseWithoutWords) {
    PhraseIndexBuilder builder;
    EXPECT_THROW(builder.add(1, "^$", forms), std::invalid_argument);
    EXPECT_THROW(builder.add(1, "", forms), std::invalid_argument);
}

}  // namespace
}  // namespace tsqlaudit::names
