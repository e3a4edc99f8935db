#include "rule_compiler/compile.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <stdexcept>
#include <string>

#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::rule_compiler {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Key;
using testing::Not;
using testing::StartsWith;
using testing::UnorderedElementsAre;

constexpr std::string_view vocabulary = R"({
    "about": "Words.",
    "words": {"abbreviations": {"qty": "quantity", "no": "number"}, "singulars": {},
              "invariable": ["status", "alias"], "run_on_heads": [], "run_on_abbreviations": {},
              "run_on_exceptions": [], "trailing_noise": ["utc"],
              "type_prefixes": []},
    "lists": {"kinds": ["type$", "kind$"]},
    "comments": {"json": ["json"], "one_to_one": ["one-to-one"]},
    "column_roles": [{"role": "row-version", "types": ["rowversion", "small-integer"],
                      "names": ["@kinds", "qty$"], "max_length": 50, "enum_like": true}],
    "known_by": [{"columns": ["vin$"], "tables": ["car$"]}],
    "empty": {"list": []}
})";

// A folder of rules with a vocabulary, in which a piece of text is another.
class Rules {
public:
    explicit Rules(const std::string& from = "", const std::string& to = "") {
        std::string text{vocabulary};
        if (!from.empty()) {
            const std::size_t at = text.find(from);
            EXPECT_NE(at, std::string::npos) << from;
            text.replace(at, from.size(), to);
        }
        test::write_file(folder_.path() / "data/vocabulary.json", text);
        test::write_file(folder_.path() / "data/strengths.json", R"({"strengths": []})");
    }

    const fs::path& path() const { return folder_.path(); }
    std::string source(const std::string& name) const { return compile(path()).at(name); }
    std::string error() const {
        try {
            compile(path());
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "";
    }

private:
    test::TemporaryDirectory folder_;
};

TEST(Compile, TurnsSectionsIntoMembers) {
    const std::string source = Rules{}.source("vocabulary_table.cpp");
    EXPECT_THAT(source, AllOf(HasSubstr(".comments = {.json = names::PhraseSet{1}, "
                                        ".one_to_one = items_"),
                              HasSubstr("\"one-to-one\""),
                              HasSubstr(".empty = {.list = names::PhraseSet::none()}")));
    EXPECT_THAT(source, HasSubstr("{.role = ColumnRole::RowVersion, .types = TypeGroup::Rowversion "
                                  "| TypeGroup::SmallInteger, .names = names::PhraseSet{2}, "
                                  ".except = names::PhraseSet::none(), .beside = "
                                  "names::PhraseSet::none(), .max_length = 50, .is_enum_like = "
                                  "true}"));
    EXPECT_THAT(source,
                HasSubstr("{.columns = names::PhraseSet{3}, .tables = names::PhraseSet{4}}"));
    EXPECT_THAT(source, Not(HasSubstr("Words.")));
}

TEST(Compile, SortsWordsAndWritesPhrasesInTheirNormalForm) {
    const std::string source = Rules{}.source("vocabulary_table.cpp");
    EXPECT_LT(source.find(R"({"no", "number"})"), source.find(R"({"qty", "quantity"})"));
    EXPECT_LT(source.find("\"alias\""), source.find("\"status\""));
    EXPECT_THAT(source, HasSubstr(R"(.text = "jsontypekindqtyquantityvincar")"));
}

TEST(Compile, SaysWhichFileIsWrong) {
    const auto refused = [](const std::string& from, const std::string& to) {
        return Rules{from, to}.error();
    };
    EXPECT_EQ(Rules{}.error(), "");
    EXPECT_THAT(
        refused("\"@kinds\"", "\"@kind\""),
        AllOf(HasSubstr("vocabulary.json"), HasSubstr("\"column_roles\": there is no list @kind")));
    EXPECT_THAT(refused("\"enum_like\"", "\"enumlike\""), HasSubstr("unknown key \"enumlike\""));
    EXPECT_THAT(refused("\"max_length\": 50", "\"max_length\": -1"), HasSubstr("max_length"));
    EXPECT_THAT(refused("\"trailing_noise\"", "\"noise\""),
                HasSubstr("missing \"trailing_noise\""));
    EXPECT_THAT(refused("\"role\": \"row-version\"", "\"role\": \"row version\""),
                HasSubstr("not lower-case words"));
    EXPECT_THAT(refused("\"json\": [\"json\"]", "\"json\": \"json\""),
                HasSubstr("\"comments\": \"json\" has to be a list"));
    EXPECT_THAT(refused("\"vin$\"", "\"$\""), HasSubstr("a phrase without words"));
    EXPECT_THAT(refused("{", ""), HasSubstr("vocabulary.json"));

    const Rules rules;
    test::write_file(rules.path() / "some-rule.json", "{}");
    EXPECT_THAT(rules.error(), AllOf(StartsWith((rules.path() / "some-rule.json").string()),
                                     HasSubstr("missing \"id\"")));
    fs::remove(rules.path() / "data/strengths.json");
    fs::remove(rules.path() / "some-rule.json");
    EXPECT_THAT(rules.error(), HasSubstr("strengths.json: cannot be read"));
}

TEST(Compile, GivesTheSameForTheSame) {
    const auto sources = compile(test::source_dir() / "rules");
    EXPECT_THAT(sources, UnorderedElementsAre(Key("rule_table.cpp"), Key("strength_table.cpp"),
                                              Key("vocabulary_table.cpp")));
    EXPECT_EQ(compile(test::source_dir() / "rules"), sources);
}

}  // namespace
}  // namespace tsqlaudit::rule_compiler
