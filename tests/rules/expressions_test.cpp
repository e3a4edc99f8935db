#include "rules/expressions.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "catalog/builder.h"
#include "syntax/parser.h"

namespace tsqlaudit::rules {
namespace {

// The parsed default of a column.
syntax::ExpressionPtr parsed_default(const std::string& value) {
    text::SourceSet sources;
    const auto file = sources.add({"a.sql", "CREATE TABLE dbo.A (B INT DEFAULT " + value + ");"});
    const catalog::Catalog catalog =
        catalog::build(sources, {syntax::parse(sources, file).script}).catalog;
    return catalog.tables.at(0).columns.at(0).default_constraint->value;
}

TEST(Expressions, TellConstants) {
    for (const char* value : {"0", "((-1))", "N'x'", "0x01", "$5", "CONVERT(INT, '7')",
                              "CAST(-1 AS INT)", "('a' COLLATE Latin1_General_BIN2)"}) {
        EXPECT_TRUE(is_constant(*parsed_default(value))) << value;
    }
    for (const char* value : {"NULL", "GETDATE()", "NEXT VALUE FOR dbo.S", "1 + 1",
                              "CAST(SESSION_CONTEXT(N'TenantId') AS INT)"}) {
        EXPECT_FALSE(is_constant(*parsed_default(value))) << value;
    }
}

// The parsed condition of a check.
syntax::ExpressionPtr parsed_condition(const std::string& condition) {
    text::SourceSet sources;
    const auto file =
        sources.add({"a.sql", "CREATE TABLE dbo.A (B INT, C INT, CHECK (" + condition + "));"});
    const catalog::Catalog catalog =
        catalog::build(sources, {syntax::parse(sources, file).script}).catalog;
    return catalog.tables.at(0).checks.at(0).condition;
}

TEST(Expressions, AreTheSameCondition) {
    const auto same = [](const std::string& left, const std::string& right) {
        return same_condition(parsed_condition(left), parsed_condition(right));
    };
    EXPECT_TRUE(same("B = 1", "([b]=(1))"));
    EXPECT_TRUE(same("B = 1 AND C > 2 AND B < 5", "C > 2 and (B < 5 and B = 1)"));
    EXPECT_TRUE(same("B IN (1, 2)", "b in (1,2)"));
    EXPECT_TRUE(same("B = CAST(1 AS INT)", "B = cast(1 as int)"));
    for (const auto& [left, right] : std::vector<std::pair<std::string, std::string>>{
             {"B = 'x y'", "B = 'xy'"},
             {"B = 'x'", "B = 'X'"},
             {"B = '(x)'", "B = 'x'"},
             {"B = 'x'", "B = N'x'"},
             {"B = 1", "B <> 1"},
             {"B = 1", "C = 1"},
             {"B = 1", "B = 1 AND C = 1"},
             {"B = 1 AND B = 1", "B = 1 AND C = 1"},
             {"B IS NULL", "B IS NOT NULL"},
             {"B IN (1, 2)", "B NOT IN (1, 2)"},
             {"B = CAST(1 AS INT)", "B = CAST(1 AS BIGINT)"}}) {
        EXPECT_FALSE(same(left, right)) << left << " / " << right;
    }
    EXPECT_TRUE(same_condition(nullptr, nullptr));
    EXPECT_FALSE(same_condition(nullptr, parsed_condition("B = 1")));
}

TEST(Expressions, AskForJsonAndNothingElse) {
    const auto asks = [](const std::string& condition) {
        return asks_for_json_alone(parsed_condition(condition), "b");
    };
    for (const std::string condition :
         {"ISJSON(B) = 1", "(isjson([b])=(1))", "ISJSON(B) > 0", "ISJSON(B) <> 0",
          "B IS NULL OR ISJSON(B) = 1", "ISJSON(B) = 1 OR B IS NULL",
          "ISJSON(B) = 1 OR (B IS NULL OR ISJSON(B) > 0)", "ISJSON(ISNULL(B, '{}')) = 1",
          "ISJSON(COALESCE(B, N'[]')) = 1"}) {
        EXPECT_TRUE(asks(condition)) << condition;
    }
    for (const std::string condition :
         {"ISJSON(C) = 1", "ISJSON(B) = 0", "ISJSON(B) > 1", "ISJSON(B, OBJECT) = 1",
          "ISJSON(B) = 1 AND C = 1", "ISJSON(B) = 1 OR C IS NULL", "B IS NOT NULL", "LEN(B) = 1",
          "B IS NULL", "B IS NULL OR B IS NULL", "B IS NOT NULL OR ISJSON(B) = 1",
          "ISJSON(ISNULL(B, '')) = 1", "ISJSON(ISNULL(C, '{}')) = 1",
          "ISJSON(COALESCE(B, C, '{}')) = 1"}) {
        EXPECT_FALSE(asks(condition)) << condition;
    }
    EXPECT_FALSE(asks_for_json_alone(nullptr, "b"));
}

TEST(Expressions, LoseTheirOuterParentheses) {
    EXPECT_EQ(without_parentheses(" ((0)) "), "0");
    EXPECT_EQ(without_parentheses("(1) + (2)"), "(1) + (2)");
    EXPECT_EQ(without_parentheses("(')')"), "')'");
    EXPECT_EQ(without_parentheses("(f(1))"), "f(1)");
    EXPECT_EQ(without_parentheses("()"), "");
    EXPECT_EQ(without_parentheses(""), "");
}

}  // namespace
}  // namespace tsqlaudit::rules
