#include <algorithm>
#include <filesystem>

#include "cli/commands.h"
#include "cli/configure.h"
#include "cli/output.h"
#include "cli/overwriting.h"
#include "cli/pipeline.h"
#include "cli/reading_errors.h"
#include "cli/settings.h"
#include "fix/script.h"
#include "report/reporter.h"
#include "text/compare.h"
#include "text/glob.h"

namespace tsqlaudit::cli {

namespace {

namespace fs = std::filesystem;

enum class Form { Sql, Markdown };

Form form_of(const FixOptions& options) {
    const std::string ending = text::to_lower(fs::path{options.output}.extension().string());
    if (ending == ".md" || ending == ".markdown") {
        return Form::Markdown;
    }
    if (ending == ".sql" || options.format.empty() || options.format == "sql") {
        return Form::Sql;
    }
    if (options.format == "markdown") {
        return Form::Markdown;
    }
    throw Failure{"unknown format '" + printable(options.format) +
                  "' (there are sql and markdown)"};
}

// Which steps were asked for, before those that they lean on are added.
class Wanted {
public:
    explicit Wanted(const FixOptions& options)
        : rules_{.select = options.rules, .ignore = {}}, safe_only_(options.safe_only) {
        check_selection(rules_);
        if (!options.severity.empty()) {
            severity_ = severity_named(options.severity);
        }
        for (const std::string& pattern : options.tables) {
            tables_.emplace_back(pattern, text::GlobSyntax::Wildcards);
        }
    }

    bool has(const report::Audit& audit, const fix::Step& step) const {
        return (step.is_safe || !safe_only_) && has_table(audit.catalog.tables[step.table].name) &&
               std::ranges::any_of(step.findings, [&](std::size_t finding) {
                   return has_finding(audit.judgement.findings.at(finding));
               });
    }

private:
    bool has_table(const catalog::QualifiedName& name) const {
        return tables_.empty() || std::ranges::any_of(tables_, [&](const text::Glob& pattern) {
                   return pattern.matches(name.name) || pattern.matches(name.dotted());
               });
    }

    bool has_finding(const rules::Finding& finding) const {
        return finding.severity <= severity_ && rules_.includes(*rules::find_rule(finding.rule));
    }

    rules::Selection rules_;
    std::vector<text::Glob> tables_;
    rules::Severity severity_ = rules::Severity::Info;
    bool safe_only_ = false;
};

std::vector<std::size_t> selected_steps(const report::Audit& audit, const Wanted& wanted) {
    std::vector<std::size_t> steps;
    for (std::size_t step = 0; step < audit.plan.steps.size(); ++step) {
        if (wanted.has(audit, audit.plan.steps[step])) {
            steps.push_back(step);
        }
    }
    return fix::with_prerequisites(audit.plan, std::move(steps));
}

void write(const FixOptions& options, const report::Audit& audit,
           const std::vector<std::size_t>& steps) {
    const std::string content = form_of(options) == Form::Markdown
                                    ? report::changes_to_markdown(audit, steps)
                                    : fix::script(audit.target, audit.plan, steps);
    if (options.output.empty() || options.output == "-") {
        write_standard_output(content);
        return;
    }
    // A file of the schema is never replaced by what would mend it.
    refuse_overwriting({options.output}, audit.sources);
    write_file(options.output, content);
}

}  // namespace

ExitCode fix(FixOptions options) {
    configure(options);
    refuse_overwriting({options.output}, {{options.config, "the configuration"}});
    form_of(options);  // what is wrong with an option is said before the work
    const Wanted wanted(options);
    const std::unique_ptr<AuditRun> run = run_audit(pipeline_options(options));
    const report::Audit& audit = *run->audit;
    const std::vector<std::size_t> steps = selected_steps(audit, wanted);
    if (options.check) {
        say(fix::summary(audit.plan, steps));
    } else {
        write(options, audit, steps);
    }
    say_errors(audit);
    if (run->found.path_failed) {
        return ExitCode::Failure;
    }
    const bool is_to_run = options.check && fix::count_safe(audit.plan, steps) != 0;
    return is_to_run || error_count(audit) != 0 ? ExitCode::Findings : ExitCode::Clean;
}

}  // namespace tsqlaudit::cli
