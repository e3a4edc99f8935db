#include "facts/suitability_weights.h"

#include <nlohmann/json.hpp>
#include <cstddef>

#include "embedded/embedded.h"
#include "facts/vocabulary.h"

namespace tsqlaudit::facts {
namespace {

using Json = nlohmann::json;

ByScale read_scale(const Json& data) {
    return {data.at("tiny"), data.at("small"), data.at("moderate"), data.at("large"),
            data.at("huge")};
}

Percent read_percent(const Json& data) {
    return {.low = data.at(0), .high = data.at(1)};
}

Savings read_savings(const Json& data) {
    return {.row = read_percent(data.at("row")), .page = read_percent(data.at("page"))};
}

UsualSizes read_usual_sizes(const Json& data) {
    UsualSizes usual;
    for (const auto& [role, characters] : data.at("characters").items()) {
        usual.characters.emplace(role, characters.get<int>());
    }
    const Json& bytes = data.at("bytes");
    usual.json = bytes.at("json");
    usual.spatial = bytes.at("spatial");
    usual.point = bytes.at("point");
    usual.document = bytes.at("document");
    usual.null_share = data.at("nullShare");
    return usual;
}

MemoryOptimizedWeights read_memory_optimized(const Json& data) {
    return {
        .scale = read_scale(data.at("scale")),
        .hot_column = data.at("hotColumn"),
        .hot_columns_at_most = data.at("hotColumnsAtMost"),
        .modified = data.at("modified"),
        .referenced = data.at("referenced"),
        .transient = data.at("transient"),
        .busy = data.at("busy"),
        .present_at_least = data.at("presentAtLeast"),
        .append_only = data.at("appendOnly"),
        .row_over_page = data.at("rowOverPage"),
        .system_versioned = data.at("systemVersioned"),
        .columnstore = data.at("columnstore"),
    };
}

ColumnstoreWeights read_columnstore(const Json& data) {
    return {
        .scale = read_scale(data.at("scale")),
        .measures = data.at("measures"),
        .dimensions = data.at("dimensions"),
        .append_only = data.at("appendOnly"),
        .referenced = data.at("referenced"),
        .hot_columns = data.at("hotColumns"),
        .large_content = data.at("largeContent"),
        .memory_optimized = data.at("memoryOptimized"),
        .unfit_at_most = data.at("unfitAtMost"),
        .present_at_least = data.at("presentAtLeast"),
    };
}

PartitioningWeights read_partitioning(const Json& data) {
    return {
        .scale = read_scale(data.at("scale")),
        .strong_column = data.at("strongColumn"),
        .fair_column = data.at("fairColumn"),
        .weak_column = data.at("weakColumn"),
        .numerous_parent = data.at("numerousParent"),
        .share_without_column = data.at("shareWithoutColumn"),
        .memory_optimized_at_most = data.at("memoryOptimizedAtMost"),
        .ledger_at_most = data.at("ledgerAtMost"),
        .documents_of_few_lines = data.at("documentsOfFewLines"),
        .date_tables = data.at("dateTables"),
        .times_of_entry = data.at("timesOfEntry"),
        .dates_of_things = data.at("datesOfThings"),
    };
}

CompressionWeights read_compression(const Json& data) {
    const Json& savings = data.at("savings");
    return {
        .worthwhile = data.at("worthwhile"),
        .page_gain = data.at("pageGain"),
        .page_gain_of_log = data.at("pageGainOfLog"),
        .columnstore_score = data.at("columnstoreScore"),
        .columnstore_score_of_log = data.at("columnstoreScoreOfLog"),
        .columnstore_savings = read_percent(data.at("columnstoreSavings")),
        .overhead = read_savings(savings.at("overhead")),
        .number = read_savings(savings.at("number")),
        .measure = read_savings(savings.at("measure")),
        .padded = read_savings(savings.at("padded")),
        .unicode = read_savings(savings.at("unicode")),
        .text = read_savings(savings.at("text")),
        .repeated = read_savings(savings.at("repeated")),
        .document = read_savings(savings.at("document")),
    };
}

TransientNames read_transient_names(const Json& data) {
    return {
        .heads = data.at("heads"), .tails = data.at("tails"), .modifiers = data.at("modifiers")};
}

SuitabilityWeights read_weights() {
    const Json data = Json::parse(embedded::find("rules/data/suitability.json").value());
    return {
        .usual = read_usual_sizes(data.at("usualSizes")),
        .recommended = data.at("verdicts").at("recommended"),
        .possible = data.at("verdicts").at("possible"),
        .memory_optimized = read_memory_optimized(data.at("memoryOptimized")),
        .columnstore = read_columnstore(data.at("columnstore")),
        .partitioning = read_partitioning(data.at("partitioning")),
        .compression = read_compression(data.at("compression")),
        .transient_names = read_transient_names(data.at("transientNames")),
        .given_scores = data.at("givenScores"),
        .running_measures = data.at("runningMeasures"),
        .busy_names = data.at("busyNames"),
    };
}

}  // namespace

int at_scale(const ByScale& values, Scale scale) {
    return values.at(static_cast<std::size_t>(scale));
}

const SuitabilityWeights& suitability_weights() {
    static const SuitabilityWeights weights = read_weights();
    return weights;
}

}  // namespace tsqlaudit::facts
