#include <numeric>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/reading_errors.h"
#include "cli/settings.h"
#include "fix/script.h"

namespace tsqlaudit::cli {

ExitCode fix(const SchemaOptions& options) {
    const std::unique_ptr<AuditRun> run = run_audit(pipeline_options(options));
    const report::Audit& audit = *run->audit;
    std::vector<std::size_t> steps(audit.plan.steps.size());
    std::iota(steps.begin(), steps.end(), 0);
    write_standard_output(fix::script(audit.target, audit.plan, steps));
    say_errors(*run->audit);
    if (run->found.path_failed) {
        return ExitCode::Failure;
    }
    return error_count(*run->audit) == 0 ? ExitCode::Clean : ExitCode::Findings;
}

}  // namespace tsqlaudit::cli
