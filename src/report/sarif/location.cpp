#include <nlohmann/json.hpp>
#include <algorithm>

#include "report/sarif/parts.h"
#include "report/uri.h"

namespace tsqlaudit::report::sarif {

namespace {

// A region of no characters is not shown: it gets one.
Json region(text::Position begin, text::Position end) {
    if (end <= begin) {
        end = {.line = begin.line, .column = begin.column + 1};
    }
    return {{"startLine", begin.line},
            {"startColumn", begin.column},
            {"endLine", end.line},
            {"endColumn", end.column}};
}

// In bytes: code that is shown without the file at hand. On a line of its own it is short; a script
// on one line would be repeated with each finding.
constexpr std::size_t longest_snippet = 400;

Json region_with_snippet(const text::SourceSet& sources, text::Span span) {
    Json result = region(sources.begin(span), sources.end(span));
    const std::string_view snippet = sources.text(span);
    if (!snippet.empty() && snippet.size() <= longest_snippet) {
        result["snippet"] = {{"text", snippet}};
    }
    return result;
}

std::uint32_t offset_of(const text::SourceFile& file, std::string_view part) {
    return static_cast<std::uint32_t>(part.data() - file.content().data());
}

// From the line before to the line after.
text::Span surroundings(const text::SourceSet& sources, text::Span span) {
    const text::SourceFile& file = sources.file(span.file);
    const std::uint32_t first = std::max(sources.begin(span).line, 2U) - 1;
    const std::uint32_t last = std::min(sources.end(span).line + 1, file.line_count());
    const std::string_view end = file.line(last);
    return {.file = span.file,
            .begin = offset_of(file, file.line(first)),
            .end = offset_of(file, end) + static_cast<std::uint32_t>(end.size())};
}

}  // namespace

Json artifact_location(std::string_view path) {
    if (path.starts_with('/')) {
        return {{"uri", "file://" + uri_of_path(path)}};
    }
    return {{"uri", uri_of_path(path)}, {"uriBaseId", "%SRCROOT%"}};
}

Json physical_location(const text::SourceSet& sources, text::Span span) {
    return {{"artifactLocation", artifact_location(sources.file(span.file).path())},
            {"region", region(sources.begin(span), sources.end(span))}};
}

Json physical_location_with_code(const text::SourceSet& sources, text::Span span) {
    Json location{{"artifactLocation", artifact_location(sources.file(span.file).path())},
                  {"region", region_with_snippet(sources, span)}};
    const text::Span context = surroundings(sources, span);
    const bool is_more = context.begin <= span.begin && context.end >= span.end && context != span;
    if (is_more && context.end - context.begin <= longest_snippet) {
        location["contextRegion"] = region_with_snippet(sources, context);
    }
    return location;
}

Json notification_of(const text::Diagnostic& diagnostic) {
    const bool is_info = diagnostic.severity == text::DiagnosticSeverity::Info;
    const Json place{{"artifactLocation", artifact_location(diagnostic.path)},
                     {"region", region(diagnostic.position, diagnostic.position)}};
    return {{"descriptor", {{"id", not_understood}}},
            {"level", is_info ? "note" : to_string(diagnostic.severity)},
            {"message", message_text(diagnostic.message)},
            {"locations", Json::array({{{"physicalLocation", place}}})}};
}

}  // namespace tsqlaudit::report::sarif
