#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "facts/suitability_weights.h"
#include "report/markdown/escape.h"
#include "report/markdown/groups.h"
#include "report/markdown/sections.h"

namespace tsqlaudit::report::markdown {

namespace {

// Beyond this many the list says nothing more.
constexpr std::size_t most_candidates = 10;

std::string explanation_of(const facts::Benefit& benefit) {
    if (benefit.verdict == facts::Verdict::Present) {
        return "in place ✅";
    }
    if (benefit.verdict == facts::Verdict::Blocked && !benefit.blockers.empty()) {
        return "⛔ " + inline_text(benefit.blockers.front());
    }
    return benefit.reasons.empty() ? "" : inline_text(benefit.reasons.front());
}

using Choose = std::function<const facts::Benefit&(const facts::Suitability&)>;

std::vector<const facts::TableFacts*> ranked(const Audit& audit, const Choose& choose) {
    std::vector<const facts::TableFacts*> tables;
    for (const facts::TableFacts& table : audit.schema.tables) {
        if (choose(table.suitability).score >= facts::suitability_weights().possible) {
            tables.push_back(&table);
        }
    }
    std::ranges::stable_sort(tables, std::ranges::greater{}, [&](const facts::TableFacts* table) {
        return choose(table->suitability).score;
    });
    return tables;
}

void write_ranking(std::string& out, const Audit& audit, std::string_view heading,
                   const Choose& choose) {
    const std::vector<const facts::TableFacts*> tables = ranked(audit, choose);
    if (tables.empty()) {
        return;
    }
    out += fmt::format("**{}**\n\n", heading);
    for (std::size_t place = 0; place < std::min(tables.size(), most_candidates); ++place) {
        const facts::Suitability& suitability = tables[place]->suitability;
        const facts::Benefit& benefit = choose(suitability);
        const std::string& column = suitability.partitioning.column;
        const bool has_column = &benefit == &suitability.partitioning && !column.empty();
        const std::string explanation = explanation_of(benefit);
        out += fmt::format("{}. {} ({} / 100){}{}{}\n", place + 1,
                           table_link(audit, tables[place]->id), benefit.score,
                           has_column ? " by " + code(column) : "",
                           explanation.empty() ? "" : " — ", explanation);
    }
    if (tables.size() > most_candidates) {
        out += fmt::format("\n…and {} more\n", tables.size() - most_candidates);
    }
    out += "\n";
}

void write_compression(std::string& out, const Audit& audit) {
    std::vector<const facts::TableFacts*> tables;
    for (const facts::TableFacts& table : audit.schema.tables) {
        const facts::CompressionEstimate& compression = table.suitability.compression;
        if (compression.recommendation != facts::CompressionAdvice::None && !compression.already) {
            tables.push_back(&table);
        }
    }
    if (tables.empty()) {
        return;
    }
    // The bigger the table the more there is to save.
    std::ranges::stable_sort(tables, std::ranges::greater{}, [](const facts::TableFacts* table) {
        return std::pair{table->scale.scale, table->suitability.compression.savings_high};
    });
    out += "**Compression**\n\n";
    for (std::size_t place = 0; place < std::min(tables.size(), most_candidates); ++place) {
        const facts::CompressionEstimate& compression = tables[place]->suitability.compression;
        out +=
            fmt::format("{}. {}: {}, saves {}–{} %\n", place + 1,
                        table_link(audit, tables[place]->id), to_string(compression.recommendation),
                        compression.savings_low, compression.savings_high);
    }
    if (tables.size() > most_candidates) {
        out += fmt::format("\n…and {} more\n", tables.size() - most_candidates);
    }
    out += "\n";
}

}  // namespace

void write_candidates(std::string& out, const Audit& audit, MemoryOptimized memory_optimized) {
    out +=
        "<a id=\"candidates\"></a>\n\n### Candidates\n\n"
        "By the benefit once nothing is in the way any more.\n\n";
    if (memory_optimized == MemoryOptimized::Considered) {
        write_ranking(out, audit, "Memory-optimised",
                      [](const facts::Suitability& suitability) -> const facts::Benefit& {
                          return suitability.memory_optimized;
                      });
    }
    write_ranking(out, audit, "Columnstore",
                  [](const facts::Suitability& suitability) -> const facts::Benefit& {
                      return suitability.columnstore;
                  });
    write_ranking(out, audit, "Partitioning",
                  [](const facts::Suitability& suitability) -> const facts::Benefit& {
                      return suitability.partitioning;
                  });
    write_compression(out, audit);
}

}  // namespace tsqlaudit::report::markdown
