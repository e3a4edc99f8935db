#include "report/sample.h"

namespace tsqlaudit::report {

namespace {

constexpr std::string_view script =
    "-- Orders of customers\n"
    "CREATE TABLE dbo.Orders (\n"
    "    Id int NOT NULL PRIMARY KEY\n"
    ");\n"
    "GO\n"
    "CREATE TABLE dbo.OrderLine (Id int NOT NULL PRIMARY KEY, OrderId int NULL);\n";

facts::Benefit benefit(int score, facts::Verdict verdict) {
    return {.score = score, .verdict = verdict, .reasons = {"because"}, .blockers = {}};
}

}  // namespace

text::Span Sample::span_of(std::string_view text) const {
    const std::size_t begin = sources.file(0).content().find(text);
    return {.file = 0,
            .begin = static_cast<std::uint32_t>(begin),
            .end = static_cast<std::uint32_t>(begin + text.size())};
}

catalog::Table& Sample::add_table(const std::string& name) {
    catalog::Table table;
    table.name = {.schema = "dbo", .name = name};
    catalog::Column id;
    id.name = "Id";
    id.type.name = "int";
    id.is_nullable = false;
    table.columns.push_back(id);
    catalog::Index key;
    key.name = "PK_" + name;
    key.is_primary_key = key.is_clustered = key.is_unique = true;
    key.key_columns.push_back({.name = "Id"});
    table.indexes.push_back(key);

    facts::TableFacts table_facts;
    table_facts.id = catalog.tables.size();
    table_facts.columns.push_back({.role = facts::ColumnRole::IdentityKey, .is_primary_key = true});
    table_facts.suitability.memory_optimized = benefit(10, facts::Verdict::NotRecommended);
    table_facts.suitability.columnstore = benefit(20, facts::Verdict::NotRecommended);
    static_cast<facts::Benefit&>(table_facts.suitability.partitioning) =
        benefit(70, facts::Verdict::Recommended);
    table_facts.suitability.partitioning.column = "Id";
    table_facts.suitability.compression = {
        .recommendation = facts::CompressionAdvice::Page, .savings_low = 40, .savings_high = 50};
    schema.tables.push_back(std::move(table_facts));
    catalog.tables.push_back(std::move(table));
    return catalog.tables.back();
}

rules::Finding& Sample::add_finding(std::string_view rule, rules::Severity severity,
                                    std::size_t table) {
    judgement.findings.push_back({.rule = rule,
                                  .variant = "default",
                                  .severity = severity,
                                  .table = table,
                                  .message = "Says " + std::string{rule},
                                  .span = catalog.tables.at(table).name_span});
    plan.step_of.emplace_back();
    return judgement.findings.back();
}

Audit Sample::audit() const {
    Audit audit{.sources = sources,
                .catalog = catalog,
                .schema = schema,
                .target = sqlserver::default_target,
                .judgement = judgement,
                .plan = plan,
                .diagnostics = diagnostics};
    for (std::size_t table = 0; table < catalog.tables.size(); ++table) {
        TableAudit entry{.table = table};
        for (std::size_t finding = 0; finding < judgement.findings.size(); ++finding) {
            if (judgement.findings[finding].table == table) {
                entry.findings.push_back(finding);
            }
        }
        for (std::size_t strength = 0; strength < judgement.strengths.size(); ++strength) {
            if (judgement.strengths[strength].table == table) {
                entry.strengths.push_back(strength);
            }
        }
        for (std::size_t step = 0; step < plan.steps.size(); ++step) {
            if (plan.steps[step].table == table) {
                entry.steps.push_back(step);
            }
        }
        audit.tables.push_back(std::move(entry));
    }
    return audit;
}

Sample orders() {
    Sample sample;
    sample.sources.add(text::SourceFile{"sql/orders.sql", std::string{script}});
    catalog::Table& lines = sample.add_table("OrderLine");
    lines.span = sample.span_of(
        "CREATE TABLE dbo.OrderLine (Id int NOT NULL PRIMARY KEY, OrderId int NULL);");
    lines.name_span = sample.span_of("dbo.OrderLine");
    catalog::Table& table = sample.add_table("Orders");
    table.span = sample.span_of("CREATE TABLE dbo.Orders (\n    Id int NOT NULL PRIMARY KEY\n);");
    table.name_span = sample.span_of("dbo.Orders");
    table.comment = "Orders of customers";

    rules::Finding& finding =
        sample.add_finding("missing-foreign-key-index", rules::Severity::High, 0);
    finding.columns = {"OrderId"};
    finding.span = sample.span_of("OrderId");
    sample.plan.steps.push_back({.table = 0,
                                 .priority = 1,
                                 .title = "Index the foreign key OrderId",
                                 .change = "CREATE INDEX i ON dbo.OrderLine (OrderId);",
                                 .is_safe = true,
                                 .findings = {0}});
    sample.plan.step_of[0] = 0;
    sample.add_finding("missing-audit-columns", rules::Severity::Medium, 0);
    sample.judgement.strengths.push_back(
        {.id = "utc-timestamps", .table = 1, .columns = {}, .message = "Says utc-timestamps"});
    sample.diagnostics.push_back({.severity = text::DiagnosticSeverity::Warning,
                                  .path = "sql/orders.sql",
                                  .position = {.line = 4, .column = 2},
                                  .message = "something is odd"});
    return sample;
}

}  // namespace tsqlaudit::report
