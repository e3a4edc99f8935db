// The errors of scripts that are for another product: hundreds of them say no more than a few.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "syntax/foreign_dialect.h"
#include "syntax/script_reader.h"
#include "syntax/splitter.h"

namespace tsqlaudit::syntax {

namespace {

constexpr std::size_t shown_errors = 3;

// By the places of the errors of a file, in order.
std::vector<FaultyStatement> find_faulty(const text::SourceFile& file,
                                         const TokenizedText& tokenized,
                                         const std::vector<text::Position>& places) {
    std::vector<FaultyStatement> faulty;
    for (const StatementRange& range :
         split_statements(file.content(), tokenized.tokens, tokenized.directives)) {
        const auto first =
            std::ranges::lower_bound(places, file.position(range.tokens.front().begin));
        const auto end = std::ranges::upper_bound(places, file.position(range.tokens.back().end));
        if (first < end) {
            faulty.push_back({range.tokens, static_cast<std::size_t>(end - first)});
        }
    }
    return faulty;
}

}  // namespace

// A script as a whole, whose statements and diagnostics begin with the given ones; it has errors.
bool ScriptReader::leave_out_foreign(const SourceText& source, const TokenizedText& tokenized,
                                     const FilePlace& begin) {
    const text::SourceFile& file = sources_.file(source.file());
    const auto is_of_file = [&](const text::Diagnostic& diagnostic) {
        return diagnostic.path == file.path();
    };
    text::Diagnostics& all = result_.diagnostics;
    const auto diagnostics = std::next(all.begin(), static_cast<std::ptrdiff_t>(begin.diagnostics));
    const auto errors = std::count_if(diagnostics, all.end(), [&](const text::Diagnostic& each) {
        return is_of_file(each) && each.severity == text::DiagnosticSeverity::Error;
    });
    const std::optional<ForeignDialect> dialect =
        errors > 0 ? find_foreign_script(source.text(), tokenized.tokens) : std::nullopt;
    if (!dialect) {
        return false;
    }
    all.erase(std::remove_if(diagnostics, all.end(), is_of_file), all.end());
    std::vector<Statement>& statements = result_.script.statements;
    const auto first = std::next(statements.begin(), static_cast<std::ptrdiff_t>(begin.statements));
    for (auto statement = first; statement != statements.end(); ++statement) {
        if (const auto* const table = std::get_if<CreateTable>(&statement->node);
            table != nullptr && statement->span.file == source.file()) {
            result_.script.unread.push_back(table->name);
        }
    }
    statements.erase(std::remove_if(first, statements.end(),
                                    [&](const Statement& statement) {
                                        return statement.span.file == source.file();
                                    }),
                     statements.end());
    std::erase_if(result_.script.uses,
                  [&](const DatabaseUse& use) { return use.span.file == source.file(); });
    report(source, dialect->offset,
           "the file seems to be written for " + std::string(dialect->product) +
               ", not for SQL Server: it is left out, with its " + std::to_string(errors) +
               (errors == 1 ? " error" : " errors"));
    return true;
}

// Of a file, whose diagnostics begin with the given one, among those of files that it includes.
void ScriptReader::fold_errors(const SourceText& source, const TokenizedText& tokenized,
                               std::size_t first) {
    text::Diagnostics& all = result_.diagnostics;
    const text::SourceFile& file = sources_.file(source.file());
    const auto is_error = [&](const text::Diagnostic& diagnostic) {
        return diagnostic.severity == text::DiagnosticSeverity::Error &&
               diagnostic.path == file.path();
    };
    const auto begin = std::next(all.begin(), static_cast<std::ptrdiff_t>(first));
    std::vector<text::Position> places;
    for (auto diagnostic = begin; diagnostic != all.end(); ++diagnostic) {
        if (is_error(*diagnostic)) {
            places.push_back(diagnostic->position);
        }
    }
    if (places.size() <= shown_errors + 1) {
        return;
    }
    std::ranges::sort(places);
    const std::optional<ForeignDialect> dialect = find_foreign_dialect(
        source.text(), tokenized.tokens, find_faulty(file, tokenized, places), places.size());
    if (!dialect) {
        return;
    }
    std::stable_sort(begin, all.end(),
                     [](const text::Diagnostic& left, const text::Diagnostic& right) {
                         return left.position < right.position;
                     });
    std::size_t seen = 0;
    all.erase(std::remove_if(begin, all.end(),
                             [&](const text::Diagnostic& diagnostic) {
                                 return is_error(diagnostic) && ++seen > shown_errors;
                             }),
              all.end());
    report(source, dialect->offset,
           "the file seems to be written for " + std::string(dialect->product) +
               ", not for SQL Server: " + std::to_string(places.size() - shown_errors) +
               " more errors in it are not listed");
}

}  // namespace tsqlaudit::syntax
