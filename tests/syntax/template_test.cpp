// Names and parts of definitions that are filled in later.
#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;

TEST(Templates, AreAcceptedInNames) {
    EXPECT_THAT(
        tables_of(
            "CREATE TABLE {databaseOwner}[{objectQualifier}A] (a int)\n"
            "CREATE TABLE {databaseOwner}{objectQualifier}B (a int)\n"
            "CREATE TABLE dbo.{objectQualifier}C (a int)\n"
            "CREATE TABLE <schema_name, sysname, dbo>.<table_name, sysname, sample> (a int)\n"
            "CREATE TABLE <table_name, sysname,> (a int)\n"
            "CREATE TABLE [<schema, sysname, x>].[a<b, sysname, [c>d <, e> <10, 20, 30>] (a int)\n"
            "CREATE TABLE ${s}.@prefix@_d (a int)\nCREATE TABLE #{x}e{0} (a int)"),
        ElementsAre("{objectQualifier}A", "{objectQualifier}B", "dbo.{objectQualifier}C",
                    "dbo.sample", "table_name", "x.a[cd <, e> <10, 20, 30>", "${s}.@prefix@_d",
                    "#{x}e{0}"));
    EXPECT_EQ(check("a <b AND c> 1"), "((a < b) AND (c > 1))");
    EXPECT_EQ(check("f(a<b, c, d)> 1"), "(f((a < b), c, d) > 1)");
}

TEST(Templates, AreWhatStandsInThem) {
    const auto table = only<CreateTable>(
        "CREATE TABLE t (<a, sysname, Not Null> <type,, char(10)> <nullability,, NOT NULL>,\n"
        "  b varchar(<length, int, 50>) <null, , NULL> <default,, DEFAULT 0>,\n"
        "  c AS <value,, a + 1>, d <type,, My Type>, <key,, PRIMARY KEY (b)>,\n"
        "  e int IDENTITY(<seed, int, 5>, <increment, int, -1>), f <type,,>)\n"
        "ON <filegroup, sysname, [PRIMARY]>");
    ASSERT_EQ(table.columns.size(), 6U);
    EXPECT_EQ(table.columns[0].name.text, "Not Null");
    EXPECT_EQ(table.columns[0].type->name, "char");
    EXPECT_EQ(table.columns[0].type->length, 10);
    EXPECT_EQ(table.columns[0].nullable, false);
    EXPECT_EQ(table.columns[1].type->length, 50);
    EXPECT_EQ(table.columns[1].nullable, true);
    EXPECT_EQ(table.columns[1].constraints.at(0).kind, ConstraintKind::Default);
    EXPECT_EQ(to_text(table.columns[2].computed), "(a + 1)");
    EXPECT_EQ(table.columns[3].type->name, "My Type");
    EXPECT_EQ(table.columns[4].identity->seed, "5");
    EXPECT_EQ(table.columns[4].identity->increment, "-1");
    EXPECT_EQ(table.columns[5].type->name, "type");
    EXPECT_THAT(names(table.constraints.at(0).columns), ElementsAre("b"));
    EXPECT_EQ(table.placement->name.text, "PRIMARY");
}

TEST(Templates, StandWhereTheyAreWritten) {
    EXPECT_THAT(parse_text("CREATE TABLE t (a int,\n  b int <nullability,, NOT>)").messages(),
                ElementsAre("2:28 expected NULL, ENFORCED or FOR after 'NOT', not ')'"));
    EXPECT_THAT(
        parse_text("CREATE TABLE t (a int DEFAULT <value,, 'it''s'> <x, sysname, y>)").messages(),
        ElementsAre("1:49 expected an operator, FOR, WITH, a column option or ',' after "
                    "''it''s'', not '<x, sysname, y>'"));
}

