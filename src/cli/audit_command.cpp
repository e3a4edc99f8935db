#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/baseline_gate.h"
#include "cli/colours.h"
#include "cli/commands.h"
#include "cli/configure.h"
#include "cli/formats.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/reading_errors.h"
#include "cli/settings.h"
#include "report/reported.h"

namespace tsqlaudit::cli {

namespace {

constexpr std::string_view default_format = "markdown";
constexpr std::string_view standard_output = "-";

struct Destination {
    std::string path;  // "-": standard output
    const Format* format = nullptr;
};

// "gitlab=quality.json" names its format; else the ending does, else --format.
Destination destination_of(const std::string& output, const AuditOptions& options) {
    const std::size_t equals = output.find('=');
    if (equals != std::string::npos && is_format(output.substr(0, equals))) {
        return {output.substr(equals + 1), &format_named(output.substr(0, equals))};
    }
    const Format* by_ending = format_of_file(output);
    if (by_ending != nullptr) {
        return {output, by_ending};
    }
    if (output != standard_output && options.format.empty()) {
        throw Failure{"the ending of " + printable(output) + " says no format; use --format"};
    }
    return {output, &format_named(options.format.empty() ? default_format : options.format)};
}

// Where no file is named, to standard output.
std::vector<Destination> destinations_of(const AuditOptions& options) {
    const Format& format = format_named(options.format.empty() ? default_format : options.format);
    const bool prints_else = options.explain_score || options.count_by_rule ||
                             (!options.write_baseline.empty() && options.format.empty());
    if (options.outputs.empty() && prints_else) {
        return {};  // that is what is asked for
    }
    if (options.outputs.empty()) {
        return {{std::string{standard_output}, &format}};
    }
    std::vector<Destination> destinations;
    destinations.reserve(options.outputs.size());
    for (const std::string& output : options.outputs) {
        destinations.push_back(destination_of(output, options));
    }
    return destinations;
}

void write(const Destination& destination, const report::Audit& audit,
           const AuditOptions& options) {
    report::Extent extent = options.extent;
    // A file is no terminal: colours there have to be asked for.
    extent.colours = destination.path == standard_output ? wants_colours(options.colour)
                                                         : options.colour == "always";
    const std::string content = destination.format->write(audit, extent);
    if (destination.path == standard_output) {
        write_standard_output(content);
    } else {
        write_file(destination.path, content);
    }
}

// Whoever reads the console report has seen them.
bool shows_errors(const Destination& destination) {
    return destination.path == standard_output && destination.format->name == "console";
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
        failures.push_back(fmt::format("{} finding{} of severity {}{}", findings,
                                       findings == 1 ? "" : "s", to_string(threshold),
                                       threshold == rules::Severity::Critical ? "" : " or above"));
    }
    const std::size_t errors = error_count(audit);
    if (errors != 0) {
        failures.push_back(
            fmt::format("{} error{} in reading the schema", errors, errors == 1 ? "" : "s"));
    }
    const auto poor = std::ranges::count_if(report::reported_tables(audit), [&](std::size_t table) {
        const report::TableAudit& entry = audit.tables.at(table);
        return min_score && entry.is_judged && entry.score.value < *min_score;
    });
    if (poor != 0) {
        failures.push_back(fmt::format("{} table{} with a score under {}", poor,
                                       poor == 1 ? "" : "s", *min_score));
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
    }
}

}  // namespace

ExitCode audit(AuditOptions options) {
    const std::string settings = configure(options);
    if (options.show_settings) {
        write_standard_output(settings);
        return ExitCode::Clean;
    }
    const std::vector<Destination> destinations = destinations_of(options);
    const rules::Severity threshold = severity_named(options.fail_on);
    wants_colours(options.colour);  // so that a wrong word is said at once
    BaselineGate baseline{options};
    PipelineOptions pipeline = pipeline_options(options);
    if (options.changed_files) {
        pipeline.changed_files.emplace(options.changed_files->begin(),
                                       options.changed_files->end());
    }
    const std::unique_ptr<AuditRun> run = run_audit(pipeline);
    baseline.apply(pipeline.selection, *run->audit);
    const report::Audit& audit = *run->audit;

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
    if (run->found.path_failed) {
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
