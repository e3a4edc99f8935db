#include "facts/suitability.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "catalog/platform.h"
#include "facts/context.h"
#include "facts/suitability_parts.h"
#include "facts/table_nature.h"
#include "facts/vocabulary.h"

namespace tsqlaudit::facts {
namespace {

std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t place = digits.size(); place > 3; place -= 3) {
        digits.insert(place - 3, ",");
    }
    return digits;
}

bool has_any(const catalog::Column& column, const std::vector<std::string>& words) {
    const Words& name = words_of(column.name);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return name.has_word(word); });
}

// A snapshot is a record of an event even if it has a name.
bool is_of_event(const Subject& subject) {
    return is_of_moment(subject.table(), subject.facts()) ||
           vocabulary().tables.log.matches(table_words(subject.table()));
}

// A count that each row has from the beginning, and not from zero on, which would be a counter,
// comes with the row: the blades of a turbine.
bool is_supplied(const catalog::Column& column) {
    return !column.is_nullable && column.type.is_whole();
}

// What is measured of an event is known once it is over. An average or a rate goes on; an amplitude
// stays as it was measured, and so do the stars of a review and the priority of a task.
bool is_rewritten(const catalog::Column& column, ColumnRole role, bool is_of_event) {
    switch (role) {
        case ColumnRole::Counter:
        case ColumnRole::UsageTimestamp:
            return true;
        case ColumnRole::Score:
            return !has_any(column, suitability_weights().given_scores) && !is_of_event;
        case ColumnRole::Aggregate:
            if (is_supplied(column)) {
                return false;
            }
            [[fallthrough]];
        case ColumnRole::Metric:
            return has_any(column, suitability_weights().running_measures) && !is_of_event;
        default:
            return false;
    }
}

// What SQL Server could do for a table that is none of its own.
Suitability suitability_elsewhere() {
    const std::string reason = "it is a table of another product than SQL Server";
    const Benefit blocked{.verdict = Verdict::Blocked, .blockers = {reason}};
    Suitability suitability;
    suitability.memory_optimized = blocked;
    suitability.columnstore = blocked;
    suitability.partitioning = Partitioning{blocked};
    suitability.compression.reasons = {reason};
    return suitability;
}

}  // namespace

std::string_view to_string(Verdict verdict) {
    switch (verdict) {
        case Verdict::Present:
            return "present";
        case Verdict::Recommended:
            return "recommended";
        case Verdict::Possible:
            return "possible";
        case Verdict::NotRecommended:
            return "not-recommended";
        case Verdict::Blocked:
            return "blocked";
    }
    return "";
}

std::string_view to_string(CompressionAdvice advice) {
    switch (advice) {
        case CompressionAdvice::None:
            return "NONE";
        case CompressionAdvice::Row:
            return "ROW";
        case CompressionAdvice::Page:
            return "PAGE";
        case CompressionAdvice::Columnstore:
            return "COLUMNSTORE";
    }
    return "";
}

int clamp_score(int score) {
    return std::clamp(score, 0, 100);
}

Verdict verdict_of(int score) {
    const SuitabilityWeights& weights = suitability_weights();
    if (score >= weights.recommended) {
        return Verdict::Recommended;
    }
    return score >= weights.possible ? Verdict::Possible : Verdict::NotRecommended;
}

std::string describe_scale(const ScaleEstimate& scale) {
    if (scale.rows) {
        return fmt::format("{} rows", grouped(*scale.rows));
    }
    constexpr std::array bands{"up to 100 rows", "100 to 10 thousand rows",
                               "10 thousand to a million rows", "1 to 100 million rows",
                               "over 100 million rows"};
    return fmt::format("estimated {}", bands.at(static_cast<std::size_t>(scale.scale)));
}

std::string join(const std::vector<std::string>& names) {
    if (names.size() < 2) {
        return names.empty() ? std::string{} : names.front();
    }
    return fmt::format("{} and {}", fmt::join(names.begin(), names.end() - 1, ", "), names.back());
}

bool is_append_only(const TableFacts& facts) {
    return facts.is_log_like || facts.is_history;
}

const catalog::Index* find_columnstore(const catalog::Table& table) {
    const catalog::Index* columnstore = table.columnstore();
    return columnstore == nullptr || columnstore->is_disabled ? nullptr : columnstore;
}

std::vector<std::string> hot_columns(const Subject& subject) {
    const catalog::Table& table = subject.table();
    const bool is_event = is_of_event(subject);
    std::vector<std::string> names;
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const catalog::Column& column = table.columns[index];
        if (!column.computed && is_rewritten(column, subject.column_facts(index).role, is_event)) {
            names.push_back(column.name);
        }
    }
    return names;
}

Suitability derive_suitability(const catalog::Catalog& catalog, const SchemaFacts& schema,
                               TableId table, const Settings& settings) {
    if (catalog::platform(catalog.tables.at(table)) != catalog::Platform::SqlServer) {
        return suitability_elsewhere();
    }
    const Subject subject{catalog, schema, table, settings};
    Suitability suitability;
    suitability.memory_optimized = judge_memory_optimized(subject);
    suitability.columnstore = judge_columnstore(subject);
    suitability.partitioning = judge_partitioning(subject);
    suitability.compression = judge_compression(subject, suitability.columnstore);
    return suitability;
}

}  // namespace tsqlaudit::facts