TEST(Templates, OfOtherToolsLeaveNames) {
    EXPECT_THAT(
        tables_of("CREATE TABLE %prefix%users (a int)\n"
                  "CREATE TABLE %s.%s (a int)\n"
                  "CREATE TABLE dbo.t_%env% (a int)\n"
                  "CREATE TABLE %(schema)s.x_%(name)s_y (a int)\n"
                  "CREATE TABLE %x%[b c] (a int)\n"
                  "CREATE TABLE <%= Schema.of(\"x\") %>.t<%Name%> (a int)\n"
                  "CREATE TABLE <?= $prefix ?>t (a int)\n"
                  "CREATE TABLE <?php echo $this->name ?> (a int)\n"
                  "CREATE TABLE <prefix>u (a int)\n"
                  "CREATE TABLE {{ ref('x') | upper }}.{{{y}}} (a int)\n"
                  "CREATE TABLE @@schema@@.t@@env@@ (a int)\n"
                  "CREATE TABLE [[schema]].[[prefix]]t (a int)\n"
                  "CREATE TABLE $schema$.$table (a int)"),
        ElementsAre("%prefix%users", "%s.%s", "dbo.t_%env%", "%(schema)s.x_%(name)s_y", "%x%b c",
                    "<%= Schema.of(\"x\") %>.t<%Name%>", "<?= $prefix ?>t",
                    "<?php echo $this->name ?>", "<prefix>u", "{{ ref('x') | upper }}.{{{y}}}",
                    "@@schema@@.t@@env@@", "[schema].prefixt", "$schema$.$table"));
    const auto index = only<CreateIndex>("CREATE INDEX ix_%(t)s ON s.x_%t%y (%a%, b)");
    EXPECT_EQ(index.index.name.text, "ix_%(t)s");
    EXPECT_EQ(to_text(index.table), "s.x_%t%y");
    const auto values =
        only<CreateTable>("CREATE TABLE t (a int DEFAULT %x%, b varchar(%len%), c <%= type %>)");
    EXPECT_EQ(values.columns.size(), 3U);
}

// What has a meaning of its own keeps it.
TEST(Templates, AreNoOperators) {
    EXPECT_EQ(check("a%b%c > 0"), "(((a % b) % c) > 0)");
    EXPECT_EQ(check("t.a %b% 2 = 0"), "(((t.a % b) % 2) = 0)");
    EXPECT_EQ(check("a %(b)%s = 0"), "(((a % b) % s) = 0)");
    EXPECT_EQ(check("f(1)%s < @x AND 5%b>c"), "(((f(1) % s) < @x) AND ((5 % b) > c))");
    EXPECT_EQ(check("a <b and c> 0"), "((a < b) AND (c > 0))");
    EXPECT_THAT(parse_text("<root>\n<table name=\"a\"/>\n</root>").messages(), testing::IsEmpty());
    EXPECT_EQ(only<CreateTable>("CREATE TABLE t ([[a]]] int, [[b]].[c]]] int)").columns.size(), 2U);
}

TEST(Templates, OfControlLeaveNothing) {
    const auto table = only<CreateTable>(
        "{# CREATE TABLE x (a int) {% if target == 'x' %} #}\n"
        "{%- set x = [\n  {'a': 1},\n] -%}\n"
        "<% if x > 1 then %>\n"
        "<?php foreach ($a as $b): ?>\n"
        "{{#each tables}}\n"
        "CREATE TABLE t (a int\n"
        "{% if y %}\n  , b int\n{% else %}\n  , c int{% endif %}\n"
        "  <% if (z) %>, d int<% end if %>\n"
        ")\n"
        "{{/each}}\n"
        "<% } %>\n");
    ASSERT_EQ(table.columns.size(), 4U);
    EXPECT_EQ(table.columns[2].name.text, "c");
    EXPECT_EQ(table.columns[3].name.text, "d");
    // Not closed: all that follows is still there.
    EXPECT_THAT(table_names(parse_text("{% if x\nGO\nCREATE TABLE t (a int)\nGO\n<% if y\nGO\n"
                                       "CREATE TABLE u (a int)\nGO\n{# x\nGO\n"
                                       "CREATE TABLE v (a int)\n")
                                .result),
                ElementsAre("t", "u", "v"));
    EXPECT_THAT(parse_text("CREATE TABLE [[x (a int)").messages(),
                ElementsAre("1:14 the name is not closed: ']' is missing"));
}

}  // namespace
}  // namespace tsqlaudit::syntax
