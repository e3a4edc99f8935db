#include "report/audit.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <map>
#include <utility>

#include "facts/likely_tenant.h"
#include "text/compare.h"
#include "text/parallel.h"

namespace tsqlaudit::report {

namespace {

std::vector<TableAudit> split_by_table(const Audit& audit) {
    std::vector<TableAudit> tables(audit.catalog.tables.size());
    for (std::size_t table = 0; table < tables.size(); ++table) {
        tables[table].table = table;
    }
    const std::vector<rules::Finding>& findings = audit.judgement.findings;
    for (std::size_t finding = 0; finding < findings.size(); ++finding) {
        tables.at(findings[finding].table).findings.push_back(finding);
    }
    const std::vector<rules::Strength>& strengths = audit.judgement.strengths;
    for (std::size_t strength = 0; strength < strengths.size(); ++strength) {
        tables.at(strengths[strength].table).strengths.push_back(strength);
    }
    const std::vector<fix::Step>& steps = audit.plan.steps;
    for (std::size_t step = 0; step < steps.size(); ++step) {
        tables.at(steps[step].table).steps.push_back(step);
    }
    return tables;
}

score::Score score_of(const Audit& audit, const TableAudit& table) {
    std::vector<const rules::Finding*> findings;
    findings.reserve(table.findings.size());
    for (const std::size_t finding : table.findings) {
        findings.push_back(&audit.judgement.findings[finding]);
    }
    return score::score_table(findings);
}

std::optional<rules::NotJudged> not_judged(const Audit& audit, const TableAudit& entry) {
    return entry.findings.empty() ? rules::why_not_judged(audit.catalog.tables.at(entry.table))
                                  : std::nullopt;
}

double average_of(const std::vector<TableAudit>& tables) {
    double sum = 0;
    std::size_t count = 0;
    for (const TableAudit& table : tables) {
        sum += table.is_judged() ? table.score.value : 0;
        count += table.is_judged() ? 1U : 0U;
    }
    return count == 0 ? 0 : score::round_score(sum / static_cast<double>(count));
}

}  // namespace

Audit assemble(const text::SourceSet& sources, const catalog::Catalog& catalog,
               const facts::SchemaFacts& schema, const facts::Settings& settings,
               rules::Judgement judgement, text::Diagnostics diagnostics, unsigned jobs,
               bool plans_fixes) {
    fix::Plan plan =
        plans_fixes ? fix::plan(catalog, schema, settings, judgement.findings, jobs) : fix::Plan{};
    text::sort_and_deduplicate(diagnostics);
    Audit audit{.sources = sources,
                .catalog = catalog,
                .schema = schema,
                .target = settings.target,
                .judgement = std::move(judgement),
                .plan = std::move(plan),
                .diagnostics = std::move(diagnostics)};
    audit.tables = split_by_table(audit);
    text::for_each_index(audit.tables.size(), jobs, [&](std::size_t index) {
        TableAudit& table = audit.tables[index];
        table.score = score_of(audit, table);
        table.not_judged = not_judged(audit, table);
    });
    audit.average_score = average_of(audit.tables);
    audit.likely_tenant_column = facts::likely_tenant_column(catalog, schema, settings);
    return audit;
}

std::string fingerprint(const Audit& audit, const rules::Finding& finding) {
    const catalog::QualifiedName& table = audit.catalog.tables.at(finding.table).name;
    std::vector<std::string> columns = finding.columns;
    for (std::string& column : columns) {
        column = text::to_lower(column);
    }
    std::ranges::sort(columns);

    // NUL cannot be part of a name, so no two different lists of parts give the same text.
    std::string identity;
    for (const std::string_view part :
         {std::string_view{finding.rule}, std::string_view{table.schema},
          std::string_view{table.name}, std::string_view{finding.object}}) {
        identity += text::to_lower(part);
        identity += '\0';
    }
    for (const std::string& column : columns) {
        identity += column;
        identity += '\0';
    }
    const rules::RuleMetadata* rule = rules::find_rule(finding.rule);
    if (rule != nullptr && rule->variants_are_apart) {
        identity += '\0';  // ends the columns
        identity += finding.variant;
    }
    return fmt::format("{:016x}", XXH3_64bits(identity.data(), identity.size()));
}

std::vector<std::string> unique_fingerprints(const Audit& audit) {
    std::map<std::string, std::size_t> uses;
    std::vector<std::string> fingerprints;
    fingerprints.reserve(audit.judgement.findings.size());
    for (const rules::Finding& finding : audit.judgement.findings) {
        std::string own = fingerprint(audit, finding);
        const std::size_t number = ++uses[own];
        fingerprints.push_back(number == 1 ? std::move(own) : fmt::format("{}-{}", own, number));
    }
    return fingerprints;
}

Counts count(const Audit& audit) {
    Counts counts;
    for (const rules::Finding& finding : audit.judgement.findings) {
        ++counts.findings.at(static_cast<std::size_t>(finding.severity));
    }
    for (const text::Diagnostic& diagnostic : audit.diagnostics) {
        ++counts.diagnostics.at(static_cast<std::size_t>(diagnostic.severity));
    }
    for (const TableAudit& table : audit.tables) {
        if (table.is_judged()) {
            ++counts.grades.at(static_cast<std::size_t>(table.score.grade));
        } else {
            ++counts.not_judged;
        }
    }
    return counts;
}

}  // namespace tsqlaudit::report
