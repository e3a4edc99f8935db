#include "cli/pipeline.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <utility>

#include "catalog/builder.h"
#include "cli/progress.h"
#include "gate/changes.h"
#include "gate/suppression.h"
#include "syntax/parser.h"

namespace tsqlaudit::cli {

namespace {

// Files are handed out one by one; each result has its place, so the threads leave no trace.
std::vector<syntax::ParseResult> parse_all(const text::SourceSet& sources, unsigned jobs,
                                           Progress& progress) {
    std::vector<syntax::ParseResult> results(sources.size());
    std::vector<std::exception_ptr> failures(sources.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t file = next++; file < results.size(); file = next++) {
            try {
                results[file] = syntax::parse(sources, static_cast<text::FileId>(file));
            } catch (...) {
                failures[file] = std::current_exception();  // must not leave a thread
            }
            progress.advance();
        }
    };
    const std::size_t threads = std::min<std::size_t>(jobs, results.size());
    std::vector<std::jthread> helpers;
    for (std::size_t thread = 1; thread < threads; ++thread) {
        helpers.emplace_back(work);
    }
    work();
    helpers.clear();  // waits for them
    for (const std::exception_ptr& failure : failures) {
        if (failure) {
            std::rethrow_exception(failure);
        }
    }
    return results;
}

unsigned thread_count(unsigned wanted) {
    constexpr unsigned most = 256;  // a slip of the finger must not exhaust the machine
    return std::clamp(wanted != 0 ? wanted : std::thread::hardware_concurrency(), 1U, most);
}

template <typename Value>
void append(std::vector<Value>& target, std::vector<Value> values) {
    target.insert(target.end(), std::make_move_iterator(values.begin()),
                  std::make_move_iterator(values.end()));
}

}  // namespace

std::unique_ptr<AuditRun> run_audit(const PipelineOptions& options) {
    const unsigned jobs = thread_count(options.jobs);
    auto run = std::make_unique<AuditRun>();
    Progress progress;
    run->found = text::discover(options.paths, {.ignore = options.exclude, .jobs = jobs});
    const text::SourceSet& sources = run->found.sources;
    text::Diagnostics diagnostics = run->found.diagnostics;

    progress.begin("parsing", sources.size());
    std::vector<syntax::Script> scripts;
    for (syntax::ParseResult& parsed : parse_all(sources, jobs, progress)) {
        scripts.push_back(std::move(parsed.script));
        append(diagnostics, std::move(parsed.diagnostics));
    }
    progress.begin("judging");
    catalog::BuildResult built = catalog::build(sources, scripts);
    run->catalog = std::move(built.catalog);
    append(diagnostics, std::move(built.diagnostics));

    run->schema = facts::derive(run->catalog, options.settings);
    rules::Judgement judgement =
        rules::judge(run->catalog, run->schema, options.settings, options.selection);
    gate::SuppressionResult suppression =
        gate::suppress(sources, scripts, run->catalog, options.selection, judgement.findings);
    append(diagnostics, std::move(suppression.diagnostics));
    run->audit.emplace(report::assemble(sources, run->catalog, run->schema, options.settings,
                                        std::move(judgement), std::move(diagnostics)));
    run->audit->suppressed = suppression.suppressed;
    if (options.changed_files) {
        run->audit->changes =
            gate::changes_in(*options.changed_files, sources, scripts, run->catalog);
    }
    return run;
}

}  // namespace tsqlaudit::cli
