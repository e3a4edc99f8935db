#include <fmt/format.h>

#include <string_view>

#include "report/markdown/escape.h"
#include "report/markdown/groups.h"
#include "report/markdown/sections.h"
#include "report/markdown/words.h"
#include "text/concat.h"

namespace tsqlaudit::report::markdown {

namespace {

// With more tables than this, their sections are folded.
constexpr std::size_t many_tables = 10;

constexpr std::size_t longest_purpose = 600;

// The first paragraph of a comment, without lines drawn with characters.
std::string first_paragraph(std::string_view comment) {
    std::string result;
    while (!comment.empty()) {
        const std::size_t end = comment.find('\n');
        const std::string_view line = comment.substr(0, end);
        comment.remove_prefix(end == std::string_view::npos ? comment.size() : end + 1);
        const bool has_words = line.find_first_not_of(" \t\r=-*#_/+~") != std::string_view::npos;
        if (has_words) {
            result.append(line).append(" ");
        } else if (!result.empty()) {
            break;
        }
    }
    return result;
}

}  // namespace

void write_table(std::string& out, const Audit& audit, const TableAudit& entry,
                 MemoryOptimized memory_optimized, Detail detail) {
    const catalog::Table& table = audit.catalog.tables.at(entry.table);
    text::append(out, "<a id=\"", anchor(table.name), "\"></a>\n\n## ",
                 inline_text(table.name.dotted()), "\n\n");
    out += entry.is_judged() ? fmt::format("{} **{} / 100**, {}\n\n", mark(entry.score.grade),
                                           entry.score.value, to_string(entry.score.grade))
                             : fmt::format("Not judged: {}.\n\n", entry.not_judged->reason);
    const std::string_view said = table.description.empty() ? table.comment : table.description;
    const std::string purpose = shortened_text(first_paragraph(said), longest_purpose);
    if (!purpose.empty()) {
        out += "> " + purpose + "\n\n";
    }
    const bool is_folded = audit.tables.size() > many_tables;
    if (is_folded) {
        const MarkCounts counts = count_marks(findings_of(audit, entry));
        text::append(out, "<details>\n<summary>🔴 ", std::to_string(counts.red), " · ⚠️ ",
                     std::to_string(counts.yellow), " · 💡 ", std::to_string(counts.opportunities),
                     "</summary>\n\n");
    }
    write_table_facts(out, audit, entry);
    if (detail == Detail::Everything) {
        write_columns(out, audit, entry);
        write_indexes(out, audit, entry);
    }
    write_assessment(out, audit, entry, detail);
    if (detail == Detail::Everything) {
        if (entry.is_judged()) {
            write_capabilities(out, audit, entry, memory_optimized);
        }
    }
    write_fixes(out, audit, entry);
    if (detail == Detail::Everything) {
        write_atomization(out, audit, entry);
    }
    if (is_folded) {
        out += "</details>\n\n";
    }
}

}  // namespace tsqlaudit::report::markdown
