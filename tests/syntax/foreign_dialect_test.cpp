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
    for (const std::string separator : {"GO\n", "GO;\n", "GO 2\n"}) {
        EXPECT_THAT(parse_text(times(10, GetParam().statement + separator)).messages(), Not(hint))
            << separator;
    }
    EXPECT_THAT(
        parse_text(times(10, GetParam().statement) + times(10, "CREATE TABLE t (a int,, b int);\n"))
            .messages(),
        Not(hint));
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
    const std::string broken = "CREATE TABLE dbo.E (Id int NOT NULL,, X int);\n";
    const std::string update = "UPDATE dbo.Car SET Engine = 'V8' WHERE Engine = 'V6';\n";
    EXPECT_THAT(parse_text(times(2, update) + times(6, broken)).messages(), SizeIs(6));
    EXPECT_THAT(
        parse_text(times(6, "CREATE TABLE dbo.D (Jsonb nvarchar(max), Engine int);\n" + broken))
            .messages(),
        SizeIs(6));
}

// Words of others that are names of columns here.
TEST(ForeignDialect, IsNoneByTheNamesOfColumns) {
    for (const std::string element : {"Jsonb nvarchar(max)", "AUTO_INCREMENT int", "Varchar2 int",
                                      "CHECK (Engine = 1)", "CHECK (t.Jsonb = 1)"}) {
        EXPECT_THAT(
            parse_text(times(6, "CREATE TABLE t (" + element + ", " + element + ",, x int);\n"))
                .messages(),
            SizeIs(6))
            << element;
    }
    for (const std::string column : {"Jsonb", "COLUMN Jsonb"}) {
        EXPECT_THAT(
            parse_text(times(6, "ALTER TABLE t ADD " + column + " int,, x int;\n")).messages(),
            SizeIs(6))
            << column;
    }
}

}  // namespace
}  // namespace tsqlaudit::syntax
