#include <gmock/gmock.h>

#include "report/render.h"
#include "report/reporter.h"
#include "report/sample.h"

namespace tsqlaudit::report {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// The part of the report from one heading to the next of its level.
std::string section(const std::string& markdown, const std::string& heading) {
    const std::size_t begin = markdown.find("\n" + heading + "\n");
    if (begin == std::string::npos) {
        return "";
    }
    const std::string level = heading.substr(0, heading.find(' ') + 1);
    return markdown.substr(begin, markdown.find("\n" + level, begin + 1) - begin);
}

TEST(Markdown, BeginsWithAnOverviewThatLinksToEachTable) {
    Sample sample = orders();
    Audit audit = sample.audit();
    audit.average_score = 95.8;
    audit.tables[0].score = {.value = 91.5, .grade = score::Grade::Excellent};
    const std::string report = to_markdown(audit);
    EXPECT_THAT(report, StartsWith("# SQL Server schema audit\n"));
    const std::string overview = section(report, "## Overview");
    EXPECT_THAT(overview, HasSubstr("2 tables in 1 file, judged for SQL Server 2025. "
                                    "Average score: **95.8** of 100."));
    EXPECT_THAT(overview, HasSubstr("| [dbo.OrderLine](#dbo-orderline) | 🟢 91.5 | excellent | 1 "
                                    "| 1 | – |\n"));
    EXPECT_THAT(report, HasSubstr("<a id=\"dbo-orderline\"></a>\n\n## dbo.OrderLine\n"));
}

TEST(Markdown, EveryLinkWithinTheReportLeadsSomewhere) {
    const std::string report = to_markdown(orders().audit());
    for (std::size_t at = report.find("](#"); at != std::string::npos;
         at = report.find("](#", at + 1)) {
        const std::string id = report.substr(at + 3, report.find(')', at) - at - 3);
        EXPECT_THAT(report, HasSubstr("<a id=\"" + id + "\"></a>"));
    }
}

TEST(Markdown, TellsWhereATableIsAndWhatItIsFor) {
    const std::string table = section(to_markdown(orders().audit()), "## dbo.Orders");
    EXPECT_THAT(table, AllOf(HasSubstr("> Orders of customers\n"),
                             HasSubstr("- **Location:** [sql/orders.sql:2](sql/orders.sql#L2), 3 "
                                       "lines\n"),
                             HasSubstr("- **Primary key:** `Id`\n")));
}

// Its score says nothing of its design.
TEST(Markdown, SaysOfATableOfAFrameworkThatItIsOne) {
    Sample sample = orders();
    sample.schema.tables[1].is_framework = true;
    const std::string report = to_markdown(sample.audit());
    const std::string kind = "- **Kind:** part of a tool or framework, by its name";
    EXPECT_THAT(section(report, "## dbo.Orders"), HasSubstr(kind));
    EXPECT_THAT(section(report, "## dbo.OrderLine"), Not(HasSubstr(kind)));
}

TEST(Markdown, ThePurposeIsTheFirstParagraphWithoutDrawnLines) {
    Sample sample = orders();
    sample.catalog.tables[1].comment = "=====\nOrders of\n customers.\n\nHistory: 2019 created\n";
    EXPECT_THAT(to_markdown(sample.audit()), HasSubstr("\n> Orders of customers.\n\n"));
    sample.catalog.tables[1].description = "Described";
    EXPECT_THAT(to_markdown(sample.audit()), HasSubstr("\n> Described\n\n"));
}

TEST(Markdown, ListsColumnsWithTheirNotes) {
    Sample sample = orders();
    catalog::Column column;
    column.name = "Total";
    column.type.name = "decimal(18, 2)";
    column.default_constraint = catalog::DefaultConstraint{.value_text = "((0))"};
    column.comment = "gross | net";
    sample.catalog.tables[1].columns.push_back(column);
    sample.schema.tables[1].columns.push_back({.role = facts::ColumnRole::Money});
    const std::string table = section(to_markdown(sample.audit()), "## dbo.Orders");
    EXPECT_THAT(table, HasSubstr("| **Keys** | `Id` | `int` | not null | primary key |\n"));
    EXPECT_THAT(table, HasSubstr("| **Content** | `Total` | `decimal(18, 2)` | null | default "
                                 "`((0))` · gross \\| net |\n"));
}

TEST(Markdown, SaysWhatIsWrongMostSevereFirst) {
    const std::string table = section(to_markdown(orders().audit()), "## dbo.OrderLine");
    const std::size_t high = table.find("- 🔴 **");
    const std::size_t medium = table.find("- ⚠️ **");
    ASSERT_NE(high, std::string::npos);
    ASSERT_NE(medium, std::string::npos);
    EXPECT_LT(high, medium);
    EXPECT_THAT(table, HasSubstr("Says missing-foreign-key-index"));
}

TEST(Markdown, OpportunitiesAreNoWeaknesses) {
    Sample sample = orders();
    sample.add_finding("missing-compression", rules::Severity::Medium, 1).kind =
        rules::Kind::Opportunity;
    const std::string table = section(to_markdown(sample.audit()), "## dbo.Orders");
    EXPECT_EQ(section(table, "### Weaknesses"), "");
    EXPECT_THAT(section(table, "### Opportunities"), HasSubstr("Says missing-compression"));
}

TEST(Markdown, GivesTheStatementOfAFix) {
    const std::string fixes =
        section(section(to_markdown(orders().audit()), "## dbo.OrderLine"), "### Required fixes");
    EXPECT_THAT(fixes, HasSubstr("**Priority 1**\n\n1. Index the foreign key OrderId "
                                 "(`missing-foreign-key-index`)\n"));
    EXPECT_THAT(fixes, HasSubstr("```sql\nCREATE INDEX i ON dbo.OrderLine (OrderId);\n```\n"));
    EXPECT_THAT(fixes, Not(HasSubstr("✋")));
}

TEST(Markdown, MarksAFixThatNeedsAPerson) {
    Sample sample = orders();
    sample.plan.steps[0].is_safe = false;
    EXPECT_THAT(to_markdown(sample.audit()), HasSubstr("OrderId ✋ (`missing-foreign-key-index`)"));
}

TEST(Markdown, APlainSchemaHasNoWordOfTenantsAtomsOrMemory) {
    const std::string report = to_markdown(orders().audit());
    for (const char* word : {"enant", "Atom", "atom", "emory"}) {
        EXPECT_THAT(report, Not(HasSubstr(word)));
    }
}

TEST(Markdown, WhereThereAreAtomsItSaysWhatBelongsInThem) {
    Sample sample = orders();
    sample.schema.tables[1].atomization =
        facts::Atomization{.verdict = facts::AtomVerdict::Questionable,
                           .columns = {{.name = "Title", .is_atom = true, .reason = "a name"},
                                       {.name = "Id", .is_atom = false, .reason = "identity key"}},
                           .column_share = 0.5,
                           .revised_schema = "CREATE TABLE dbo.Orders (Id int);"};
    const std::string atoms =
        section(to_markdown(sample.audit()), "### Architectural justification");
    EXPECT_THAT(atoms, AllOf(HasSubstr("**Questionable.**"), HasSubstr("50 % of the columns"),
                             HasSubstr("**Belongs in atoms**\n\n- `Title` — a name\n"),
                             HasSubstr("**Stays in the table**\n\n- `Id` — identity key\n"),
                             HasSubstr("```sql\nCREATE TABLE dbo.Orders (Id int);\n```")));
}

TEST(Markdown, WhatCouldNotBeReadIsSaidAtTheTopAndListed) {
    Sample sample = orders();
    sample.diagnostics[0].severity = text::DiagnosticSeverity::Error;
    const std::string report = to_markdown(sample.audit());
    EXPECT_THAT(section(report, "## Overview"), HasSubstr("**1 part could not be read**"));
    EXPECT_THAT(section(report, "### Progress"),
                HasSubstr("- 🔴 [sql/orders.sql:4:2](sql/orders.sql#L4) — something is odd\n"));
}

TEST(Markdown, ATableThatNobodyCanJudgeHasNoScore) {
    Sample sample = orders();
    Audit audit = sample.audit();
    audit.average_score = 91.5;
    audit.tables[1].not_judged = rules::NotJudged{"odd table", "it is odd"};
    const std::string report = to_markdown(audit);
    const std::string overview = section(report, "## Overview");
    EXPECT_THAT(overview, HasSubstr("Average score: **91.5** of 100. 1 table is not judged, and in "
                                    "no score: odd table (1)."));
    EXPECT_THAT(overview, HasSubstr(" | – | not judged | "));
    EXPECT_THAT(section(report, "## dbo.Orders"), HasSubstr("\n\nNot judged: it is odd.\n\n"));
    EXPECT_THAT(section(report, "## dbo.Orders"), Not(HasSubstr("Capabilities")));
    EXPECT_THAT(section(report, "## dbo.Orders"), Not(HasSubstr("/ 100**")));
    EXPECT_THAT(report, HasSubstr("- **Tables:** 2, 1 of them not judged\n"));
    EXPECT_THAT(section(report, "### Quality distribution"), HasSubstr("| 85–100 | 1 |"));

    audit.tables[0].not_judged = rules::NotJudged{"other table", "it is another"};
    EXPECT_THAT(section(to_markdown(audit), "## Overview"),
                HasSubstr(". 2 tables are not judged, and in no score: odd table (1), other table "
                          "(1)."));
}

TEST(Markdown, AnEmptySchemaHasAReport) {
    const std::string report = to_markdown(Sample{}.audit());
    EXPECT_THAT(report, HasSubstr("0 tables in 0 files"));
    EXPECT_THAT(report, Not(HasSubstr("Average")));
}

TEST(Markdown, HostileNamesStayText) {
    Sample sample = orders();
    const std::string hostile = "</details><script>alert(1)</script>|`[x](javascript:1)\n# h";
    sample.catalog.tables[0].name = {.schema = "dbo", .name = hostile};
    sample.catalog.tables[0].columns.rename(0, hostile);
    sample.catalog.tables[0].comment = hostile;
    sample.catalog.tables[0].indexes[0].name = hostile;
    sample.catalog.tables[0].indexes[0].filter_text = hostile;
    sample.judgement.findings[0].message = hostile;
    sample.judgement.findings[0].columns = {hostile};
    sample.judgement.strengths[0].message = hostile;
    sample.plan.steps[0].title = hostile;
    sample.plan.steps[0].sql() = "```\n" + hostile;
    sample.diagnostics[0].message = hostile;
    sample.diagnostics[0].path = hostile;
    const std::string html = render(to_markdown(sample.audit()));
    EXPECT_THAT(html, Not(HasSubstr("<script")));
    EXPECT_THAT(html, Not(HasSubstr("\"javascript:")));
    EXPECT_THAT(html, Not(HasSubstr("<h1>h")));
    const auto count = [&](std::string_view tag) {
        std::size_t number = 0;
        for (std::size_t at = html.find(tag); at != std::string::npos;
             at = html.find(tag, at + 1)) {
            ++number;
        }
        return number;
    };
    EXPECT_EQ(count("<details"), count("</details>"));
    EXPECT_EQ(count("<tr>"), count("</tr>"));
}

}  // namespace
}  // namespace tsqlaudit::report
