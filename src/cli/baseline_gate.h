// --baseline, --write-baseline and --prune-baseline.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "gate/baseline.h"
#include "report/audit.h"
#include "rules/engine.h"

namespace tsqlaudit::cli {

class BaselineGate {
public:
    // Reads the baseline, before anything else is done; throws Failure. The options must outlive
    // this.
    explicit BaselineGate(const AuditOptions& options);

    // Marks what is known, in the given baseline or in the one that will be written. `selection`:
    // the rules that were run.
    void apply(const rules::Selection& selection, report::Audit& audit);

    // After the reports: says what is fixed, and writes the file where that is asked for.
    void finish(const report::Audit& audit) const;

    // One line for each reported table whose score is lower than in the baseline.
    std::vector<std::string> failures(const report::Audit& audit) const;

private:
    void say_fixed() const;
    void write() const;
    void prune(const report::Audit& audit) const;

    const AuditOptions& options_;
    std::optional<gate::Baseline> baseline_;
    std::optional<gate::Comparison> comparison_;
};

}  // namespace tsqlaudit::cli
