// What could not be read or understood. Never a judgement about the schema: those are findings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/source.h"

namespace tsqlaudit::text {

enum class DiagnosticSeverity { Error, Warning, Info };

std::string_view to_string(DiagnosticSeverity severity);  // "error", "warning", "info"

// Self-contained (no SourceSet needed), since a path that cannot be opened has no content.
struct Diagnostic {
    DiagnosticSeverity severity = DiagnosticSeverity::Error;
    std::string path;
    Position position;
    std::string message;

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

// A diagnostic at the beginning of a span.
Diagnostic diagnostic_at(const SourceSet& sources, Span span, DiagnosticSeverity severity,
                         std::string message);

// By path, position, severity, message; exact repeats are dropped.
void sort_and_deduplicate(Diagnostics& diagnostics);

}  // namespace tsqlaudit::text
