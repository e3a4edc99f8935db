#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/reading_errors.h"
#include "cli/settings.h"

namespace tsqlaudit::cli {

namespace {

// Names cannot end the comment: they are on one line.
std::string script_of(const report::Audit& audit) {
    std::string script;
    if (!audit.plan.steps.empty()) {
        script = fix::session_settings;
    }
    for (const fix::Step& step : audit.plan.steps) {
        if (step.sql.empty()) {
            continue;
        }
        const std::string table = audit.catalog.tables.at(step.table).name.dotted();
        script += fmt::format("-- {}: {} (priority {}{})\n{}\nGO\n\n", printable(table),
                              printable(step.title), step.priority,
                              step.is_safe ? "" : ", to be completed by hand", step.sql);
    }
    return script;
}

}  // namespace

ExitCode fix(const SchemaOptions& options) {
    const std::unique_ptr<AuditRun> run = run_audit(pipeline_options(options));
    write_standard_output(script_of(*run->audit));
    say_errors(*run->audit);
    if (run->found.path_failed) {
        return ExitCode::Failure;
    }
    return error_count(*run->audit) == 0 ? ExitCode::Clean : ExitCode::Findings;
}

}  // namespace tsqlaudit::cli
