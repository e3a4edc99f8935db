#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "embedded/embedded.h"
#include "rules/fixture_parts.h"
#include "rules/fixture_runner.h"
#include "rules/metadata.h"

namespace tsqlaudit::rules {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string_view fixture(std::string_view rule, std::string_view file) {
    const std::string path = "fixtures/rules/" + std::string{rule} + "/" + std::string{file};
    return embedded::find(path).value_or("");
}

class EveryRule : public testing::TestWithParam<std::string_view> {};

TEST_P(EveryRule, FindsExactlyWhatItsFixturesWant) {
    for (const char* file : {"bad.sql", "good.sql"}) {
        EXPECT_THAT(complaints(GetParam(), fixture(GetParam(), file), registered_rules()),
                    IsEmpty())
            << file;
    }
}

TEST_P(EveryRule, HasABadExampleOfEachVariantAndAGoodOne) {
    std::set<std::string> wanted;
    for (const Mark& mark : wanted_marks(fixture(GetParam(), "bad.sql"))) {
        if (mark.rule == GetParam()) {
            wanted.insert(mark.variant);
        }
    }
    std::set<std::string> declared;
    for (const Variant& variant : find_rule(GetParam())->variants) {
        declared.emplace(variant.name);
    }
    EXPECT_EQ(wanted, declared);
    const auto good = wanted_marks(fixture(GetParam(), "good.sql"));
    EXPECT_EQ(std::ranges::count(good, GetParam(), &Mark::rule), 0);
    EXPECT_NE(fixture(GetParam(), "good.sql"), "");
}

std::vector<std::string_view> ids() {
    std::vector<std::string_view> all;
    for (const RegisteredRule& rule : registered_rules()) {
        all.push_back(rule.id);
    }
    return all;
}

std::string test_name(const testing::TestParamInfo<std::string_view>& rule) {
    std::string name{rule.param};
    std::ranges::replace(name, '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Rules, EveryRule, testing::ValuesIn(ids()), test_name);

// The runner itself: it has to fail when a rule or a fixture is wrong.

constexpr std::string_view heap = R"(CREATE TABLE dbo.A  -- want: missing-primary-key
(
    Id INT NOT NULL
);
)";

TEST(FixtureRunner, IsContentWithWhatIsWanted) {
    EXPECT_THAT(complaints("missing-primary-key", heap, registered_rules()), IsEmpty());
}

TEST(FixtureRunner, ReportsAWishOnAnotherLine) {
    EXPECT_THAT(
        complaints("missing-primary-key",
                   "CREATE TABLE dbo.A (\nId INT NOT NULL);  -- want: missing-primary-key\n",
                   registered_rules()),
        ElementsAre("line 2: not found: missing-primary-key(default)",
                    HasSubstr("line 1: not wanted: missing-primary-key(default)")));
}

TEST(FixtureRunner, ReportsAnotherVariant) {
    EXPECT_THAT(
        complaints(
            "missing-primary-key",
            "CREATE TABLE dbo.A (Id INT NOT NULL);  -- want: missing-primary-key(columnstore)\n",
            registered_rules()),
        ElementsAre("line 1: not found: missing-primary-key(columnstore)",
                    HasSubstr("line 1: not wanted: missing-primary-key(default)")));
}

TEST(FixtureRunner, ReportsARuleThatIsSilent) {
    const auto silent = [](const CheckContext&, FindingSink&) {};
    const RegisteredRule broken{"missing-primary-key", silent};
    EXPECT_THAT(complaints("missing-primary-key", heap, {&broken, 1}),
                ElementsAre("line 1: not found: missing-primary-key(default)"));
}

TEST(FixtureRunner, ReportsARuleThatSaysTooMuch) {
    const auto check =
        std::ranges::find(registered_rules(), "missing-primary-key", &RegisteredRule::id);
    const std::vector<RegisteredRule> twice{*check, *check};
    EXPECT_THAT(complaints("missing-primary-key", heap, twice),
                ElementsAre(HasSubstr("line 1: not wanted: missing-primary-key(default)")));
}

TEST(FixtureRunner, ReportsSqlThatIsNotUnderstood) {
    EXPECT_THAT(complaints("missing-primary-key", "CREATE TABLE dbo.A (Id INT NOT NULL,,);\n",
                           registered_rules()),
                Contains(HasSubstr("line 1: ")));
}

TEST(FixtureRunner, ReportsWhatIsLeftOutUnlessItIsAnnounced) {
    const std::string misspelt =
        "CREATE TABLE dbo.A (Id INT NOT NULL PRIMARY KEY);\nCREATE INDEX IX ON dbo.A (Idd);";
    EXPECT_THAT(complaints("redundant-index", misspelt, registered_rules()),
                ElementsAre(HasSubstr("line 2: ")));
    EXPECT_THAT(
        complaints("redundant-index", misspelt + "  -- diagnostic: Idd", registered_rules()),
        IsEmpty());
    EXPECT_THAT(complaints("redundant-index", misspelt + "  -- diagnostic: no such words",
                           registered_rules()),
                ElementsAre(HasSubstr("line 2: no diagnostic no such words"), HasSubstr("Idd")));
    EXPECT_THAT(complaints("redundant-index",
                           "CREATE TABLE dbo.A (Id INT NOT NULL PRIMARY KEY);  -- diagnostic: x",
                           registered_rules()),
                ElementsAre(HasSubstr("line 1: no diagnostic x")));
}

TEST(FixtureRunner, JudgesWhatFollowsATargetByItself) {
    EXPECT_THAT(complaints("not-deployable",
                           "CREATE TABLE dbo.A (Id INT NOT NULL PRIMARY KEY, B JSON);\n"
                           "-- target: 2019\n"
                           "CREATE TABLE dbo.A (Id INT NOT NULL PRIMARY KEY, B JSON);  -- want: "
                           "not-deployable(version)\n",
                           registered_rules()),
                IsEmpty());
}

TEST(FixtureRunner, ReadsDirectives) {
    const facts::Settings settings = fixture_settings(
        "-- target: 2019\n-- settings: multi-tenant, atom-store=dbo.Blob, shared=dbo.Country\n"
        "-- rows: dbo.Order 5000000\n");
    EXPECT_EQ(settings.target, sqlserver::Target::Sql2019);
    EXPECT_EQ(settings.multi_tenant, true);
    EXPECT_EQ(settings.atom_store, "dbo.Blob");
    EXPECT_THAT(settings.shared_tables, ElementsAre("dbo.Country"));
    EXPECT_EQ(settings.row_counts.at("dbo.order"), 5'000'000);
    EXPECT_THROW(fixture_settings("-- target: 2000\n"), std::invalid_argument);
    EXPECT_THROW(fixture_settings("-- settings: purple\n"), std::invalid_argument);
    EXPECT_THROW(fixture_settings("-- rows: dbo.Order\n"), std::invalid_argument);
}

TEST(FixtureRunner, ReadsWishes) {
    EXPECT_THAT(wanted_marks("a\nb -- want: one-rule, two-rule(small)\n"),
                ElementsAre(Mark{2, "one-rule", "default"}, Mark{2, "two-rule", "small"}));
    EXPECT_THAT(wanted_marks("a -- want: one-rule(small) -- says: 2 of 3, (or so)\n"),
                ElementsAre(Mark{1, "one-rule", "small", "2 of 3, (or so)"}));
}

TEST(FixtureRunner, ReportsAMessageThatSaysSomethingElse) {
    const std::string table = "CREATE TABLE dbo.A (Id INT NOT NULL);  -- want: missing-primary-key";
    EXPECT_THAT(complaints("missing-primary-key", table + " -- says: dbo.A", registered_rules()),
                IsEmpty());
    EXPECT_THAT(complaints("missing-primary-key", table + " -- says: dbo.B", registered_rules()),
                Contains("line 1: not found: missing-primary-key(default) that says: dbo.B"));
}

}  // namespace
}  // namespace tsqlaudit::rules
