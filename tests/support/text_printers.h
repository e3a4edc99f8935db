// How a failed comparison shows positions and diagnostics.
#pragma once

#include <ostream>

#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::text {

inline void PrintTo(const Position& position, std::ostream* stream) {
    *stream << position.line << ':' << position.column;
}

inline void PrintTo(const Span& span, std::ostream* stream) {
    *stream << "file " << span.file << " [" << span.begin << ", " << span.end << ')';
}

inline void PrintTo(const Diagnostic& diagnostic, std::ostream* stream) {
    *stream << diagnostic.path << ':';
    PrintTo(diagnostic.position, stream);
    *stream << ": " << to_string(diagnostic.severity) << ": " << diagnostic.message;
}

}  // namespace tsqlaudit::text
