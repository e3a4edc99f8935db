#include <gmock/gmock.h>

#include "report/console/excerpt.h"
#include "report/reporter.h"
#include "report/sample.h"

namespace tsqlaudit::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Console, GroupsFindingsByTableAndEndsWithASummary) {
    EXPECT_EQ(to_console(orders().audit(), {}),
              R"(sql/orders.sql:4:2: warning: something is odd

dbo.OrderLine  ██████████ 100 excellent

sql/orders.sql:6:58: high: Says missing-foreign-key-index [missing-foreign-key-index]
     6 | CREATE TABLE dbo.OrderLine (Id int NOT NULL PRIMARY KEY, OrderId int NULL);
       |                                                          ^^^^^^^

sql/orders.sql:6:14: medium: Says missing-audit-columns [missing-audit-columns]
     6 | CREATE TABLE dbo.OrderLine (Id int NOT NULL PRIMARY KEY, OrderId int NULL);
       |              ^^^^^^^^^^^^^

2 tables in 1 file, average score 0: 2 excellent
2 findings: 1 high, 1 medium
In reading the schema: 1 warning
)");
}

TEST(Console, GivesNoScoreToWhatNobodyCanJudge) {
    Sample sample = orders();
    Audit audit = sample.audit();
    audit.tables[1].not_judged = rules::NotJudged{"odd table", "it is odd"};
    EXPECT_THAT(to_console(audit, {}), HasSubstr("average score 0: 1 excellent, 1 not judged\n"));
    audit.tables[0].not_judged = audit.tables[1].not_judged;
    const std::string none = to_console(audit, {});
    EXPECT_THAT(none, HasSubstr("dbo.OrderLine  not judged: it is odd\n"));
    EXPECT_THAT(none, HasSubstr("2 tables in 1 file, 2 not judged\n"));
}

TEST(Console, SaysWhenThereIsNothing) {
    Sample sample = orders();
    sample.diagnostics.clear();
    sample.judgement.findings.resize(1);
    sample.judgement.findings[0].kind = rules::Kind::Opportunity;
    EXPECT_EQ(to_console(sample.audit(), {}),
              "2 tables in 1 file, average score 0: 2 excellent\nNo findings\n"
              "Not shown: 1 opportunity (--show-opportunities)\n");
    EXPECT_THAT(to_console(sample.audit(), {.opportunities = true}),
                HasSubstr("1 finding: 1 high"));
    EXPECT_EQ(to_console(Sample{}.audit(), {}), "0 tables in 0 files\nNo findings\n");
}

TEST(Console, ColoursSeverities) {
    const std::string colourful = to_console(orders().audit(), {.colours = true});
    EXPECT_THAT(colourful, HasSubstr("\x1b[1;31mhigh\x1b[0m"));
    EXPECT_THAT(colourful, HasSubstr("\x1b[33mmedium\x1b[0m"));
    EXPECT_THAT(colourful, HasSubstr("\x1b[1;31m^^^^^^^\x1b[0m"));
    EXPECT_THAT(to_console(orders().audit(), {}), Not(HasSubstr("\x1b")));
}

TEST(Console, ANameDoesNotSteerTheTerminal) {
    Sample sample = orders();
    sample.judgement.findings[0].message = "a\x1b]0;title\x07\r\n\u009B31m\u202E";
    sample.diagnostics[0].path = "a\x1b[2J.sql";
    const std::string report = to_console(sample.audit(), {});
    EXPECT_THAT(report, HasSubstr("high: a\uFFFD]0;title\uFFFD  \uFFFD31m\uFFFD [missing"));
    EXPECT_THAT(report, HasSubstr("a\uFFFD[2J.sql:4:2"));
}

// The excerpt of `part` in `line`, without the gutter of its mark.
std::string excerpt_of(const std::string& line, const std::string& part) {
    text::SourceSet sources;
    sources.add(text::SourceFile{"a.sql", line});
    const auto begin = static_cast<std::uint32_t>(line.find(part));
    const text::Span span{.begin = begin, .end = begin + static_cast<std::uint32_t>(part.size())};
    return excerpt(sources, span, console::Style{false}, console::Colour::Plain);
}

TEST(Excerpt, TabsBecomeSpaces) {
    EXPECT_EQ(excerpt_of("\tId\tint", "int"), "     1 |     Id  int\n       |         ^^^\n");
}

TEST(Excerpt, WideAndCombiningCharactersKeepTheMarkInPlace) {
    EXPECT_EQ(excerpt_of("表 X Y", "X"), "     1 | 表 X Y\n       |    ^\n");
    EXPECT_EQ(excerpt_of("a 表x", "表x"), "     1 | a 表x\n       |   ^^^\n");
    EXPECT_EQ(excerpt_of("e\u0301 X", "X"), "     1 | e\u0301 X\n       |   ^\n");
    EXPECT_EQ(excerpt_of("😀X", "X"), "     1 | 😀X\n       |   ^\n");
}

TEST(Excerpt, ControlCharactersAreReplaced) {
    EXPECT_EQ(excerpt_of("a\x1b[1m\u202E X", "X"),
              "     1 | a\uFFFD[1m\uFFFD X\n       |        ^\n");
}

TEST(Excerpt, ALongLineIsCutAroundTheMark) {
    const std::string a(300, 'a');
    EXPECT_EQ(excerpt_of(a + "X" + std::string(300, 'b'), "X"),
              "     1 | …" + std::string(30, 'a') + "X" + std::string(69, 'b') + "…\n       | " +
                  std::string(31, ' ') + "^\n");
    EXPECT_EQ(excerpt_of("X" + a, "X" + a),
              "     1 | X" + std::string(99, 'a') + "…\n       | " + std::string(100, '^') + "\n");
}

TEST(Excerpt, ASpanOfSeveralLinesIsMarkedInItsFirst) {
    EXPECT_EQ(excerpt_of("a (\r\n b)", "(\r\n b)"), "     1 | a (\n       |   ^\n");
}

TEST(Excerpt, ASpanOfNothingHasAMark) {
    EXPECT_EQ(excerpt_of("abc", ""), "     1 | abc\n       | ^\n");
}

TEST(CountByRule, TheMostComeFirst) {
    Sample sample = orders();
    sample.add_finding("missing-audit-columns", rules::Severity::Medium, 1);
    EXPECT_EQ(count_by_rule(sample.audit(), {}),
              "     2  missing-audit-columns          No record of when or by whom\n"
              "     1  missing-foreign-key-index      Foreign key without an index\n");
    EXPECT_EQ(count_by_rule(Sample{}.audit(), {}), "No findings\n");
}

}  // namespace
}  // namespace tsqlaudit::report
