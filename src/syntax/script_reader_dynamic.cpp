// The statements inside of EXEC ('…').
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "syntax/batch_separator.h"
#include "syntax/dynamic_sql.h"
#include "syntax/lexer.h"
#include "syntax/looked_up_drop.h"
#include "syntax/script_reader.h"

namespace tsqlaudit::syntax {

namespace {

constexpr int max_dynamic_depth = 8;

// GO behind a statement that changes tables; nullptr if there is none. Behind others it may be an
// alias or an argument.
const Token* find_separator(std::string_view text, const std::vector<Token>& tokens,
                            const std::vector<StatementRange>& statements) {
    for (const StatementRange& statement : statements) {
        if (statement.kind != StatementKind::Parsed) {
            continue;
        }
        auto behind = static_cast<std::size_t>(&statement.tokens.back() - tokens.data()) + 1;
        while (behind < tokens.size() && tokens[behind].type == TokenType::SEMICOLON) {
            ++behind;
        }
        if (behind < tokens.size() && tokens[behind].type == TokenType::GO &&
            separator_length(text, tokens, behind) > 0) {
            return &tokens[behind];
        }
    }
    return nullptr;
}

}  // namespace

void ScriptReader::read_dynamic(const SourceText& source, const StatementRange& range,
                                const Surroundings& surroundings, const StringVariables& strings) {
    if (runs_elsewhere(range.tokens)) {
        return;
    }
    std::optional<DynamicText> dynamic = read_dynamic_text(source.text(), range.tokens, strings);
    if (!dynamic) {
        if (auto drop = read_looked_up_drop(source, range.tokens, strings, lookup_budget_)) {
            add_statement(std::move(*drop), source, range, surroundings);
        } else {
            note_unknown_table(source, range, strings);
        }
        return;
    }
    if (surroundings.depth == max_dynamic_depth || dynamic->text.size() > dynamic_budget_) {
        return;
    }
    dynamic_budget_ -= dynamic->text.size();
    for (SourceText::Piece& piece : dynamic->pieces) {
        piece.file_begin = source.span(piece.file_begin, piece.file_begin).begin;
    }
    Surroundings surroundings_inside = inside(range, surroundings);
    ++surroundings_inside.depth;
    if (dynamic->is_guess) {
        guess(source, range, std::move(*dynamic), surroundings_inside, strings);
    } else {
        read_text(std::move(*dynamic), source, surroundings_inside);
    }
}

// What may run: a table is not dropped for that, and nobody may ever run what has an error.
void ScriptReader::guess(const SourceText& source, const StatementRange& range, DynamicText dynamic,
                         Surroundings surroundings, const StringVariables& strings) {
    const std::size_t diagnostics = result_.diagnostics.size();
    const std::size_t statements = result_.script.statements.size();
    surroundings.guarded = true;
    surroundings.is_guess = true;
    read_text(std::move(dynamic), source, surroundings);
    auto& read = result_.script.statements;
    const auto first = std::next(read.begin(), static_cast<std::ptrdiff_t>(statements));
    read.erase(std::remove_if(first, read.end(),
                              [](const Statement& statement) {
                                  return std::holds_alternative<DropTable>(statement.node);
                              }),
               read.end());
    if (result_.diagnostics.size() > diagnostics) {
        result_.diagnostics.resize(diagnostics);
        note_unknown_table(source, range, strings);
    }
}

void ScriptReader::read_text(DynamicText dynamic, const SourceText& around,
                             const Surroundings& surroundings) {
    const SourceText source(dynamic.text, around.file(), variables_, std::move(dynamic.pieces));
    const TokenizedText tokenized = tokenize(dynamic.text);
    StringVariables strings;
    report_errors(source, tokenized);
    const std::vector<StatementRange> statements =
        split_statements(source.text(), tokenized.tokens, tokenized.directives);
    if (const Token* const separator =
            find_separator(source.text(), tokenized.tokens, statements)) {
        report(source, separator->begin,
               "GO is for programs that send batches, such as sqlcmd: SQL Server refuses it inside "
               "of EXEC");
    }
    for (const StatementRange& statement : statements) {
        if (statement.kind != StatementKind::SqlcmdLine) {
            try_statement(source, tokenized, statement, surroundings, strings);
        }
    }
}

// Once in a script: one that makes up the names of its tables mostly does so again and again.
void ScriptReader::note_unknown_table(const SourceText& source, const StatementRange& range,
                                      const StringVariables& strings) {
    if (has_unknown_table_ || !strings.creates_table(source.text(), range.tokens)) {
        return;
    }
    has_unknown_table_ = true;
    inform(source, range.tokens.front().begin,
           "a statement that is put together as the script runs creates a table here: it is not "
           "read, and neither are others like it in this script");
}

}  // namespace tsqlaudit::syntax
