#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "report/markdown/escape.h"
#include "report/markdown/groups.h"
#include "report/markdown/sections.h"
#include "report/markdown/words.h"

namespace tsqlaudit::report::markdown {

namespace {

// A chain of fewer tables is no pattern.
constexpr std::size_t shortest_chain = 3;

// What is left out of the findings, or is none of today's concern.
void write_gate(std::string& out, const Audit& audit) {
    if (audit.suppressed != 0) {
        out += fmt::format("- **Suppressed by comments:** {}\n", audit.suppressed);
    }
    if (audit.known) {
        const auto known =
            static_cast<std::size_t>(std::ranges::count(audit.known->is_known, true));
        out +=
            fmt::format("- **Baseline:** {} known, {} new, {} fixed\n", counted(known, "finding"),
                        audit.known->is_known.size() - known, audit.known->fixed);
    }
}

void write_statistics(std::string& out, const Audit& audit) {
    std::size_t lines = 0;
    for (text::FileId file = 0; file < audit.sources.size(); ++file) {
        lines += audit.sources.file(file).line_count();
    }
    const Counts counts = count(audit);
    std::size_t safe = 0;
    for (const fix::Step& step : audit.plan.steps) {
        safe += step.is_safe ? 1 : 0;
    }
    out += fmt::format("- **Files:** {}, {}\n", audit.sources.size(), counted(lines, "line"));
    out += fmt::format(
        "- **Tables:** {}{}\n", audit.tables.size(),
        counts.not_judged == 0 ? "" : fmt::format(", {} of them not judged", counts.not_judged));
    out += counts.not_judged == audit.tables.size()
               ? ""
               : fmt::format("- **Average score:** {} / 100\n", audit.average_score);
    out += "- **Findings:** ";
    for (std::size_t severity = 0; severity < counts.findings.size(); ++severity) {
        out += fmt::format("{}{} {}", severity == 0 ? "" : ", ", counts.findings.at(severity),
                           to_string(static_cast<rules::Severity>(severity)));
    }
    out += "\n";
    write_gate(out, audit);
    out += fmt::format("- **Fixes:** {}, {} of them can be run as they are\n\n",
                       audit.plan.steps.size(), safe);
}

void write_distribution(std::string& out, const Audit& audit) {
    if (count(audit).not_judged == audit.tables.size()) {
        return;
    }
    out +=
        "### Quality distribution\n\n"
        "| Grade | Score | Tables | |\n|:------|:------|-------:|:--|\n";
    double above = score::best_score();
    for (const score::Grade grade : score::all_grades) {
        std::vector<std::size_t> tables;
        for (const TableAudit& table : audit.tables) {
            if (table.is_judged() && table.score.grade == grade) {
                tables.push_back(table.table);
            }
        }
        const double lowest = score::lowest_score(grade);
        const std::string range = grade == score::all_grades.front()
                                      ? fmt::format("{}–{}", lowest, above)
                                      : fmt::format("{}–{}", lowest, above - 0.1);
        out += fmt::format("| {}\u00a0{} | {} | {} | {} |\n", mark(grade), to_string(grade), range,
                           tables.size(), table_links(audit, tables));
        above = lowest;
    }
    out += "\n";
}

// The longest way from table to table over foreign keys, from the referenced to the referencing
// one.
std::vector<std::size_t> longest_chain(const Audit& audit) {
    const std::vector<facts::TableFacts>& tables = audit.schema.tables;
    std::vector<std::size_t> chain;
    const auto deepest = std::ranges::max_element(tables, {}, &facts::TableFacts::depth);
    if (deepest == tables.end()) {
        return chain;
    }
    const facts::TableFacts* table = &*deepest;
    while (table != nullptr) {
        chain.insert(chain.begin(), table->id);
        const facts::TableFacts* next = nullptr;
        for (const std::size_t parent : table->parents) {
            if (tables.at(parent).depth == table->depth - 1) {
                next = &tables[parent];
                break;
            }
        }
        table = next;
    }
    return chain;
}

void write_patterns(std::string& out, const Audit& audit) {
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_strength;
    for (const rules::Strength& strength : audit.judgement.strengths) {
        std::vector<std::size_t>& tables = by_strength[strength.id];
        if (tables.empty() || tables.back() != strength.table) {
            tables.push_back(strength.table);
        }
    }
    std::vector<std::pair<std::string_view, std::vector<std::size_t>>> patterns{by_strength.begin(),
                                                                                by_strength.end()};
    std::ranges::sort(patterns, [](const auto& left, const auto& right) {
        return left.second.size() != right.second.size() ? left.second.size() > right.second.size()
                                                         : left.first < right.first;
    });
    const std::vector<std::size_t> chain = longest_chain(audit);
    if (patterns.empty() && chain.size() < shortest_chain) {
        return;
    }
    out += "### Key patterns\n\n";
    if (chain.size() >= shortest_chain) {
        out += "- **Longest chain of references** — ";
        for (const std::size_t table : chain) {
            out += (table == chain.front() ? "" : " ← ") + table_link(audit, table);
        }
        out += "\n";
    }
    std::string rare;
    for (const auto& [strength, tables] : patterns) {
        const std::string title = inline_text(strength_title(strength));
        if (tables.size() > 1) {
            out += fmt::format("- **{}** — {}\n", title, table_links(audit, tables));
        } else {
            rare += fmt::format("{}{} ({})", rare.empty() ? "" : ", ", title,
                                table_link(audit, tables.front()));
        }
    }
    out += rare.empty() ? "\n" : fmt::format("- **In one table** — {}\n\n", rare);
}

bool is_exemplary(const Audit& audit, const TableAudit& entry) {
    return entry.is_judged() && entry.score.grade == score::Grade::Excellent &&
           !entry.strengths.empty() &&
           std::ranges::none_of(findings_of(audit, entry), [](const rules::Finding* finding) {
               return finding->severity <= rules::Severity::High;
           });
}

std::vector<std::string> strengths_of(const Audit& audit, const TableAudit& entry) {
    std::vector<std::string> titles;
    for (const std::size_t index : entry.strengths) {
        std::string title = inline_text(strength_title(audit.judgement.strengths.at(index).id));
        if (std::ranges::find(titles, title) == titles.end()) {
            titles.push_back(std::move(title));
        }
    }
    return titles;
}

// Of the excellent tables without a red mark, those with the most to learn from.
void write_gold_standards(std::string& out, const Audit& audit) {
    constexpr std::size_t most_standards = 5;
    struct Standard {
        const TableAudit& entry;
        std::vector<std::string> strengths;
    };
    std::vector<Standard> standards;
    for (const TableAudit& entry : audit.tables) {
        if (is_exemplary(audit, entry)) {
            standards.push_back({entry, strengths_of(audit, entry)});
        }
    }
    std::vector<const Standard*> best;
    best.reserve(standards.size());
    for (const Standard& standard : standards) {
        best.push_back(&standard);
    }
    std::ranges::stable_sort(best, std::ranges::greater{}, [](const Standard* standard) {
        return std::pair{standard->strengths.size(), standard->entry.score.value};
    });
    best.resize(std::min(best.size(), most_standards));
    std::string list;
    for (const Standard* standard : best) {
        list += fmt::format("- ✅ {} ({}): {}\n", table_link(audit, standard->entry.table),
                            standard->entry.score.value, fmt::join(standard->strengths, ", "));
    }
    out += list.empty() ? "" : "### Gold standards\n\n" + list + "\n";
}

}  // namespace

void write_summary(std::string& out, const Audit& audit) {
    out += "---\n\n<a id=\"summary\"></a>\n\n## Summary\n\n";
    write_statistics(out, audit);
    write_distribution(out, audit);
    write_patterns(out, audit);
    write_gold_standards(out, audit);
}

}  // namespace tsqlaudit::report::markdown
