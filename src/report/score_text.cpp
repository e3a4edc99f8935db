#include <fmt/format.h>

#include "report/reporter.h"
#include "text/printable.h"

namespace tsqlaudit::report {

namespace {

void write_sum(std::string& out, const score::Score& score) {
    out += fmt::format("{:>8}  best score\n", score::best_score());
    for (const score::Part& part : score.parts) {
        out += fmt::format("{:>8}  {}: {}", -part.points, part.theme, fmt::join(part.rules, ", "));
        out += part.points < part.uncapped ? fmt::format(" (capped, else {})\n", -part.uncapped)
                                           : "\n";
    }
    out += fmt::format("{:>8}  score, {}\n", score.value, to_string(score.grade));
}

}  // namespace

std::string explain_scores(const Audit& audit) {
    std::string out;
    for (const TableAudit& table : audit.tables) {
        out += (out.empty() ? "" : "\n") +
               text::printable(audit.catalog.tables.at(table.table).name.dotted()) + "\n";
        if (table.is_judged()) {
            write_sum(out, table.score);
        } else {
            out += fmt::format("not judged: {}\n", table.not_judged->reason);
        }
    }
    return out;
}

}  // namespace tsqlaudit::report
