// What the four parts of the suitability of a table share.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "facts/suitability_weights.h"

namespace tsqlaudit::facts {

// The table that is judged, with all that the judgement may look at.
struct Subject {
    const catalog::Catalog& catalog;
    const SchemaFacts& schema;
    TableId id;
    const Settings& settings;

    const catalog::Table& table() const { return catalog.tables[id]; }
    const TableFacts& facts() const { return schema.tables[id]; }
    const ColumnFacts& column_facts(std::size_t column) const { return facts().columns[column]; }
};

Benefit judge_memory_optimized(const Subject& subject);
Benefit judge_columnstore(const Subject& subject);
Partitioning judge_partitioning(const Subject& subject);
// After the columnstore, which may be the better compression.
CompressionEstimate judge_compression(const Subject& subject, const Benefit& columnstore);

int clamp_score(int score);

// A score and the reasons for it, gathered point by point.
class Tally {
public:
    void add(int points, std::string reason) {
        score_ += points;
        reasons_.push_back(std::move(reason));
    }
    void add_if(bool applies, int points, std::string reason) {
        if (applies) {
            add(points, std::move(reason));
        }
    }
    // What is said only where it costs something.
    void cap(int most, std::string reason) {
        if (score_ > most) {
            score_ = most;
            reasons_.push_back(std::move(reason));
        }
    }
    // Worth saying, but worth no points.
    void note(std::string reason) { reasons_.push_back(std::move(reason)); }

    int score() const { return clamp_score(score_); }
    const std::vector<std::string>& reasons() const { return reasons_; }

private:
    int score_ = 0;
    std::vector<std::string> reasons_;
};

// What keeps the table from being memory-optimised on the target.
std::vector<std::string> memory_optimized_blockers(const Subject& subject);

// Why the table cannot have a clustered columnstore index as it is; empty if it can.
std::vector<std::string> clustered_columnstore_obstacles(const Subject& subject);

// What the score alone says: recommended, possible or not.
Verdict verdict_of(int score);
// "an estimated 10,000 to 1 million rows"
std::string describe_scale(const ScaleEstimate& scale);
std::string join(const std::vector<std::string>& names);  // "A, B and C"

// Rows are written once: logs, measurements, history.
bool is_append_only(const TableFacts& facts);
// That queries can use; nullptr if there is none.
const catalog::Index* find_columnstore(const catalog::Table& table);
// Names of the columns that are rewritten after insertion: counters, metrics, times of last use.
std::vector<std::string> hot_columns(const Subject& subject);

// Names of the columns for which `holds` is true.
template <typename Predicate>
std::vector<std::string> columns_where(const catalog::Table& table, Predicate holds) {
    std::vector<std::string> names;
    for (const catalog::Column& column : table.columns) {
        if (holds(column)) {
            names.push_back(column.name);
        }
    }
    return names;
}

}  // namespace tsqlaudit::facts
