#include "cli/reading_errors.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/output.h"
#include "report/reported.h"

namespace tsqlaudit::cli {

namespace {

// More than this many say nothing more.
constexpr std::size_t most_lines = 20;

}  // namespace

std::size_t error_count(const report::Audit& audit) {
    return static_cast<std::size_t>(std::ranges::count(report::reported_diagnostics(audit),
                                                       text::DiagnosticSeverity::Error,
                                                       &text::Diagnostic::severity));
}

void say_errors(const report::Audit& audit) {
    std::size_t errors = 0;
    for (const text::Diagnostic& diagnostic : report::reported_diagnostics(audit)) {
        if (diagnostic.severity == text::DiagnosticSeverity::Error && ++errors <= most_lines) {
            say(fmt::format("{}:{}:{}: {}", printable(diagnostic.path), diagnostic.position.line,
                            diagnostic.position.column, printable(diagnostic.message)));
        }
    }
    if (errors > most_lines) {
        say(fmt::format("and {} more errors", errors - most_lines));
    }
}

}  // namespace tsqlaudit::cli
