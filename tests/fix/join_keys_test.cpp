#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fix/steps.h"

namespace tsqlaudit::fix {
namespace {

using rules::AddPrimaryKey;
using rules::AddUniqueKey;
using rules::Confidence;
using rules::ReplaceUniqueKey;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const AddUniqueKey line_number{.columns = {"OrderId", "LineNumber"}};

TEST(JoinKeys, AUniqueKeyIsThePrimaryKeyThatIsMissing) {
    const auto steps =
        steps_for("CREATE TABLE dbo.T (OrderId int NOT NULL, LineNumber int NOT NULL);",
                  {AddPrimaryKey{}, line_number});
    ASSERT_EQ(steps.size(), 1U);
    EXPECT_EQ(steps[0].title, "Make (OrderId, LineNumber) the primary key of dbo.T");
    EXPECT_TRUE(steps[0].is_safe);
    EXPECT_THAT(steps[0].findings, ElementsAre(0, 1));
    EXPECT_THAT(steps[0].checks, HasSubstr("GROUP BY [OrderId], [LineNumber]"));
    EXPECT_THAT(
        steps[0].change,
        HasSubstr("ADD CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED ([OrderId], [LineNumber]);"));
}

TEST(JoinKeys, BesideAnotherClusteredIndexItIsCompressedAsTheUniqueKeyWouldBe) {
    const auto steps = steps_for(
        "CREATE TABLE dbo.T (OrderId int NOT NULL, LineNumber int NOT NULL, Name varchar(200) NOT "
        "NULL) WITH (DATA_COMPRESSION = ROW);\nCREATE CLUSTERED INDEX CX ON dbo.T (Name);",
        {AddPrimaryKey{.is_clustered = false}, line_number});
    ASSERT_EQ(steps.size(), 1U);
    EXPECT_THAT(steps[0].change, HasSubstr("PRIMARY KEY NONCLUSTERED ([OrderId], [LineNumber])\n   "
                                           "     WITH (DATA_COMPRESSION = ROW);"));
    EXPECT_TRUE(steps[0].is_safe);
}

TEST(JoinKeys, TheNumberOfARowLosesItsDefault) {
    const auto steps =
        steps_for("CREATE TABLE dbo.T (OrderId int NOT NULL, LineNumber int NOT NULL DEFAULT 1);",
                  {AddPrimaryKey{}, line_number});
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(steps[1].title, "Make (OrderId, LineNumber) the primary key of dbo.T");
    EXPECT_EQ(steps[0].title, "Remove the default of LineNumber in dbo.T");
}

// The two stay apart, and the primary key is left to choose.
TEST(JoinKeys, NotEachUniqueKeyIdentifiesRows) {
    const std::pair<const char*, TableRemedy> cases[] = {
        {"OrderId int NOT NULL, LineNumber int NULL", {"T", line_number}},
        {"OrderId int NOT NULL, LineNumber int NOT NULL", {"T", line_number, Confidence::Guess}},
        {"OrderId int NOT NULL, LineNumber int NOT NULL",
         {"T", AddUniqueKey{.columns = {"OrderId", "LineNumber"}, .filter = "[OrderId] > 0"}}},
        // Each other index would repeat it.
        {"OrderId int NOT NULL, LineNumber varchar(40) NOT NULL", {"T", line_number}},
        {"OrderId int NOT NULL, LineNumber AS OrderId + 1", {"T", line_number}},
    };
    for (const auto& [columns, key] : cases) {
        const auto steps = steps_for("CREATE TABLE dbo.T (" + std::string(columns) + ");",
                                     std::vector<TableRemedy>{{"T", AddPrimaryKey{}}, key});
        ASSERT_EQ(steps.size(), 2U) << columns;
        EXPECT_FALSE(steps[0].is_safe) << columns;
        EXPECT_THAT(steps[0].change, HasSubstr("PRIMARY KEY CLUSTERED (…)")) << columns;
    }
}

TEST(JoinKeys, APrimaryKeyThatIsKnownStays) {
    const auto steps = steps_for(
        "CREATE TABLE dbo.T (Id int IDENTITY NOT NULL, OrderId int NOT NULL, "
        "LineNumber int NOT NULL);",
        {AddPrimaryKey{.columns = {"Id"}}, line_number});
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_THAT(steps[0].change, HasSubstr("PRIMARY KEY CLUSTERED ([Id])"));
    EXPECT_THAT(steps[1].change, HasSubstr("UNIQUE NONCLUSTERED ([OrderId], [LineNumber])"));
}

TEST(JoinKeys, KeysOfTheSameColumnsKnowOfEachOther) {
    const std::string table =
        "CREATE TABLE dbo.T (TenantId int NOT NULL, Code int NOT NULL, Region int NULL) WITH "
        "(DATA_COMPRESSION = PAGE);\n"
        "CREATE UNIQUE INDEX UX ON dbo.T (Code) WHERE Region IS NOT NULL;";
    const std::vector<TableRemedy> both{
        {"T", AddUniqueKey{.columns = {"Code", "TenantId"}}, Confidence::Guess},
        {"T", ReplaceUniqueKey{.index = 0, .columns = {"TenantId", "Code"}}}};
    const auto steps = steps_for(table, both);
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_THAT(steps[0].change,
                HasSubstr("Another step makes (Code, TenantId) unique instead of (Code) only WHERE "
                          "Region IS NOT NULL: where that will do, leave this one out."));
    EXPECT_THAT(steps[1].change,
                AllOf(HasSubstr("Another step makes (Code, TenantId) unique in all rows: where "
                                "that is meant, drop the old one and make no other instead of it."),
                      HasSubstr("WITH (DATA_COMPRESSION = PAGE);")));
    const auto other = steps_for(
        table,
        {{"T", AddUniqueKey{.columns = {"Region", "TenantId"}}, Confidence::Guess}, both[1]});
    ASSERT_EQ(other.size(), 2U);
    EXPECT_THAT(other[0].change, Not(HasSubstr("Another step")));
    EXPECT_THAT(other[1].change, Not(HasSubstr("Another step")));
}

TEST(ValidateConstraint, OnlyAForeignKeyNeedsAnIndex) {
    const std::string table =
        "CREATE TABLE dbo.P (Id int NOT NULL PRIMARY KEY);\n"
        "CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY, A int NOT NULL CONSTRAINT CK_T CHECK (A "
        "> "
        "0), CONSTRAINT FK_T FOREIGN KEY (A) REFERENCES dbo.P (Id));\n"
        "ALTER TABLE dbo.T NOCHECK CONSTRAINT ALL;";
    EXPECT_THAT(step_for(table, rules::ValidateConstraint{"CK_T"}).change,
                AllOf(HasSubstr("Somebody disabled it: see why.\n"), Not(HasSubstr("index"))));
    EXPECT_THAT(step_for(table, rules::ValidateConstraint{"FK_T"}).change,
                HasSubstr("see why, and index the columns of the foreign key first.\n"));
}

}  // namespace
}  // namespace tsqlaudit::fix
