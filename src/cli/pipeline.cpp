#include "cli/pipeline.h"

#include <algorithm>
#include <string>
#include <thread>
#include <utility>

#include "catalog/all_dropped.h"
#include "catalog/builder.h"
#include "cli/progress.h"
#include "gate/changes.h"
#include "gate/suppression.h"
#include "sqlserver/target.h"
#include "syntax/scripts.h"

namespace tsqlaudit::cli {

namespace {

namespace fs = std::filesystem;

template <typename Value>
void append(std::vector<Value>& target, std::vector<Value> values) {
    target.insert(target.end(), std::make_move_iterator(values.begin()),
                  std::make_move_iterator(values.end()));
}

// What could not be read may have what is missed.
bool has_errors(const text::Diagnostics& diagnostics) {
    return std::ranges::find(diagnostics, text::DiagnosticSeverity::Error,
                             &text::Diagnostic::severity) != diagnostics.end();
}

// All that is made of the scripts, each of which goes then: what the parser makes of them takes
// more memory than all that comes after.
struct ScriptUse {
    ScriptUse(const text::SourceSet& sources, const PipelineOptions& options)
        : suppressions{sources}, builder{sources} {
        if (options.changed_files) {
            changes.emplace(*options.changed_files, sources);
        }
    }

    void take(syntax::Script script) {
        suppressions.add(script);
        if (changes) {
            changes->add(script);
        }
        all_dropped.note(script);
        builder.add(std::move(script));
    }

    gate::Suppressions suppressions;
    std::optional<gate::ChangeFinder> changes;
    catalog::AllDropped all_dropped;
    catalog::Builder builder;
};

// Of all files, by FileId.
std::vector<std::string> paths_from(const fs::path& base, const text::SourceSet& sources) {
    const fs::path folder = fs::absolute(base).lexically_normal();
    std::vector<std::string> paths;
    for (std::size_t file = 0; file < sources.size(); ++file) {
        const fs::path path = fs::absolute(sources.file(static_cast<text::FileId>(file)).path());
        paths.push_back(path.lexically_normal().lexically_relative(folder).generic_string());
    }
    return paths;
}

// None where they do not say, or not the same.
std::optional<sqlserver::Target> target_of_projects(const std::vector<std::string>& providers) {
    std::optional<sqlserver::Target> target;
    for (const std::string& provider : providers) {
        const auto named = sqlserver::target_of_provider(provider);
        if (!named || (target && target != named)) {
            return std::nullopt;
        }
        target = named;
    }
    return target;
}

}  // namespace

unsigned thread_count(unsigned wanted) {
    constexpr unsigned most = 256;  // a slip of the finger must not exhaust the machine
    return std::clamp(wanted != 0 ? wanted : std::thread::hardware_concurrency(), 1U, most);
}

std::unique_ptr<AuditRun> run_audit(const PipelineOptions& given) {
    PipelineOptions options = given;
    const unsigned jobs = thread_count(options.jobs);
    auto run = std::make_unique<AuditRun>();
    Progress progress{"reading"};
    text::DiscoveryOptions discovery{
        .ignore = options.exclude, .ignore_base = options.exclude_base, .jobs = jobs};
    if (!options.standard_input.empty()) {
        discovery.standard_input = options.standard_input;
    }
    run->found = text::discover(options.paths, discovery);
    text::SourceSet& sources = run->found.sources;
    text::Diagnostics diagnostics = run->found.diagnostics;
    if (options.projects_say_target) {
        run->project_target = target_of_projects(run->found.schema_providers);
        options.settings.target = run->project_target.value_or(options.settings.target);
    }

    progress.now("parsing " + std::to_string(sources.size()) + " files");
    ScriptUse use{sources, options};
    append(diagnostics,
           syntax::parse_all(sources, options.sqlcmd_values, jobs,
                             [&](syntax::Script script) { use.take(std::move(script)); }));
    progress.now("judging");
    catalog::BuildResult built = std::move(use.builder).finish(jobs);
    run->catalog = std::move(built.catalog);
    append(diagnostics, std::move(built.diagnostics));
    if (auto dropped = use.all_dropped.warning(sources, run->catalog)) {
        diagnostics.push_back(std::move(*dropped));
    }

    run->schema = facts::derive(run->catalog, options.settings, jobs);
    rules::Judgement judgement =
        rules::judge(run->catalog, run->schema, options.settings, options.selection, jobs);
    std::vector<std::string> paths;
    if (!options.overrides.empty()) {
        paths = paths_from(options.overrides_base, sources);
    }
    rules::apply_overrides(options.overrides, paths, judgement.findings);
    gate::SuppressionResult suppression =
        std::move(use.suppressions).apply(run->catalog, options.selection, judgement.findings);
    append(diagnostics, std::move(suppression.diagnostics));
    if (sources.size() != 0 && !has_errors(diagnostics)) {
        append(diagnostics, unmatched_names(options.configured_names, run->catalog, paths));
    }
    run->audit.emplace(report::assemble(sources, run->catalog, run->schema, options.settings,
                                        std::move(judgement), std::move(diagnostics), jobs,
                                        options.plans_fixes));
    run->audit->suppressed = suppression.suppressed;
    if (use.changes) {
        run->audit->changes = use.changes->changes(run->catalog);
    }
    return run;
}

}  // namespace tsqlaudit::cli
