// How long each stage takes, over schemas of several sizes. The argument of a benchmark is the
// number of tables.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "catalog/builder.h"
#include "facts/facts.h"
#include "random_schema.h"
#include "report/audit.h"
#include "report/reporter.h"
#include "rules/engine.h"
#include "schema_files.h"
#include "syntax/lexer.h"
#include "syntax/parser.h"
#include "text/encoding.h"
#include "text/parallel.h"

namespace tsqlaudit::bench {
namespace {

// A schema after each stage, the input of the next.
struct Stages {
    explicit Stages(std::size_t table_count) {
        for (const SchemaFile& file : schema_files(random_schema(table_count))) {
            bytes += file.content.size();
            sources.add({file.path, text::decode(file.content)});
        }
        scripts = parse_all();
        catalog = catalog::build(sources, scripts).catalog;
        schema = facts::derive(catalog, settings);
        audit = std::make_unique<report::Audit>(make_audit(judge()));
    }

    std::vector<syntax::Script> parse_all() const {
        std::vector<syntax::Script> result;
        result.reserve(sources.size());
        for (text::FileId file = 0; file < sources.size(); ++file) {
            result.push_back(syntax::parse(sources, file).script);
        }
        return result;
    }

    rules::Judgement judge() const { return rules::judge(catalog, schema, settings, {}); }

    report::Audit make_audit(rules::Judgement judgement) const {
        return report::assemble(sources, catalog, schema, settings, std::move(judgement), {});
    }

    std::size_t bytes = 0;
    facts::Settings settings;
    text::SourceSet sources;
    std::vector<syntax::Script> scripts;
    catalog::Catalog catalog;
    facts::SchemaFacts schema;
    std::unique_ptr<report::Audit> audit;
};

const Stages& stages_of(const benchmark::State& state) {
    static std::map<std::int64_t, std::unique_ptr<Stages>> known;
    std::unique_ptr<Stages>& stages = known[state.range(0)];
    if (!stages) {
        stages = std::make_unique<Stages>(static_cast<std::size_t>(state.range(0)));
    }
    return *stages;
}

// Runs one stage, and says how many tables and bytes of source it takes in a second.
template <typename Stage>
void measure(benchmark::State& state, const Stage& stage) {
    const Stages& stages = stages_of(state);
    for (auto turn : state) {
        benchmark::DoNotOptimize(stage(stages));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(stages.bytes));
}

void tokenize(benchmark::State& state) {
    measure(state, [](const Stages& stages) {
        std::size_t count = 0;
        for (text::FileId file = 0; file < stages.sources.size(); ++file) {
            count += syntax::tokenize(stages.sources.file(file).content()).tokens.size();
        }
        return count;
    });
}

void parse(benchmark::State& state) {
    measure(state, [](const Stages& stages) { return stages.parse_all(); });
}

// The second argument is the number of threads.
void parse_threads(benchmark::State& state) {
    const auto threads = static_cast<unsigned>(state.range(1));
    measure(state, [threads](const Stages& stages) {
        std::vector<syntax::Script> scripts(stages.sources.size());
        text::for_each_index(scripts.size(), threads, [&](std::size_t file) {
            scripts[file] = syntax::parse(stages.sources, static_cast<text::FileId>(file)).script;
        });
        // As the program does: giving the trees back is part of the work.
        text::for_each_index(scripts.size(), threads,
                             [&](std::size_t file) { scripts[file] = {}; });
        return scripts.size();
    });
}

void build(benchmark::State& state) {
    measure(state,
            [](const Stages& stages) { return catalog::build(stages.sources, stages.scripts); });
}

void derive(benchmark::State& state) {
    measure(state,
            [](const Stages& stages) { return facts::derive(stages.catalog, stages.settings); });
}

void judge(benchmark::State& state) {
    measure(state, [](const Stages& stages) { return stages.judge(); });
}

// Scores, and the plan of all fixes.
void assemble(benchmark::State& state) {
    measure(state, [](const Stages& stages) {
        return stages.make_audit(stages.audit->judgement).tables.size();
    });
}

void report_markdown(benchmark::State& state) {
    measure(state, [](const Stages& stages) { return report::to_markdown(*stages.audit); });
}

void report_json(benchmark::State& state) {
    measure(state, [](const Stages& stages) { return report::to_json(*stages.audit); });
}

void sizes(benchmark::internal::Benchmark* stage) {
    stage->Arg(100)->Arg(1000)->Arg(20000)->Unit(benchmark::kMillisecond);
}

BENCHMARK(tokenize)->Apply(sizes);
BENCHMARK(parse)->Apply(sizes);
BENCHMARK(parse_threads)
    ->ArgsProduct({{20000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(build)->Apply(sizes);
BENCHMARK(derive)->Apply(sizes);
BENCHMARK(judge)->Apply(sizes);
BENCHMARK(assemble)->Apply(sizes);
BENCHMARK(report_markdown)->Apply(sizes);
BENCHMARK(report_json)->Apply(sizes);

}  // namespace
}  // namespace tsqlaudit::bench
