#include <gmock/gmock.h>

#include "report/reporter.h"
#include "report/sample.h"

namespace tsqlaudit::report {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// The Mermaid source of a report; empty when there is none.
std::string diagram_of(const Sample& sample) {
    const std::string report = to_markdown(sample.audit());
    const std::string fence = "```mermaid\n";
    const std::size_t begin = report.find(fence);
    if (begin == std::string::npos) {
        return "";
    }
    const std::size_t content = begin + fence.size();
    return report.substr(content, report.find("```", content) - content);
}

catalog::Column column(const std::string& name, const std::string& type, bool is_nullable) {
    catalog::Column column;
    column.name = name;
    column.type.name = type;
    column.is_nullable = is_nullable;
    return column;
}

// dbo.OrderLine refers to dbo.Orders by a column.
void relate(Sample& sample, const catalog::Column& by) {
    catalog::Table& lines = sample.catalog.tables[0];
    lines.columns.push_back(by);
    sample.schema.tables[0].columns.emplace_back();
    catalog::ForeignKey key;
    key.columns = {by.name};
    key.referenced_table = sample.catalog.tables[1].name;
    key.referenced_columns = {"Id"};
    key.referenced_index = 1;
    lines.foreign_keys.push_back(key);
}

void make_unique(Sample& sample, const std::string& name) {
    catalog::Index index;
    index.is_unique = true;
    index.key_columns = {{.name = name}};
    sample.catalog.tables[0].indexes.push_back(index);
}

TEST(Diagram, ShowsKeysAndRelations) {
    Sample sample = orders();
    relate(sample, column("OrderId", "int", false));
    sample.catalog.tables[0].columns.push_back(column("Remark", "nvarchar(max)", true));
    sample.schema.tables[0].columns.emplace_back();
    EXPECT_EQ(diagram_of(sample),
              "erDiagram\n"
              "    \"dbo.OrderLine\" {\n"
              "        int Id PK\n"
              "        int OrderId FK\n"
              "    }\n"
              "    \"dbo.Orders\" {\n"
              "        int Id PK\n"
              "    }\n"
              "    \"dbo.Orders\" ||--o{ \"dbo.OrderLine\" : \"OrderId\"\n");
}

TEST(Diagram, IsFolded) {
    Sample sample = orders();
    relate(sample, column("OrderId", "int", false));
    EXPECT_THAT(to_markdown(sample.audit()),
                HasSubstr("<details>\n<summary>Diagram of keys and relations</summary>\n\n"
                          "```mermaid\nerDiagram\n"));
}

TEST(Diagram, AReferenceThatMayBeNullIsOptional) {
    Sample sample = orders();
    relate(sample, column("OrderId", "int", true));
    EXPECT_THAT(diagram_of(sample),
                HasSubstr("    \"dbo.Orders\" |o--o{ \"dbo.OrderLine\" : \"OrderId\"\n"));
}

TEST(Diagram, AUniqueReferenceIsOneToOne) {
    Sample sample = orders();
    relate(sample, column("OrderId", "int", false));
    make_unique(sample, "ORDERID");
    EXPECT_THAT(diagram_of(sample),
                AllOf(HasSubstr("        int OrderId FK, UK\n"),
                      HasSubstr("    \"dbo.Orders\" ||--o| \"dbo.OrderLine\" : \"OrderId\"\n")));
}

TEST(Diagram, AKeyOverSomeRowsIsNoUniqueKey) {
    Sample sample = orders();
    relate(sample, column("OrderId", "int", false));
    make_unique(sample, "OrderId");
    sample.catalog.tables[0].indexes.back().filter_text = "([OrderId] > 5)";
    EXPECT_THAT(diagram_of(sample),
                AllOf(HasSubstr("        int OrderId FK\n"), HasSubstr(" ||--o{ ")));
}

TEST(Diagram, NamesCannotBecomeSyntax) {
    Sample sample = orders();
    sample.catalog.tables[1].name.name = "Or\"ders } %% \\ #;\n```<b>";
    relate(sample, column("1 Order \"Id\" {", "decimal(18, 2)", false));
    relate(sample, column("PK", "date", false));
    relate(sample, column("\xE6\xB3\xA8", "int", false));
    const std::string diagram = diagram_of(sample);
    EXPECT_THAT(
        diagram,
        AllOf(HasSubstr("        decimal_18_2 c_1_Order_Id FK \"1 Order #34;Id#34; #123;\"\n"),
              HasSubstr("        date c_PK FK \"PK\"\n"),
              HasSubstr("        int c_ FK \"\xE6\xB3\xA8\"\n"),
              HasSubstr("    \"dbo.Or#34;ders #125; #37;#37; #92; #35;#59; "
                        "#96;#96;#96;#60;b#62;\" ||--o{ \"dbo.OrderLine\" : \"PK\"\n")));
}

TEST(Diagram, IsLeftOutWhereNothingIsRelated) {
    EXPECT_EQ(diagram_of(orders()), "");
}

TEST(Diagram, OfManyTablesShowsThoseWithRelations) {
    Sample sample = orders();
    relate(sample, column("OrderId", "int", false));
    const std::string before = diagram_of(sample);
    for (int table = 0; table < 39; ++table) {
        sample.add_table("Orders").name.name = "T" + std::to_string(table);
    }
    EXPECT_EQ(diagram_of(sample), before);
    EXPECT_THAT(to_markdown(sample.audit()),
                HasSubstr("<summary>Diagram of keys and relations, without the tables that have "
                          "none</summary>"));
}

TEST(Diagram, OfTooManyRelatedTablesIsLeftOut) {
    Sample sample = orders();
    relate(sample, column("OrderId", "int", false));
    for (int table = 0; table < 39; ++table) {
        catalog::Table& added = sample.add_table("Orders");
        added.name.name = "T" + std::to_string(table);
        added.foreign_keys = sample.catalog.tables[0].foreign_keys;
    }
    EXPECT_EQ(diagram_of(sample), "");
    EXPECT_THAT(to_markdown(sample.audit()),
                HasSubstr("No diagram: 41 tables have relations, too many to draw.\n"));
}

}  // namespace
}  // namespace tsqlaudit::report
