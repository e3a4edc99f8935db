#include <gmock/gmock.h>

#include <pugixml.hpp>

#include "report/reporter.h"
#include "report/sample.h"

namespace tsqlaudit::report {
namespace {

TEST(Junit, EachTableIsASuiteAndEachFindingAFailedCase) {
    EXPECT_EQ(to_junit(orders().audit(), {}),
              R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="tsqlaudit" tests="4" failures="2" errors="0">
  <testsuite name="reading the schema" tests="1" failures="0" errors="0">
    <testcase name="sql/orders.sql:4:2" classname="reading" file="sql/orders.sql" line="4">
      <system-out>warning: sql/orders.sql:4:2: something is odd</system-out>
    </testcase>
  </testsuite>
  <testsuite name="dbo.OrderLine" tests="2" failures="2" errors="0">
    <testcase name="missing-foreign-key-index: OrderId" classname="dbo.OrderLine" file="sql/orders.sql" line="6">
      <failure message="Says missing-foreign-key-index" type="high">sql/orders.sql:6:58: Says missing-foreign-key-index</failure>
    </testcase>
    <testcase name="missing-audit-columns" classname="dbo.OrderLine" file="sql/orders.sql" line="6">
      <failure message="Says missing-audit-columns" type="medium">sql/orders.sql:6:14: Says missing-audit-columns</failure>
    </testcase>
  </testsuite>
  <testsuite name="dbo.Orders" tests="1" failures="0" errors="0">
    <testcase name="audit" classname="dbo.Orders" file="sql/orders.sql" line="2" />
  </testsuite>
</testsuites>
)");
}

TEST(Junit, WhatNeverFailsIsAPassingCase) {
    Sample sample = orders();
    sample.judgement.findings.resize(2);
    sample.judgement.findings[0].severity = rules::Severity::Info;
    sample.judgement.findings[1].kind = rules::Kind::Opportunity;
    sample.diagnostics.front().severity = text::DiagnosticSeverity::Error;
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(to_junit(sample.audit(), {.opportunities = true}).c_str()));
    EXPECT_TRUE(document.select_nodes("//failure").empty());
    EXPECT_EQ(document.select_nodes("//testcase/system-out").size(), 2U);
    EXPECT_EQ(document.select_nodes("//testcase/error").size(), 1U);
    const pugi::xml_node root = document.select_node("/testsuites").node();
    EXPECT_EQ(root.attribute("tests").as_uint(), 4U);
    EXPECT_EQ(root.attribute("failures").as_uint(), 0U);
    EXPECT_EQ(root.attribute("errors").as_uint(), 1U);
    EXPECT_EQ(std::string{document.select_node("//testcase/system-out").node().text().get()},
              "info: sql/orders.sql:6:58: Says missing-foreign-key-index");
}

TEST(Junit, IsXmlWhateverANameHolds) {
    Sample sample = orders();
    sample.judgement.findings.resize(1);
    sample.judgement.findings[0].message = "<a b=\"c\">]]>&amp;\x01\x1b[31m\uFFFE\n\u202E";
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(to_junit(sample.audit(), {}).c_str()));
    const std::string message = document.select_node("//failure/@message").attribute().value();
    EXPECT_EQ(message, "<a b=\"c\">]]>&amp;\uFFFD\uFFFD[31m\uFFFD \uFFFD");
    EXPECT_EQ(std::string{document.select_node("//failure").node().text().get()},
              "sql/orders.sql:6:58: " + message);
}

}  // namespace
}  // namespace tsqlaudit::report
