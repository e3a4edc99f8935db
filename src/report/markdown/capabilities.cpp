#include <fmt/format.h>

#include <string>
#include <string_view>

#include "report/markdown/escape.h"
#include "report/markdown/sections.h"
#include "text/concat.h"

namespace tsqlaudit::report::markdown {

namespace {

std::string_view verdict_of(facts::Verdict verdict) {
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

std::string verdict_of(const facts::CompressionEstimate& compression) {
    if (compression.already) {
        return "✅ in place";
    }
    if (compression.recommendation == facts::CompressionAdvice::None) {
        return "not worth it";
    }
    return fmt::format("👍 {}, saves {}–{} %", to_string(compression.recommendation),
                       compression.savings_low, compression.savings_high);
}

void write_list(std::string& out, std::string_view mark, const std::vector<std::string>& items) {
    for (const std::string& item : items) {
        text::append(out, "- ", mark);
        append_inline_text(out, item);
        out += "\n";
    }
}

// The table of the verdicts, and apart from it what they rest on.
class Capabilities {
public:
    void add(std::string_view name, const facts::Benefit& benefit,
             const std::vector<std::string>& changes = {}) {
        text::append(table_, "| ", name, " | ", std::to_string(benefit.score), " | ",
                     verdict_of(benefit.verdict), " |\n");
        std::string list;
        write_list(list, "", benefit.reasons);
        write_list(list, "⛔ ", benefit.blockers);
        write_list(list, "🔧 ", changes);
        explain(name, list);
    }

    void add(const facts::CompressionEstimate& compression) {
        text::append(table_, "| Compression | – | ", verdict_of(compression), " |\n");
        std::string list;
        write_list(list, "", compression.reasons);
        explain("Compression", list);
    }

    void write(std::string& out) const {
        text::append(out, "### Capabilities of SQL Server\n\n",
                     "| Capability | Benefit | Verdict |\n|:-----------|--------:|:--------|\n",
                     table_, "\n");
        if (!reasons_.empty()) {
            text::append(out, "<details>\n<summary>Reasons</summary>\n\n", reasons_,
                         "</details>\n\n");
        }
    }

private:
    void explain(std::string_view name, const std::string& list) {
        if (!list.empty()) {
            text::append(reasons_, "**", name, "**\n\n", list, "\n");
        }
    }

    std::string table_;
    std::string reasons_;
};

}  // namespace

void write_capabilities(std::string& out, const Audit& audit, const TableAudit& entry,
                        MemoryOptimized memory_optimized) {
    const facts::Suitability& suitability = audit.schema.tables.at(entry.table).suitability;
    Capabilities capabilities;
    if (memory_optimized == MemoryOptimized::Considered) {
        capabilities.add("Memory-optimised", suitability.memory_optimized);
    }
    capabilities.add("Columnstore", suitability.columnstore);
    const facts::Partitioning& partitioning = suitability.partitioning;
    capabilities.add(partitioning.column.empty() ? "Partitioning"
                                                 : "Partitioning by " + code(partitioning.column),
                     partitioning, partitioning.changes);
    capabilities.add(suitability.compression);
    capabilities.write(out);
}

}  // namespace tsqlaudit::report::markdown
