// The numbers behind row sizes and suitability: rules/data/suitability.json, read once. Their
// meaning is in docs/suitability.md.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tsqlaudit::facts {

enum class Scale;

// One value for each scale, tiny to huge.
using ByScale = std::array<int, 5>;
int at_scale(const ByScale& values, Scale scale);

struct Percent {
    int low = 0;
    int high = 0;
};

struct UsualSizes {
    std::map<std::string, int, std::less<>> characters;  // of bounded text, by column role
    int json = 0;                                        // bytes, as the others
    int spatial = 0;                                     // a line or polygon
    int point = 0;
    int document = 0;       // a file, an image, a model
    double null_share = 0;  // of the values of a column that may be NULL
};

struct MemoryOptimizedWeights {
    ByScale scale{};
    int hot_column = 0;
    int hot_columns_at_most = 0;
    int modified = 0;
    int referenced = 0;
    int transient = 0;
    int busy = 0;  // by name, as a checkpoint
    int present_at_least = 0;
    int append_only = 0;
    int row_over_page = 0;
    int system_versioned = 0;
    int columnstore = 0;
};

struct ColumnstoreWeights {
    ByScale scale{};
    int measures = 0;
    int dimensions = 0;
    int append_only = 0;
    int referenced = 0;
    int hot_columns = 0;
    int large_content = 0;
    int memory_optimized = 0;
    int unfit_at_most = 0;  // nothing to aggregate, or rows that change
    int present_at_least = 0;
};

struct PartitioningWeights {
    ByScale scale{};
    int strong_column = 0;
    int fair_column = 0;
    int weak_column = 0;
    int numerous_parent = 0;  // the parent is as numerous as its parts
    double share_without_column = 0;
    int memory_optimized_at_most = 0;
    int ledger_at_most = 0;
    std::vector<std::string> documents_of_few_lines;  // last words of the names of parents
    std::vector<std::string> date_tables;             // last words of the names of date dimensions
    std::vector<std::string> times_of_entry;  // words of times at which a row was written, rather
                                              // than something happened
    std::vector<std::string>
        dates_of_things;  // words of dates that do not follow the rows' coming in
};

struct Savings {
    Percent row;
    Percent page;
};

struct CompressionWeights {
    int worthwhile = 0;  // percent that have to be possible
    int page_gain = 0;   // percent that PAGE has to save beyond ROW
    int page_gain_of_log = 0;
    int columnstore_score = 0;
    int columnstore_score_of_log = 0;
    Percent columnstore_savings;
    Savings overhead;  // header, null bitmap, offsets
    Savings number;
    Savings measure;  // approximate numbers, dates
    Savings padded;   // char, nchar
    Savings unicode;
    Savings text;
    Savings repeated;  // short text of few values
    Savings document;  // JSON, XML, long text
};

// Normalized words of the names of tables whose rows are short-lived.
struct TransientNames {
    std::vector<std::string> heads;      // UserSession
    std::vector<std::string> tails;      // what may follow a head: SessionState
    std::vector<std::string> modifiers;  // anywhere: CachedResult
};

struct SuitabilityWeights {
    UsualSizes usual;
    int recommended = 0;
    int possible = 0;
    MemoryOptimizedWeights memory_optimized;
    ColumnstoreWeights columnstore;
    PartitioningWeights partitioning;
    CompressionWeights compression;
    TransientNames transient_names;
    std::vector<std::string> given_scores;      // words of scores that nothing computes anew
    std::vector<std::string> running_measures;  // words of measures that go on, as an average
    std::vector<std::string> busy_names;  // last words of tables whose rows are always rewritten
};

const SuitabilityWeights& suitability_weights();

}  // namespace tsqlaudit::facts
