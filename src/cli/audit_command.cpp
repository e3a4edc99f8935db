#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "cli/baseline_gate.h"
#include "cli/colours.h"
#include "cli/commands.h"
#include "cli/configure.h"
#include "cli/destinations.h"
#include "cli/output.h"
#include "cli/overwriting.h"
#include "cli/pipeline.h"
#include "cli/reading_errors.h"
#include "cli/settings.h"
#include "report/reported.h"
#include "rules/message.h"

namespace tsqlaudit::cli {

namespace {

void write(const Destination& destination, const report::Audit& audit,
           const AuditOptions& options) {
    report::Extent extent = options.extent;
    extent.jobs = thread_count(options.jobs);
    // A file is no terminal: colours there have to be asked for.
    extent.colours = destination.path == standard_output ? wants_colours(options.colour)
                                                         : options.colour == "always";
    if (destination.path == standard_output) {
        destination.format->write(audit, extent, &write_standard_output);
    } else {
        write_file(destination.path,
                   [&](const Output& output) { destination.format->write(audit, extent, output); });
    }
}

// Whoever reads the console report has seen them.
bool shows_errors(const Destination& destination) {
    return destination.path == standard_output && destination.format->name == "console";
}

void check_min_score(std::optional<double> score) {
    constexpr double best = 100;
    const bool is_score = !score || (*score >= 0 && *score <= best);
    if (!is_score) {  // "nan", too, which the library takes for a number
        throw Failure{fmt::format("--min-score takes a number from 0 to 100, not {}", *score)};
    }
}

// "dbo.Order (55.5), dbo.Payment (58) and 7 more", the lowest first.
std::string worst_of(const report::Audit& audit, std::vector<std::size_t> tables) {
    constexpr std::size_t most_names = 5;
    const auto score = [&](std::size_t table) { return audit.tables.at(table).score.value; };
    std::ranges::stable_sort(tables, {}, score);
    std::vector<std::string> names;
    for (const std::size_t table : tables) {
        if (names.size() < most_names) {
            names.push_back(fmt::format(
                "{} ({})", printable(audit.catalog.tables.at(table).name.dotted()), score(table)));
        }
    }
    const std::size_t more = tables.size() - names.size();
    return fmt::format("{}{}", fmt::join(names, ", "),
                       more == 0 ? "" : fmt::format(" and {} more", more));
}

// Why the audit fails, one reason a line; none: it passes.
std::vector<std::string> failures_of(const report::Audit& audit, rules::Severity threshold,
                                     std::optional<double> min_score) {
    std::vector<std::string> failures;
    const auto findings =
        std::ranges::count_if(report::reported_findings(audit, {}), [&](std::size_t finding) {
            return audit.judgement.findings.at(finding).severity <= threshold;
        });
    if (findings != 0) {
        failures.push_back(fmt::format(
            "{} of severity {}{}", rules::counted(static_cast<std::size_t>(findings), "finding"),
            to_string(threshold), threshold == rules::Severity::Critical ? "" : " or above"));
    }
    const std::size_t errors = error_count(audit);
    if (errors != 0) {
        failures.push_back(
            fmt::format("{} in reading the schema", rules::counted(errors, "error")));
    }
    std::vector<std::size_t> poor = report::reported_tables(audit);
    std::erase_if(poor, [&](std::size_t table) {
        const report::TableAudit& entry = audit.tables.at(table);
        return !min_score || !entry.is_judged() || entry.score.value >= *min_score;
    });
    if (!poor.empty()) {
        failures.push_back(fmt::format("{} with a score under {}: {}",
                                       rules::counted(poor.size(), "table"), *min_score,
                                       worst_of(audit, poor)));
    }
    return failures;
}

// An audit of nothing passes, which may not be what was meant.
void say_what_is_empty(const AuditOptions& options, const report::Audit& audit) {
    if (audit.sources.size() == 0) {
        say("no .sql files found");
    } else if (audit.changes && !options.changed_files->empty() &&
               audit.changes->other_files.size() == audit.sources.size()) {
        say("none of the changed files is part of the schema");
        for (const std::string& name : *options.changed_files) {
            if (std::filesystem::is_directory(name)) {
                say(printable(name) +
                    " is a folder and no changed file: paths stand before --changed-files");
            }
        }
    }
}

// The process ends with the audit: to give back what it is made of, piece by piece, would only take
// time.
AuditRun& keep_to_the_end(std::unique_ptr<AuditRun> run) {
    static auto* const kept = new std::vector<std::unique_ptr<AuditRun>>;
    return *kept->emplace_back(std::move(run));
}

}  // namespace

ExitCode audit(AuditOptions options) {
    const std::string settings = configure(options);
    if (options.show_settings) {
        write_standard_output(settings);
        return ExitCode::Clean;
    }
    // What is wrong with an option is said before the work.
    const std::vector<Destination> destinations = destinations_of(options);
    const std::vector<std::string> written = files_written(destinations, options);
    refuse_overwriting(written, {{options.config, "the configuration"},
                                 {options.baseline, "the baseline"},
                                 {options.statistics, "where the row counts are"}});
    const rules::Severity threshold = severity_named(options.fail_on);
    check_min_score(options.min_score);
    wants_colours(options.colour);
    BaselineGate baseline{options};
    PipelineOptions pipeline = pipeline_options(options);
    if (options.changed_files) {
        pipeline.changed_files.emplace(options.changed_files->begin(),
                                       options.changed_files->end());
    }
    pipeline.plans_fixes = std::ranges::any_of(destinations, [](const Destination& destination) {
        return destination.format->shows_fixes;
    });
    AuditRun& run = keep_to_the_end(run_audit(pipeline));
    baseline.apply(pipeline.selection, *run.audit);
    const report::Audit& audit = *run.audit;
    refuse_overwriting(written, audit.sources);

    for (const Destination& destination : destinations) {
        write(destination, audit, options);
    }
    if (options.explain_score) {
        write_standard_output(report::explain_scores(audit));
    }
    if (options.count_by_rule) {
        write_standard_output(report::count_by_rule(audit, options.extent));
    }
    if (std::ranges::none_of(destinations, shows_errors)) {
        say_errors(audit);
    }
    if (run.found.path_failed) {
        return ExitCode::Failure;
    }
    say_what_is_empty(options, audit);
    baseline.finish(audit);
    std::vector<std::string> failures = failures_of(audit, threshold, options.min_score);
    std::ranges::move(baseline.failures(audit), std::back_inserter(failures));
    for (const std::string& failure : failures) {
        say(failure);
    }
    return failures.empty() || options.exit_zero ? ExitCode::Clean : ExitCode::Findings;
}

}  // namespace tsqlaudit::cli
