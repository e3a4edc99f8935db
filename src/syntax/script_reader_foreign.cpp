// The errors of scripts that are for another product: hundreds of them say no more than a few.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>
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
// Where more tables can be read than there are errors, an error costs no more than its statement.
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
    std::vector<ObjectName> tables = tables_of(source.file(), begin.statements);
    if (errors == 0 || std::cmp_less(errors, tables.size())) {
        return false;
    }
    const std::optional<ForeignDialect> dialect =
        find_foreign_script(source.text(), tokenized.tokens, std::cmp_equal(errors, tables.size()));
    if (!dialect) {
        return false;
    }
    all.erase(std::remove_if(diagnostics, all.end(), is_of_file), all.end());
    std::ranges::move(tables, std::back_inserter(result_.script.unread));
    remove_statements(source.file(), begin.statements);
    report(source, dialect->offset,
           "the file seems to be written for " + std::string(dialect->product) +
               ", not for SQL Server: it is left out, with its " + std::to_string(errors) +
               (errors == 1 ? " error" : " errors"));
    return true;
}

// That a file creates, among the statements from the given one on.
std::vector<ObjectName> ScriptReader::tables_of(text::FileId file, std::size_t first) const {
    std::vector<ObjectName> tables;
    for (std::size_t index = first; index < result_.script.statements.size(); ++index) {
        const Statement& statement = result_.script.statements[index];
        const auto* const table = std::get_if<CreateTable>(&statement.node);
        if (table != nullptr && statement.span.file == file) {
            tables.push_back(table->name);
        }
    }
    return tables;
}

void ScriptReader::remove_statements(text::FileId file, std::size_t first) {
    std::vector<Statement>& statements = result_.script.statements;
    statements.erase(
        std::remove_if(std::next(statements.begin(), static_cast<std::ptrdiff_t>(first)),
                       statements.end(),
                       [file](const Statement& statement) { return statement.span.file == file; }),
        statements.end());
    std::erase_if(result_.script.uses,
                  [file](const DatabaseUse& use) { return use.span.file == file; });
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
