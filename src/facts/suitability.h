// How much a table would gain from memory-optimised storage, columnstore, partitioning and
// compression, by a formula over facts whose weights are data (rules/data/suitability.json,
// explained in docs/suitability.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/settings.h"
#include "facts/table_id.h"

namespace tsqlaudit::facts {

struct SchemaFacts;

enum class Verdict { Present, Recommended, Possible, NotRecommended, Blocked };
std::string_view to_string(
    Verdict verdict);  // "present", "recommended", "possible", "not-recommended", "blocked"

// The score (0–100) is the benefit once the blockers are removed; the verdict is Blocked while they
// stand.
struct Benefit {
    int score = 0;
    Verdict verdict = Verdict::NotRecommended;
    std::vector<std::string> reasons;
    std::vector<std::string> blockers;  // for the target version
};

// What the ranges of the partitioning column are ranges of.
enum class PartitionBy {
    Time,
    Tenant,
    Owner,   // a parent that each row is a part of, and that has many of them
    Parent,  // any other: its rows are few, or one index on the key finds them as well
};

struct Partitioning : Benefit {
    std::string column;  // best partitioning column; empty: none fits
    PartitionBy by = PartitionBy::Time;
    std::vector<std::string> changes;  // what has to change first
};

enum class CompressionAdvice { None, Row, Page, Columnstore };
std::string_view to_string(CompressionAdvice advice);  // "NONE", "ROW", "PAGE", "COLUMNSTORE"

struct CompressionEstimate {
    CompressionAdvice recommendation = CompressionAdvice::None;
    int savings_low = 0;  // percent of the rows' bytes
    int savings_high = 0;
    bool already = false;  // what is recommended is in place
    std::vector<std::string> reasons;
};

struct Suitability {
    Benefit memory_optimized;
    Benefit columnstore;
    Partitioning partitioning;
    CompressionEstimate compression;
};

// Reads the roles, scale, tenancy and keys of all tables, which are already filled in.
Suitability derive_suitability(const catalog::Catalog& catalog, const SchemaFacts& schema,
                               TableId table, const Settings& settings);

}  // namespace tsqlaudit::facts
