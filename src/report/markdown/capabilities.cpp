#include <fmt/format.h>

#include <algorithm>

#include "report/markdown/escape.h"
#include "report/markdown/sections.h"

namespace tsqlaudit::report::markdown {

namespace {

// From here on memory-optimised storage is worth a word, blocked or not.
constexpr int notable_score = 50;

std::string joined(const std::vector<std::string>& values) {
    std::string result;
    for (const std::string& value : values) {
        result += (result.empty() ? "" : "<br>") + inline_text(value);
    }
    return result.empty() ? "–" : result;
}

std::string verdict_of(facts::Verdict verdict) {
    switch (verdict) {
        case facts::Verdict::Present:
            return "✅ in place";
        case facts::Verdict::Recommended:
            return "👍 recommended";
        case facts::Verdict::Possible:
            return "possible";
        case facts::Verdict::NotRecommended:
            return "not worth it";
        case facts::Verdict::Blocked:
            break;
    }
    return "⛔ blocked";
}

void write_benefit(std::string& out, std::string_view name, const facts::Benefit& benefit) {
    out +=
        fmt::format("| {} | {} | {} | {} | {} |\n", name, benefit.score,
                    verdict_of(benefit.verdict), joined(benefit.reasons), joined(benefit.blockers));
}

void write_partitioning(std::string& out, const facts::Partitioning& partitioning) {
    facts::Benefit benefit = partitioning;
    benefit.blockers.insert(benefit.blockers.end(), partitioning.changes.begin(),
                            partitioning.changes.end());
    const std::string name = partitioning.column.empty()
                                 ? "**Partitioning**"
                                 : "**Partitioning** by " + code(partitioning.column);
    write_benefit(out, name, benefit);
}

void write_compression(std::string& out, const facts::CompressionEstimate& compression) {
    std::string verdict = "not worth it";
    if (compression.already) {
        verdict = "✅ in place";
    } else if (compression.recommendation != facts::CompressionAdvice::None) {
        verdict = fmt::format("👍 {}, saves {}–{} %", to_string(compression.recommendation),
                              compression.savings_low, compression.savings_high);
    }
    out += fmt::format("| **Compression** | – | {} | {} | – |\n", verdict,
                       joined(compression.reasons));
}

}  // namespace

bool considers_memory_optimized(const Audit& audit) {
    return std::ranges::any_of(audit.schema.tables, [](const facts::TableFacts& table) {
        const facts::Benefit& benefit = table.suitability.memory_optimized;
        return benefit.verdict == facts::Verdict::Present || benefit.score >= notable_score;
    });
}

void write_capabilities(std::string& out, const Audit& audit, const TableAudit& entry) {
    const facts::Suitability& suitability = audit.schema.tables.at(entry.table).suitability;
    out +=
        "### Capabilities of SQL Server\n\n"
        "| Capability | Benefit | Verdict | Why | In the way |\n"
        "|:-----------|--------:|:--------|:----|:-----------|\n";
    if (considers_memory_optimized(audit)) {
        write_benefit(out, "**Memory-optimised**", suitability.memory_optimized);
    }
    write_benefit(out, "**Columnstore**", suitability.columnstore);
    write_partitioning(out, suitability.partitioning);
    write_compression(out, suitability.compression);
    out += "\n";
}

}  // namespace tsqlaudit::report::markdown
