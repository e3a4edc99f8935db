#include <fmt/format.h>

#include "report/markdown/escape.h"
#include "report/markdown/groups.h"
#include "report/markdown/sections.h"
#include "report/markdown/words.h"
#include "report/uri.h"

namespace tsqlaudit::report::markdown {

namespace {

// More diagnostics than this are folded away.
constexpr std::size_t long_list = 10;

std::string_view mark_of(text::DiagnosticSeverity severity) {
    switch (severity) {
        case text::DiagnosticSeverity::Error:
            return "🔴";
        case text::DiagnosticSeverity::Warning:
            return "⚠️";
        case text::DiagnosticSeverity::Info:
            break;
    }
    return "ℹ️";
}

void write_diagnostics(std::string& out, const text::Diagnostics& diagnostics) {
    const bool is_long = diagnostics.size() > long_list;
    out += is_long ? fmt::format("<details>\n<summary>{}</summary>\n\n",
                                 counted(diagnostics.size(), "diagnostic"))
                   : "";
    for (const text::Diagnostic& diagnostic : diagnostics) {
        out += fmt::format("- {} [{}:{}:{}]({}#L{}) — {}\n", mark_of(diagnostic.severity),
                           inline_text(diagnostic.path), diagnostic.position.line,
                           diagnostic.position.column, uri_of_path(diagnostic.path),
                           diagnostic.position.line, inline_text(diagnostic.message));
    }
    out += is_long ? "\n</details>\n\n" : "\n";
}

}  // namespace

void write_progress(std::string& out, const Audit& audit) {
    const Counts counts = count(audit);
    out +=
        fmt::format("<a id=\"progress\"></a>\n\n### Progress\n\n{} found, {} analysed. ",
                    counted(audit.sources.size(), "file"), counted(audit.tables.size(), "table"));
    if (audit.diagnostics.empty()) {
        out += "Everything was read.\n\n";
        return;
    }
    for (std::size_t severity = 0; severity < counts.diagnostics.size(); ++severity) {
        const auto word = to_string(static_cast<text::DiagnosticSeverity>(severity));
        out += fmt::format("{}{}", severity == 0 ? "Diagnostics: " : ", ",
                           counted(counts.diagnostics.at(severity), word));
    }
    out += ".\n\n";
    write_diagnostics(out, audit.diagnostics);
}

}  // namespace tsqlaudit::report::markdown
