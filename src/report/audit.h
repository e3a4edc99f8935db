// The finished audit: everything a reporter needs. Reporters decide nothing.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "fix/plan.h"
#include "rules/engine.h"
#include "rules/unjudged.h"
#include "score/score.h"
#include "sqlserver/target.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::report {

struct TableAudit {
    std::size_t table = 0;               // into Catalog::tables
    std::vector<std::size_t> findings;   // into Judgement::findings, by place, rule
    std::vector<std::size_t> strengths;  // into Judgement::strengths
    std::vector<std::size_t> steps;      // into Plan::steps, by priority
    score::Score score;
    // None: it is judged. Else nobody looked, or nothing was found where little is to be seen: the
    // score says nothing, and is in no average, grade, threshold or baseline.
    std::optional<rules::NotJudged> not_judged;

    bool is_judged() const { return !not_judged; }
};

// Findings that were known before: a gate overlooks them.
struct KnownFindings {
    std::vector<bool> is_known;  // parallel to Judgement::findings
    std::size_t fixed = 0;       // were known, and are gone
};

// What was changed: where there is such, a gate looks at nothing else.
struct Changes {
    std::set<std::string, std::less<>> other_files;  // paths of those that did not change
    std::vector<bool> tables;  // parallel to Catalog::tables: touched by a file that changed
};

struct Audit {
    const text::SourceSet& sources;
    const catalog::Catalog& catalog;
    const facts::SchemaFacts& schema;
    sqlserver::Target target;
    rules::Judgement judgement;
    fix::Plan plan;                      // empty where nobody asked for it
    std::vector<TableAudit> tables;      // parallel to Catalog::tables
    text::Diagnostics diagnostics;       // by path, position
    std::size_t suppressed = 0;          // findings that comments accept, and which are left out
    std::optional<KnownFindings> known;  // none: there is no baseline
    std::optional<Changes> changes;      // none: all counts
    double average_score = 0;            // of judged tables, to one decimal; 0 when there is none
    std::string likely_tenant_column = {};  // facts/likely_tenant.h
};

Audit assemble(const text::SourceSet& sources, const catalog::Catalog& catalog,
               const facts::SchemaFacts& schema, const facts::Settings& settings,
               rules::Judgement judgement, text::Diagnostics diagnostics, unsigned jobs = 1,
               bool plans_fixes = true);

// Rule, table, object and columns, not place, severity or wording: survives moved lines, renamed
// files and reordered columns. The variant is part of it where a rule's variants are defects of
// their own (RuleMetadata::variants_are_apart). 16 hexadecimal digits.
std::string fingerprint(const Audit& audit, const rules::Finding& finding);

// Of all findings, with a number behind each but the first that share one: readers take findings of
// one fingerprint for the same.
std::vector<std::string> unique_fingerprints(const Audit& audit);

struct Counts {
    std::array<std::size_t, 5> findings{};     // by rules::Severity
    std::array<std::size_t, 3> diagnostics{};  // by text::DiagnosticSeverity
    std::array<std::size_t, 4> grades{};       // judged tables, by score::Grade
    std::size_t not_judged = 0;                // tables
};
Counts count(const Audit& audit);

}  // namespace tsqlaudit::report
