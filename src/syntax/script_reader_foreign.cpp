// The errors of scripts that are for another product: hundreds of them say no more than a few.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>

#include "syntax/foreign_dialect.h"
#include "syntax/script_reader.h"

namespace tsqlaudit::syntax {

namespace {

constexpr std::ptrdiff_t shown_errors = 3;

}  // namespace

// Of a file, whose diagnostics begin with the given one, among those of files that it includes.
void ScriptReader::fold_errors(const SourceText& source, const TokenizedText& tokenized,
                               std::size_t first) {
    text::Diagnostics& all = result_.diagnostics;
    const std::string path = sources_.file(source.file()).path();
    const auto is_error = [&](const text::Diagnostic& diagnostic) {
        return diagnostic.severity == text::DiagnosticSeverity::Error && diagnostic.path == path;
    };
    const auto begin = std::next(all.begin(), static_cast<std::ptrdiff_t>(first));
    const std::ptrdiff_t errors = std::count_if(begin, all.end(), is_error);
    if (errors <= shown_errors + 1) {
        return;
    }
    const std::optional<ForeignDialect> dialect =
        find_foreign_dialect(source.text(), tokenized.tokens);
    if (!dialect) {
        return;
    }
    std::stable_sort(begin, all.end(),
                     [](const text::Diagnostic& left, const text::Diagnostic& right) {
                         return left.position < right.position;
                     });
    std::ptrdiff_t seen = 0;
    all.erase(std::remove_if(begin, all.end(),
                             [&](const text::Diagnostic& diagnostic) {
                                 return is_error(diagnostic) && ++seen > shown_errors;
                             }),
              all.end());
    report(source, dialect->offset,
           "the file seems to be written for " + std::string(dialect->product) +
               ", not for SQL Server: " + std::to_string(errors - shown_errors) +
               " more errors in it are not listed");
}

}  // namespace tsqlaudit::syntax
