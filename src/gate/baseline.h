// What is known about a schema, so that a gate fails for what is new alone. docs/baseline.md is for
// users.
#pragma once

#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "report/audit.h"
#include "rules/engine.h"
#include "text/compare.h"

namespace tsqlaudit::gate {

// Matched by its fingerprint; the rest is for people.
struct KnownFinding {
    std::string fingerprint;
    std::string rule;
    std::string table;
    std::string object;                // may be empty
    std::vector<std::string> columns;  // sorted
    std::size_t count = 1;             // findings of this fingerprint

    friend bool operator==(const KnownFinding&, const KnownFinding&) = default;
};

struct Baseline {
    std::vector<KnownFinding> findings;  // by table, rule, columns, object
    std::map<std::string, double, text::LessIgnoringCase> scores;  // of each table

    friend bool operator==(const Baseline&, const Baseline&) = default;
};

Baseline baseline_of(const report::Audit& audit);

struct LowerScore {
    std::size_t table = 0;  // into Catalog::tables
    double before = 0;
};

struct Comparison {
    std::vector<bool> is_known;       // parallel to Judgement::findings
    std::vector<KnownFinding> fixed;  // `count` of each is how many are gone
    std::vector<LowerScore> dropped;
    // The baseline without what is fixed, and with the scores that are better now. Where rules that
    // it knows were not run, with the scores as they were: they would be too good.
    Baseline pruned;
};

// `selection`: the rules that were run. What the others found is neither known nor fixed.
Comparison compare(const Baseline& baseline, const report::Audit& audit,
                   const rules::Selection& selection);

// What a file should have said. what() is a message for the user, without the name of the file.
struct BadBaseline : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// JSON of one line for each finding and table, sorted, so that two of them are easily compared.
std::string write_baseline(const Baseline& baseline);
// Throws BadBaseline.
Baseline parse_baseline(std::string_view content);

}  // namespace tsqlaudit::gate
