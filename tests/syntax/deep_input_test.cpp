// Statements that are nested too deep or are huge: one diagnostic, in linear time.
#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string repeated(std::string_view text, std::size_t count) {
    std::string result;
    for (std::size_t index = 0; index < count; ++index) {
        result += text;
    }
    return result;
}

struct DeepCase {
    std::string name;
    std::string text;
    std::string message;
};

void PrintTo(const DeepCase& value, std::ostream* out) {
    *out << value.name;
}

class DeepInputTest : public testing::TestWithParam<DeepCase> {};

TEST_P(DeepInputTest, IsAnErrorMessage) {
    const Parsed parsed = parse_text("CREATE TABLE before (a int)\n" + GetParam().text +
                                     "\nGO\nCREATE TABLE after (a int)");
    EXPECT_THAT(parsed.messages(), ElementsAre(GetParam().message));
    EXPECT_THAT(table_names(parsed.result), ElementsAre("before", "after"));
}

constexpr std::size_t million = 1'000'000;
constexpr std::size_t many = 200'000;

INSTANTIATE_TEST_SUITE_P(
    Kinds, DeepInputTest,
    testing::Values(
        DeepCase{"parentheses", "CREATE TABLE t (a int CHECK (" + repeated("(", million),
                 "2:528 the statement is nested more than 500 levels deep"},
        DeepCase{"cases", "CREATE TABLE t (a AS " + repeated("CASE WHEN ", many),
                 "2:5012 the statement is nested more than 500 levels deep"},
        DeepCase{"signs", "CREATE TABLE t (a int DEFAULT " + repeated("- ", many) + "1)",
                 "2:31 the expression has more than 5000 operators"},
        DeepCase{"negations", "CREATE TABLE t (a int CHECK (" + repeated("NOT ", many) + "a = 1))",
                 "2:30 the expression has more than 5000 operators"},
        DeepCase{"sums", "CREATE TABLE t (a AS " + repeated("1 + ", many) + "1)",
                 "2:22 the expression has more than 5000 operators"},
        DeepCase{"methods", "CREATE TABLE t (a AS b" + repeated(".c()", many) + ")",
                 "2:22 the expression has more than 5000 operators"}));

TEST(DeepInput, AsDeepAsAllowedIsRead) {
    EXPECT_EQ(check(repeated("(", 490) + "a = 1" + repeated(")", 490)), "(a = 1)");
    const auto table =
        only<CreateTable>("CREATE TABLE t (a int, CHECK (" + repeated("NOT ", 4990) + "a = 1))");
    std::size_t depth = 0;
    const Expression* expression = table.constraints.at(0).expression.get();
    for (; expression->operands.size() == 1; expression = expression->operands.front().get()) {
        ++depth;
    }
    EXPECT_EQ(depth, 4990U);
}

TEST(HugeInput, IsReadInLinearTime) {
    EXPECT_THAT(parse_text(repeated("IF 1 = 1 BEGIN ", many)).messages(), IsEmpty());
    EXPECT_THAT(parse_text(repeated("GRANT x ", many)).messages(), IsEmpty());
    EXPECT_THAT(parse_text(repeated("END ELSE ", many)).messages(), IsEmpty());
    EXPECT_EQ(parse_text(repeated("CREATE TABLE t ([\n", 10'000)).messages().size(), 10'000U);
    EXPECT_EQ(parse_text(repeated("/* ", many)).messages().size(), 1U);
    EXPECT_LE(parse_text(repeated("/* /* */ ", many)).messages().size(), 10U);
    EXPECT_LE(parse_text(repeated("'a\nCREATE ", many | 1)).messages().size(), 11U);
    EXPECT_EQ(parse_text(repeated("CREATE TABLE t (a AS (SELECT ", many)).messages().size(), 1U);
}

}  // namespace
}  // namespace tsqlaudit::syntax
