#include "cli/baseline_gate.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/output.h"
#include "report/reported.h"
#include "text/file_reader.h"

namespace tsqlaudit::cli {

namespace {

// More than this many say nothing more.
constexpr std::size_t most_lines = 20;

gate::Baseline read(const std::string& path) {
    const text::FileContent content = text::read_bytes(path);
    if (!content.problem.empty()) {
        throw Failure{fmt::format("baseline {}: {} (--write-baseline makes one)", printable(path),
                                  content.problem)};
    }
    try {
        return gate::parse_baseline(content.text);
    } catch (const gate::BadBaseline& error) {
        throw Failure{fmt::format("baseline {}: {}", printable(path), printable(error.what()))};
    }
}

std::string description(const gate::KnownFinding& known) {
    std::string result = printable(known.table) + " " + printable(known.rule);
    if (!known.columns.empty()) {
        result +=
            fmt::format(" ({})", printable(fmt::format("{}", fmt::join(known.columns, ", "))));
    }
    return result + (known.object.empty() ? "" : " " + printable(known.object));
}

}  // namespace

BaselineGate::BaselineGate(const AuditOptions& options) : options_{options} {
    if (options.prune_baseline && options.baseline.empty()) {
        throw Failure{
            "--prune-baseline needs a baseline: give one with --baseline, or name it in the "
            "configuration"};
    }
    if (options.prune_baseline && options.is_part) {
        // What lies elsewhere would seem to be fixed.
        throw Failure{fmt::format(
            "--prune-baseline is about the whole schema, whose roots {} names: leave out the paths",
            printable(options.config))};
    }
    if (!options.baseline.empty()) {
        baseline_ = read(options.baseline);
    }
}

void BaselineGate::apply(const rules::Selection& selection, report::Audit& audit) {
    if (!options_.write_baseline.empty()) {
        baseline_ = gate::baseline_of(audit);
    }
    if (!baseline_) {
        return;
    }
    comparison_ = gate::compare(*baseline_, audit, selection);
    if (options_.is_part) {
        comparison_->fixed.clear();  // or elsewhere, or to be seen from there alone
    }
    audit.known = report::KnownFindings{.is_known = comparison_->is_known};
    for (const gate::KnownFinding& fixed : comparison_->fixed) {
        audit.known->fixed += fixed.count;
    }
}

void BaselineGate::finish(const report::Audit& audit) const {
    if (!options_.write_baseline.empty()) {
        write();
    } else if (comparison_) {
        say_fixed();
        if (options_.prune_baseline) {
            prune(audit);
        }
    }
}

std::vector<std::string> BaselineGate::failures(const report::Audit& audit) const {
    std::vector<std::string> failures;
    if (!comparison_) {
        return failures;
    }
    const std::vector<std::size_t> reported = report::reported_tables(audit);
    for (const gate::LowerScore& lower : comparison_->dropped) {
        if (std::ranges::binary_search(reported, lower.table)) {
            failures.push_back(
                fmt::format("the score of {} dropped from {} to {}",
                            printable(audit.catalog.tables.at(lower.table).name.dotted()),
                            lower.before, audit.tables.at(lower.table).score.value));
        }
    }
    return failures;
}

void BaselineGate::say_fixed() const {
    std::size_t lines = 0;
    for (const gate::KnownFinding& fixed : comparison_->fixed) {
        if (++lines <= most_lines) {
            say("fixed: " + description(fixed));
        }
    }
    if (lines > most_lines) {
        say(fmt::format("and {} more that are fixed", lines - most_lines));
    }
    if (lines != 0 && !options_.prune_baseline) {
        say("--prune-baseline takes what is fixed out of " + printable(options_.baseline));
    }
}

void BaselineGate::write() const {
    write_file(options_.write_baseline, gate::write_baseline(*baseline_));
    std::size_t count = 0;
    for (const gate::KnownFinding& known : baseline_->findings) {
        count += known.count;
    }
    say(fmt::format("wrote {}: {} finding{} known from now on", printable(options_.write_baseline),
                    count, count == 1 ? " is" : "s are"));
    if (!options_.is_baseline_configured) {
        say(fmt::format("to go by it, give --baseline {}, or name it in the configuration",
                        printable(options_.write_baseline)));
    }
}

void BaselineGate::prune(const report::Audit& audit) const {
    const std::size_t errors = report::count(audit).diagnostics.at(
        static_cast<std::size_t>(text::DiagnosticSeverity::Error));
    if (errors != 0 || audit.sources.size() == 0) {
        // What could not be read would seem to be fixed.
        say(printable(options_.baseline) + " is left as it is, since not all could be read");
    } else if (comparison_->pruned != *baseline_) {
        write_file(options_.baseline, gate::write_baseline(comparison_->pruned));
        say("pruned " + printable(options_.baseline));
    }
}

}  // namespace tsqlaudit::cli
