#include "rules/expressions.h"

#include <gtest/gtest.h>

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
    return catalog.tables.at(0).columns.at(0).default_constraint.value().value;
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
