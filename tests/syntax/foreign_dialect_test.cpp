// Scripts for other products: a few errors, and what they are for.
#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

std::string times(int count, const std::string& text) {
    std::string result;
    for (int index = 0; index < count; ++index) {
        result += text;
    }
    return result;
}

TEST(ForeignDialect, OfMySqlIsSaidOnce) {
    const Parsed parsed = parse_text(times(
        20, "CREATE TABLE `t` (`id` int AUTO_INCREMENT, PRIMARY KEY (`id`)) ENGINE=InnoDB;\n"));
    EXPECT_THAT(parsed.messages(),
                ElementsAre("1:14 unexpected character '`'",
                            "1:28 the file seems to be written for MySQL, not for SQL Server: "
                            "17 more errors in it are not listed",
                            "2:14 unexpected character '`'", "3:14 unexpected character '`'"));
}

struct Script {
    std::string product;
    std::string statement;  // with an error in it
};

void PrintTo(const Script& value, std::ostream* out) {
    *out << value.product;
}

class ForeignDialectTest : public testing::TestWithParam<Script> {};

TEST_P(ForeignDialectTest, IsTold) {
    const Parsed parsed = parse_text(times(10, GetParam().statement));
    EXPECT_THAT(parsed.messages(), SizeIs(4));
    EXPECT_THAT(parsed.messages(), Contains(HasSubstr(" for " + GetParam().product + ", ")));
}

// Two errors, or GO between batches, which no other product has.
TEST_P(ForeignDialectTest, IsNotTakenForOneByLess) {
    const auto hint = Contains(HasSubstr("seems to be written for"));
    EXPECT_THAT(parse_text(times(2, GetParam().statement)).messages(), Not(hint));
    EXPECT_THAT(parse_text(times(10, GetParam().statement + "GO\n")).messages(), Not(hint));
}

INSTANTIATE_TEST_SUITE_P(
    Products, ForeignDialectTest,
    testing::Values(Script{"PostgreSQL",
                           "ALTER TABLE ONLY s.t ADD CONSTRAINT k PRIMARY KEY (id);\n"},
                    Script{"Oracle", "CREATE TABLE t (a VARCHAR2(20 BYTE)) TABLESPACE users;\n"},
                    Script{"SQLite", "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT);\n"},
                    Script{"Hive or Spark", "CREATE TABLE t (a string) STORED AS ORC;\n"}));

TEST(ForeignDialect, IsNoneWhereTransactSqlIsBroken) {
    const Parsed parsed =
        parse_text(times(10, "CREATE TABLE t (a int,, [AUTO_INCREMENT] int, [ENGINE] int)\n"));
    EXPECT_THAT(parsed.messages(), SizeIs(10));
}

}  // namespace
}  // namespace tsqlaudit::syntax
