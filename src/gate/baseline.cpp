#include "gate/baseline.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "rules/metadata.h"

namespace tsqlaudit::gate {

namespace {

using Counts = std::map<std::string, std::size_t, std::less<>>;  // by fingerprint

bool comes_first(const KnownFinding& left, const KnownFinding& right) {
    const int tables = text::compare_ignoring_case(left.table, right.table);
    const auto rest = [](const KnownFinding& finding) {
        return std::tie(finding.rule, finding.columns, finding.object, finding.fingerprint);
    };
    return tables != 0 ? tables < 0 : rest(left) < rest(right);
}

KnownFinding known_finding(const report::Audit& audit, const rules::Finding& finding) {
    KnownFinding known{.fingerprint = report::fingerprint(audit, finding),
                       .rule = std::string{finding.rule},
                       .table = audit.catalog.tables.at(finding.table).name.dotted(),
                       .object = finding.object,
                       .columns = finding.columns};
    std::ranges::sort(known.columns, text::LessIgnoringCase{});
    return known;
}

bool was_run(const std::string& rule, const rules::Selection& selection) {
    const rules::RuleMetadata* metadata = rules::find_rule(rule);
    return metadata == nullptr || selection.includes(*metadata);  // a rule of old finds no more
}

// Marks as many findings as there are in the baseline; what is left over of `expected` is gone.
std::vector<bool> mark_known(const report::Audit& audit, Counts& expected) {
    std::vector<bool> is_known;
    for (const rules::Finding& finding : audit.judgement.findings) {
        const auto count = expected.find(report::fingerprint(audit, finding));
        is_known.push_back(count != expected.end() && count->second != 0);
        if (is_known.back()) {
            --count->second;
        }
    }
    return is_known;
}

// `gone`: how many of each fingerprint, which two entries may share.
void split(const Baseline& baseline, Counts gone, const rules::Selection& selection,
           Comparison& comparison) {
    for (const KnownFinding& known : baseline.findings) {
        KnownFinding fixed = known;
        KnownFinding kept = known;
        std::size_t& left_over = gone[known.fingerprint];
        fixed.count = was_run(known.rule, selection) ? std::min(left_over, known.count) : 0;
        left_over -= fixed.count;
        kept.count -= fixed.count;
        if (fixed.count != 0) {
            comparison.fixed.push_back(std::move(fixed));
        }
        if (kept.count != 0) {
            comparison.pruned.findings.push_back(std::move(kept));
        }
    }
}

void compare_scores(const Baseline& baseline, const report::Audit& audit, bool may_raise,
                    Comparison& comparison) {
    for (const report::TableAudit& table : audit.tables) {
        const std::string name = audit.catalog.tables.at(table.table).name.dotted();
        const auto before = baseline.scores.find(name);
        if (before == baseline.scores.end() || !table.is_judged()) {
            continue;
        }
        const double now = table.score.value;
        if (now < before->second) {
            comparison.dropped.push_back({table.table, before->second});
        }
        comparison.pruned.scores[name] = may_raise ? std::max(now, before->second) : before->second;
    }
}

}  // namespace

Baseline baseline_of(const report::Audit& audit) {
    Baseline baseline;
    std::map<std::string, KnownFinding, std::less<>> by_fingerprint;
    for (const rules::Finding& finding : audit.judgement.findings) {
        KnownFinding known = known_finding(audit, finding);
        const std::string fingerprint = known.fingerprint;
        const auto [place, is_new] = by_fingerprint.try_emplace(fingerprint, std::move(known));
        place->second.count += is_new ? 0 : 1;
    }
    for (auto& [fingerprint, known] : by_fingerprint) {
        baseline.findings.push_back(std::move(known));
    }
    std::ranges::sort(baseline.findings, comes_first);
    for (const report::TableAudit& table : audit.tables) {
        if (table.is_judged()) {
            baseline.scores.emplace(audit.catalog.tables.at(table.table).name.dotted(),
                                    table.score.value);
        }
    }
    return baseline;
}

Comparison compare(const Baseline& baseline, const report::Audit& audit,
                   const rules::Selection& selection) {
    Counts expected;
    for (const KnownFinding& known : baseline.findings) {
        expected[known.fingerprint] += known.count;
    }
    Comparison comparison{.is_known = mark_known(audit, expected)};
    split(baseline, std::move(expected), selection, comparison);
    const bool all_were_run = std::ranges::all_of(
        baseline.findings,
        [&](const KnownFinding& known) { return was_run(known.rule, selection); });
    compare_scores(baseline, audit, all_were_run, comparison);
    return comparison;
}

}  // namespace tsqlaudit::gate
