#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "report/markdown/escape.h"
#include "report/markdown/groups.h"
#include "report/markdown/sections.h"

namespace tsqlaudit::report::markdown {

namespace {

std::string verdict_of(facts::AtomVerdict verdict) {
    switch (verdict) {
        case facts::AtomVerdict::Correct:
            return "✅ **Correct.** The table holds structure and measurements, no source content.";
        case facts::AtomVerdict::MostlyCorrect:
            return "✅ **Mostly correct.** Little of the table is source content.";
        case facts::AtomVerdict::Questionable:
            return "🤔 **Questionable.** The table mixes source content, which belongs in atoms, "
                   "with structure and measurements, which do not.";
        case facts::AtomVerdict::Violation:
            break;
    }
    return "🔴 **Violation.** Most of the table is source content, which belongs in atoms.";
}

// Columns of one class by reason, in the order of their first columns.
void write_class(std::string& out, std::string_view heading, const facts::Atomization& atomization,
                 bool is_atom) {
    std::vector<std::pair<std::string_view, std::vector<std::string>>> by_reason;
    for (const facts::AtomColumn& column : atomization.columns) {
        if (column.is_atom != is_atom) {
            continue;
        }
        const auto place = std::ranges::find(by_reason, column.reason,
                                             [](const auto& entry) { return entry.first; });
        if (place == by_reason.end()) {
            by_reason.push_back({column.reason, {column.name}});
        } else {
            place->second.push_back(column.name);
        }
    }
    if (by_reason.empty()) {
        return;
    }
    out += fmt::format("**{}**\n\n", heading);
    for (const auto& [reason, columns] : by_reason) {
        out += fmt::format("- {} — {}\n", code_list(columns), inline_text(reason));
    }
    out += "\n";
}

int percent(double share) {
    return static_cast<int>(std::lround(share * 100));
}

}  // namespace

void write_atomization(std::string& out, const Audit& audit, const TableAudit& entry) {
    const std::optional<facts::Atomization>& atomization =
        audit.schema.tables.at(entry.table).atomization;
    if (!atomization) {
        return;
    }
    out += "### Architectural justification\n\nWhy does this table exist instead of atoms? " +
           verdict_of(atomization->verdict);
    if (atomization->column_share > 0) {
        out += fmt::format(" Source content is {} % of the columns and about {} % of the bytes.",
                           percent(atomization->column_share), percent(atomization->byte_share));
    }
    out += "\n\n";
    write_class(out, "Belongs in atoms", *atomization, true);
    write_class(out, "Stays in the table", *atomization, false);
    if (!atomization->revised_schema.empty()) {
        out += "<details>\n<summary>Revised schema</summary>\n\n" +
               code_block(atomization->revised_schema, "sql") + "\n</details>\n\n";
    }
}

}  // namespace tsqlaudit::report::markdown
