#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "report/markdown/sections.h"
#include "report/markdown/words.h"
#include "report/reporter.h"
#include "text/parallel.h"

namespace tsqlaudit::report {

namespace {

using markdown::MemoryOptimized;

constexpr std::size_t tables_at_once = 64;

MemoryOptimized memory_optimized_in(const Audit& audit) {
    const bool is_considered =
        audit.schema.is_multi_tenant || audit.schema.atom_store ||
        std::ranges::any_of(audit.catalog.tables, &catalog::Table::is_memory_optimized);
    return is_considered ? MemoryOptimized::Considered : MemoryOptimized::NotConsidered;
}

// The tables that get a section, in the order of the catalog. Of two that are as bad, the first.
std::vector<std::size_t> shown_tables(const Audit& audit, const Extent& extent) {
    std::vector<std::size_t> tables;
    for (std::size_t table = 0; table < audit.tables.size(); ++table) {
        if (!extent.only_findings || !audit.tables[table].findings.empty()) {
            tables.push_back(table);
        }
    }
    if (extent.top && *extent.top < tables.size()) {
        std::ranges::stable_sort(tables, {}, [&](std::size_t table) {
            return std::pair{!audit.tables[table].is_judged(), audit.tables[table].score.value};
        });
        tables.resize(*extent.top);
        std::ranges::sort(tables);
    }
    return tables;
}

std::vector<bool> sections_of(const Audit& audit, const std::vector<std::size_t>& shown) {
    std::vector<bool> has_section(audit.tables.size(), false);
    for (const std::size_t table : shown) {
        has_section[table] = true;
    }
    return has_section;
}

void write_omission(std::string& out, const Audit& audit, std::size_t shown) {
    if (shown < audit.tables.size()) {
        out += fmt::format("{} of {} in full; the contents list all of them.\n\n", shown,
                           markdown::counted(audit.tables.size(), "table"));
    }
}

}  // namespace

void write_markdown(const Audit& audit, const Extent& extent, const Sink& sink) {
    const MemoryOptimized memory_optimized = memory_optimized_in(audit);
    const std::vector<std::size_t> shown = shown_tables(audit, extent);
    const markdown::Detail detail =
        extent.only_findings ? markdown::Detail::Findings : markdown::Detail::Everything;
    // What is about all tables at once: the overview stands before them, the rest behind them.
    using Section = std::function<void(std::string&)>;
    const std::array<Section, 5> wide{
        [&](std::string& out) { markdown::write_overview(out, audit, sections_of(audit, shown)); },
        [&](std::string& out) {
            write_omission(out, audit, shown.size());
            markdown::write_summary(out, audit);
        },
        [&](std::string& out) { markdown::write_issues(out, audit); },
        [&](std::string& out) { markdown::write_candidates(out, audit, memory_optimized); },
        [&](std::string& out) { markdown::write_progress(out, audit); },
    };
    std::array<std::string, wide.size()> texts;
    text::for_each_index(wide.size(), extent.jobs,
                         [&](std::size_t index) { wide.at(index)(texts.at(index)); });
    sink(texts.front());
    for (std::size_t first = 0; first < shown.size(); first += tables_at_once) {
        std::vector<std::string> sections(std::min(tables_at_once, shown.size() - first));
        text::for_each_index(sections.size(), extent.jobs, [&](std::size_t index) {
            markdown::write_table(sections[index], audit, audit.tables[shown[first + index]],
                                  memory_optimized, detail);
        });
        for (const std::string& section : sections) {
            sink(section);
        }
    }
    std::string rest = fmt::format("{}", fmt::join(texts.begin() + 1, texts.end(), ""));
    // One line ending at the end of the file, whatever the last section was.
    while (rest.ends_with("\n\n")) {
        rest.pop_back();
    }
    sink(rest);
}

std::string to_markdown(const Audit& audit, const Extent& extent) {
    std::string report;
    write_markdown(audit, extent, [&](std::string_view part) { report += part; });
    return report;
}

}  // namespace tsqlaudit::report
