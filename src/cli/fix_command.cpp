#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/settings.h"

namespace tsqlaudit::cli {

namespace {

// Names cannot end the comment: they are on one line.
std::string script_of(const report::Audit& audit) {
    std::string script;
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
    return run->found.path_failed ? ExitCode::Failure : ExitCode::Clean;
}

}  // namespace tsqlaudit::cli
