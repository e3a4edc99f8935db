#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

struct ExpressionCase {
    std::string written;
    std::string expected;
};

void PrintTo(const ExpressionCase& value, std::ostream* out) {
    *out << value.written;
}

class ConditionTest : public testing::TestWithParam<ExpressionCase> {};

TEST_P(ConditionTest, IsRead) {
    EXPECT_EQ(check(GetParam().written), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Conditions, ConditionTest,
    testing::Values(
        ExpressionCase{"a = 1 OR b = 2 AND c = 3", "((a = 1) OR ((b = 2) AND (c = 3)))"},
        ExpressionCase{"(a = 1 OR b = 2) AND c = 3", "(((a = 1) OR (b = 2)) AND (c = 3))"},
        ExpressionCase{"a = 1 AND b = 2 AND c = 3", "(((a = 1) AND (b = 2)) AND (c = 3))"},
        ExpressionCase{"NOT a = 1 AND b = 2", "((NOT (a = 1)) AND (b = 2))"},
        ExpressionCase{"NOT NOT a > 1", "(NOT (NOT (a > 1)))"},
        ExpressionCase{"a != 1", "(a <> 1)"}, ExpressionCase{"a < > 1", "(a <> 1)"},
        ExpressionCase{"a !> 1", "(a <= 1)"}, ExpressionCase{"a !< 1", "(a >= 1)"},
        ExpressionCase{"a > = 1", "(a >= 1)"}, ExpressionCase{"a IN (1, 2)", "(a IN 1, 2)"},
        ExpressionCase{"a NOT IN ('x')", "(a NOT IN 'x')"},
        ExpressionCase{"IDENTITYCOL < 9", "(IDENTITYCOL() < 9)"},
        ExpressionCase{"a IN (SELECT b FROM c)", "(a IN subquery)"},
        ExpressionCase{"a > ALL (SELECT b FROM c)", "(a > subquery)"},
        ExpressionCase{"a BETWEEN 1 AND 2 OR b = 1", "((a BETWEEN 1, 2) OR (b = 1))"},
        ExpressionCase{"a NOT BETWEEN b + 1 AND 2", "(a NOT BETWEEN (b + 1), 2)"},
        ExpressionCase{"a LIKE '%x' ESCAPE '!'", "(a LIKE '%x', '!')"},
        ExpressionCase{"a LIKE '%x' {escape '!'} AND b = 1", "((a LIKE '%x', '!') AND (b = 1))"},
        ExpressionCase{"a NOT LIKE N'[0-9]'", "(a NOT LIKE N'[0-9]')"},
        ExpressionCase{"a IS NULL", "(a IS NULL)"},
        ExpressionCase{"a IS NOT NULL AND b = 1", "((a IS NOT NULL) AND (b = 1))"},
        ExpressionCase{"a IS DISTINCT FROM b", "(a IS DISTINCT FROM b)"},
        ExpressionCase{"a IS NOT DISTINCT FROM 3", "(a IS NOT DISTINCT FROM 3)"},
        ExpressionCase{"EXISTS (SELECT 1)", "EXISTS"},
        ExpressionCase{"isjson(a) = (1)", "(isjson(a) = 1)"},
        ExpressionCase{"json_array(a, NULL ON NULL RETURNING json) = '[]'",
                       "(json_array(a, NULL) = '[]')"},
        ExpressionCase{"json_object('k': a ABSENT ON NULL RETURNING json) = '{}'",
                       "(json_object('k', a) = '{}')"},
        ExpressionCase{"json_query(a, '$.b' WITH ARRAY WRAPPER) = '[]'",
                       "(json_query(a, '$.b') = '[]')"}));

INSTANTIATE_TEST_SUITE_P(Arithmetic, ConditionTest,
                         testing::Values(ExpressionCase{"a + b * c - d", "((a + (b * c)) - d)"},
                                         ExpressionCase{"a * b % c / d", "(((a * b) % c) / d)"},
                                         ExpressionCase{"(a + b) * c", "((a + b) * c)"},
                                         ExpressionCase{"a & b | c ^ d", "(((a & b) | c) ^ d)"},
                                         ExpressionCase{"a || b", "(a || b)"},
                                         ExpressionCase{"- -a + ~b", "((- (- a)) + (~ b))"},
                                         ExpressionCase{"a + b COLLATE x", "(a + (b COLLATE x))"},
                                         ExpressionCase{"a * b AT TIME ZONE 'UTC' + c",
                                                        "((a * (b AT TIME ZONE 'UTC')) + c)"},
                                         ExpressionCase{"a COLLATE x = 'b' COLLATE y",
                                                        "((a COLLATE x) = ('b' COLLATE y))"}));

INSTANTIATE_TEST_SUITE_P(
    Operands, ConditionTest,
    testing::Values(
        ExpressionCase{"t.a = dbo.t.b", "(t.a = dbo.t.b)"},
        ExpressionCase{"dbo.f(a, 1) = 1", "(dbo.f(a, 1) = 1)"},
        ExpressionCase{"[dbo].[f]() = 1", "(dbo.f() = 1)"},
        ExpressionCase{"geometry::Point(a, b, 0).STX = 1", "(geometry::Point(a, b, 0)->STX = 1)"},
        ExpressionCase{"[geo]::[Parse]('x') = 1", "(geo::Parse('x') = 1)"},
        ExpressionCase{"sys.geometry::Parse('x') = 1", "(sys.geometry::Parse('x') = 1)"},
        ExpressionCase{"a.STArea() > 1", "(a->STArea() > 1)"},
        ExpressionCase{"t.a.STBuffer(2).STArea() > 1", "(t.a->STBuffer(2)->STArea() > 1)"},
        ExpressionCase{"a.Lat > 1", "(a->Lat > 1)"},
        ExpressionCase{"a.value('(/x)[1]', 'int') = 1", "(a->value('(/x)[1]', 'int') = 1)"},
        ExpressionCase{"hierarchyid::GetRoot() = a", "(hierarchyid::GetRoot() = a)"},
        ExpressionCase{"CAST(a AS decimal(9, 2)) = 1", "(CAST(a AS decimal(9,2)) = 1)"},
        ExpressionCase{"try_cast(a AS date) = 1", "(TRY_CAST(a AS date) = 1)"},
        ExpressionCase{"CONVERT(varchar(10), a, 120) = 1", "(CONVERT(a, 120 AS varchar(10)) = 1)"},
        ExpressionCase{"TRY_CONVERT([int], a) = 1", "(TRY_CONVERT(a AS int) = 1)"},
        ExpressionCase{"PARSE(a AS date USING 'de') = 1", "(PARSE(a, 'de' AS date) = 1)"},
        ExpressionCase{"CASE WHEN a = 1 THEN 'x' ELSE 'y' END = 'x'",
                       "(CASE else[(a = 1), 'x', 'y'] = 'x')"},
        ExpressionCase{"CASE a WHEN 1 THEN 2 WHEN 3 THEN 4 END = 1",
                       "(CASE input[a, 1, 2, 3, 4] = 1)"},
        ExpressionCase{"IIF(a > 1 AND b < 2, 1, 0) = 1", "(IIF(((a > 1) AND (b < 2)), 1, 0) = 1)"},
        ExpressionCase{"COALESCE(a, NULLIF(b, '')) = LEFT(c, 2)",
                       "(COALESCE(a, NULLIF(b, '')) = LEFT(c, 2))"},
        ExpressionCase{"JSON_VALUE(a, '$.b' RETURNING int) = 1", "(JSON_VALUE(a, '$.b') = 1)"},
        ExpressionCase{"JSON_OBJECT('k': a, 'l': b ABSENT ON NULL) = 1",
                       "(JSON_OBJECT('k', a, 'l', b) = 1)"},
        ExpressionCase{"JSON_ARRAY(a, b NULL ON NULL) = 1", "(JSON_ARRAY(a, b) = 1)"},
        ExpressionCase{"TRIM('x' FROM a) = a", "(TRIM('x', a) = a)"},
        ExpressionCase{"TRIM(LEADING '0' FROM a) = a", "(TRIM('0', a) = a)"},
        ExpressionCase{"TRIM(both CHAR(9) + 'x' FROM a) = a", "(TRIM((CHAR(9) + 'x'), a) = a)"},
        ExpressionCase{"TRIM(TRAILING both FROM a) = a", "(TRIM(both, a) = a)"},
        ExpressionCase{"TRIM(both FROM leading) = a", "(TRIM(both, leading) = a)"},
        ExpressionCase{"TRIM(leading + 'x' FROM a) = a", "(TRIM((leading + 'x'), a) = a)"},
        ExpressionCase{"TRIM(trailing) = a", "(TRIM(trailing) = a)"},
        ExpressionCase{"AI_GENERATE_EMBEDDINGS(a + 'x' USE MODEL [my model]) IS NULL",
                       "(AI_GENERATE_EMBEDDINGS((a + 'x')) IS NULL)"},
        ExpressionCase{"ai_generate_embeddings(a use model m parameters b) IS NULL",
                       "(ai_generate_embeddings(a, b) IS NULL)"},
        ExpressionCase{"{fn LEFT(a, 1)} = {fn USER()}", "(LEFT(a, 1) = USER())"},
        ExpressionCase{"{fn CONVERT(a, SQL_DATE)} = 1", "(CONVERT(a, SQL_DATE) = 1)"},
        ExpressionCase{"{fn TRUNCATE(a, 0)} = {fn DATABASE()}", "(TRUNCATE(a, 0) = DATABASE())"},
        ExpressionCase{"{fn INSERT(a, 1, 1, 'b')} = 'b'", "(INSERT(a, 1, 1, 'b') = 'b')"},
        ExpressionCase{"CONTAINS((a, [b]), 'x', LANGUAGE 1033) OR (a) = 1",
                       "(CONTAINS(a, b, 'x', 1033) OR (a = 1))"},
        ExpressionCase{"FREETEXT((a), N'x', LANGUAGE 'de') AND CONTAINS(*, 'y')",
                       "(FREETEXT(a, N'x', 'de') AND CONTAINS(*, 'y'))"},
        ExpressionCase{"CONTAINS(PROPERTY(a, 'Title'), 'x', language)",
                       "CONTAINS(PROPERTY(a, 'Title'), 'x', language)"},
        ExpressionCase{"a > $ AND b < $-5", "((a > $) AND (b < $-5))"},
        ExpressionCase{"COUNT(*) = 1", "(COUNT(*) = 1)"},
        ExpressionCase{"COUNT(DISTINCT a) = 1", "(COUNT(a) = 1)"},
        ExpressionCase{"a = N'it''s'", "(a = N'it's')"},
        ExpressionCase{"a > -1.5e-3", "(a > (- 1.5e-3))"},
        ExpressionCase{"a = \u00A312", "(a = \u00A312)"},
        ExpressionCase{"@x = @@SPID", "(@x = @@SPID)"},
        ExpressionCase{"$PARTITION.f(a) = 1", "($PARTITION.f(a) = 1)"},
        ExpressionCase{"f(DEFAULT, NULL) = 1", "(f(DEFAULT, NULL) = 1)"},
        ExpressionCase{"a = (SELECT 1)", "(a = subquery)"},
        ExpressionCase{"USER_NAME() = USER", "(USER_NAME() = USER())"}));

TEST(Expression, KnowsWhereItStands) {
    const Parsed parsed = parse_text("CREATE TABLE t (a int, CHECK (a > 0 AND - a.STX <= f(b)))");
    const auto& table = std::get<CreateTable>(parsed.result.script.statements.at(0).node);
    const Expression& both = *table.constraints.at(0).expression;
    EXPECT_EQ(parsed.text(both.span), "a > 0 AND - a.STX <= f(b)");
    const Expression& right = *both.operands.at(1);
    EXPECT_EQ(parsed.text(right.operands.at(0)->span), "- a.STX");
    EXPECT_EQ(parsed.text(right.operands.at(0)->operands.at(0)->span), "a.STX");
    EXPECT_EQ(parsed.text(right.operands.at(1)->span), "f(b)");
}

TEST(Expression, ReadsDoubleQuotesAsTheSettingSays) {
    const std::string table = "CREATE TABLE t (a int, CHECK (\"a\" = 1))\n";
    const auto on = statements_of("SET QUOTED_IDENTIFIER ON\nGO\n" + table);
    EXPECT_EQ(to_text(std::get<CreateTable>(on.at(0).node).constraints.at(0).expression),
              "(a = 1)");
    const auto off = statements_of("SET QUOTED_IDENTIFIER OFF\nGO\n" + table +
                                   "GO\nSET ANSI_NULLS, QUOTED_IDENTIFIER ON\n" + table);
    EXPECT_EQ(to_text(std::get<CreateTable>(off.at(0).node).constraints.at(0).expression),
              "('a' = 1)");
    EXPECT_EQ(to_text(std::get<CreateTable>(off.at(1).node).constraints.at(0).expression),
              "(a = 1)");
}

}  // namespace
}  // namespace tsqlaudit::syntax
