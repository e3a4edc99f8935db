#include "rules/explain.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <string>

namespace tsqlaudit::rules {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(Explain, TellsEverythingAboutARule) {
    const RuleMetadata& rule = *find_rule("missing-foreign-key-index");
    EXPECT_THAT(
        explain(rule),
        AllOf(HasSubstr("# Foreign key without an index\n\n`missing-foreign-key-index` · indexes · "
                        "high, medium, low\n"),
              HasSubstr("| `tiny-parent` | medium | defect | likely |"), HasSubstr("\n## Why\n\n"),
              HasSubstr("\n## Fires when\n\n- "),
              HasSubstr("- Never for tables of up to 100 rows, history tables"),
              HasSubstr("## Found\n\n```sql\nCREATE TABLE dbo.Customer\n"),
              HasSubstr("## Left alone\n\n```sql\nCREATE TABLE dbo.Customer\n"),
              HasSubstr("(https://learn.microsoft.com/sql/t-sql/statements/"
                        "create-index-transact-sql)\n")));
}

TEST(Explain, LeavesOutWhatTheRunnerReads) {
    for (const RuleMetadata& rule : all_rules()) {
        EXPECT_THAT(explain(rule), AllOf(Not(HasSubstr("-- want:")), Not(HasSubstr("-- rows:")),
                                         Not(HasSubstr("-- edges:"))))
            << rule.id;
    }
}

// The name that the configuration knows, not the one of the program inside.
TEST(Explain, NamesTheKeyThatDeclaresSharedTables) {
    EXPECT_THAT(explain(*find_rule("missing-tenant-id")),
                HasSubstr("belongs in `exemptTables` of the configuration"));
}

TEST(Explain, ListsParametersAndWords) {
    EXPECT_THAT(explain(*find_rule("inline-lob")),
                AllOf(HasSubstr("| `side-table-columns` | 2 | "),
                      HasSubstr("| `short-value` | hash, salt, token")));
}

TEST(Rules, AreListedAsMarkdownByCategory) {
    const std::string table = rules_as_markdown();
    EXPECT_THAT(table, HasSubstr("| [`heap-table`](docs/rules/heap-table.md) | Table without a "
                                 "clustered index | medium |\n"));
    EXPECT_LT(table.find("missing-tenant-id"), table.find("missing-primary-key"));
    for (const RuleMetadata& rule : all_rules()) {
        EXPECT_THAT(table, HasSubstr("[`" + std::string{rule.id} + "`]"));
    }
}

TEST(Rules, AreListedAsJson) {
    const auto list = nlohmann::json::parse(rules_as_json());
    ASSERT_EQ(list.size(), all_rules().size());
    const auto& first = list.front();
    EXPECT_EQ(first.at("id"), "approximate-money");
    EXPECT_EQ(first.at("severity"), "medium");
    EXPECT_EQ(first.at("variants").at(0).at("kind"), "defect");
}

}  // namespace
}  // namespace tsqlaudit::rules
