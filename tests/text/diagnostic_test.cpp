#include "text/diagnostic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/text_printers.h"

namespace tsqlaudit::text {
namespace {

using testing::ElementsAre;

TEST(Diagnostic, SeverityInWords) {
    EXPECT_EQ(to_string(DiagnosticSeverity::Error), "error");
    EXPECT_EQ(to_string(DiagnosticSeverity::Warning), "warning");
    EXPECT_EQ(to_string(DiagnosticSeverity::Info), "info");
}

TEST(Diagnostic, StandsAtTheBeginningOfASpan) {
    SourceSet sources;
    const FileId file = sources.add({"db/a.sql", "GO\nDROP x"});
    EXPECT_EQ(diagnostic_at(sources, {file, 8, 9}, DiagnosticSeverity::Warning, "what is x?"),
              (Diagnostic{DiagnosticSeverity::Warning, "db/a.sql", {2, 6}, "what is x?"}));
}

TEST(Diagnostics, SortedByPathPositionSeverityMessageWithoutRepeats) {
    const Diagnostic first{DiagnosticSeverity::Warning, "a", {9, 1}, "z"};
    const Diagnostic second{DiagnosticSeverity::Error, "b", {1, 2}, "z"};
    const Diagnostic third{DiagnosticSeverity::Error, "b", {2, 1}, "y"};
    const Diagnostic fourth{DiagnosticSeverity::Error, "b", {2, 1}, "z"};
    const Diagnostic fifth{DiagnosticSeverity::Info, "b", {2, 1}, "a"};
    const Diagnostic sixth{DiagnosticSeverity::Info, "b", {10, 1}, "a"};
    Diagnostics diagnostics{sixth, third, fifth, second, third, fourth, first, third};
    sort_and_deduplicate(diagnostics);
    EXPECT_THAT(diagnostics, ElementsAre(first, second, third, fourth, fifth, sixth));
}

}  // namespace
}  // namespace tsqlaudit::text
