#include "text/diagnostic.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace tsqlaudit::text {
namespace {

auto sort_key(const Diagnostic& diagnostic) {
    return std::tie(diagnostic.path, diagnostic.position, diagnostic.severity, diagnostic.message);
}

}  // namespace

std::string_view to_string(DiagnosticSeverity severity) {
    switch (severity) {
        case DiagnosticSeverity::Error:
            return "error";
        case DiagnosticSeverity::Warning:
            return "warning";
        case DiagnosticSeverity::Info:
            break;
    }
    return "info";
}

Diagnostic diagnostic_at(const SourceSet& sources, Span span, DiagnosticSeverity severity,
                         std::string message) {
    return {severity, sources.file(span.file).path(), sources.begin(span), std::move(message)};
}

void sort_and_deduplicate(Diagnostics& diagnostics) {
    std::sort(diagnostics.begin(), diagnostics.end(),
              [](const Diagnostic& left, const Diagnostic& right) {
                  return sort_key(left) < sort_key(right);
              });
    diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end()), diagnostics.end());
}

}  // namespace tsqlaudit::text
