#include "report/markdown/sections.h"
#include "report/reporter.h"

namespace tsqlaudit::report {

std::string to_markdown(const Audit& audit) {
    std::string out;
    markdown::write_overview(out, audit);
    for (const TableAudit& table : audit.tables) {
        markdown::write_table(out, audit, table);
    }
    markdown::write_summary(out, audit);
    // One line ending at the end of the file, whatever the last section was.
    while (out.ends_with("\n\n")) {
        out.pop_back();
    }
    return out;
}

}  // namespace tsqlaudit::report
