#include "syntax/script_reader.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "syntax/at_a_glance.h"
#include "syntax/constraint_lookup.h"
#include "syntax/lexer.h"
#include "syntax/looked_up_drop.h"
#include "syntax/module_scanner.h"
#include "syntax/select_into.h"
#include "syntax/string_variables.h"
#include "syntax/syntax_error.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

// Of a file, no more text is executed than this many times its own length: a variable that is
// executed again and again must not multiply it.
constexpr std::size_t dynamic_growth = 4;

// Has the lexer already said what is wrong with the statement?
bool holds_reported_error(Tokens tokens, const TokenizedText& tokenized) {
    // A comment that is not closed comes after the last token, and may have taken what is missing.
    const bool is_last = tokens.back().end == tokenized.tokens.back().end;
    const auto error = std::lower_bound(
        tokenized.errors.begin(), tokenized.errors.end(), tokens.front().begin,
        [](const LexicalError& left, std::uint32_t offset) { return left.offset < offset; });
    return error != tokenized.errors.end() && (is_last || error->offset < tokens.back().end);
}

SyntaxError garbled_statement(std::string_view text, Tokens tokens) {
    const TokenType first = tokens.front().type;
    if (first == TokenType::CREATE || first == TokenType::ALTER || first == TokenType::DROP) {
        return {tokens[1].begin, "expected TABLE or another kind of object after '" +
                                     to_upper(text_of(text, tokens.front())) + "', not " +
                                     quote(text_of(text, tokens[1]))};
    }
    return {tokens.front().begin, "expected CREATE, ALTER, DROP or another statement, not " +
                                      quote(text_of(text, tokens.front()))};
}

}  // namespace

ScriptReader::ScriptReader(const text::SourceSet& sources, const Inclusions& inclusions,
                           SqlcmdValues values)
    : sources_(sources), inclusions_(inclusions), variables_(std::move(values)) {}

ParseResult ScriptReader::read(text::FileId file) {
    root_ = file;
    result_.script.file = file;
    read_file(file, true, {});
    std::stable_sort(result_.diagnostics.begin(), result_.diagnostics.end(),
                     [](const text::Diagnostic& left, const text::Diagnostic& right) {
                         return left.position < right.position;
                     });
    return std::move(result_);
}

void ScriptReader::read_file(text::FileId file, bool with_statements,
                             const Surroundings& surroundings) {
    if (!files_.insert(file).second) {
        return;
    }
    const TokenizedText tokenized = tokenize(sources_.file(file).content());
    if (with_statements) {
        dynamic_budget_ += dynamic_growth * sources_.file(file).content().size();
        lookup_budget_ += dynamic_growth * sources_.file(file).content().size();
        read_statements(file, tokenized, surroundings);
    } else {
        for (const Token& line : tokenized.directives) {
            execute(file, line, surroundings);
        }
    }
}

void ScriptReader::read_statements(text::FileId file, const TokenizedText& tokenized,
                                   const Surroundings& surroundings) {
    const SourceText source(sources_.file(file).content(), file, variables_);
    std::vector<Directive> directives = find_directives(source.text(), file, tokenized);
    std::move(directives.begin(), directives.end(), std::back_inserter(result_.script.directives));
    std::vector<DatabaseUse> uses = find_uses(source, tokenized.tokens);
    std::move(uses.begin(), uses.end(), std::back_inserter(result_.script.uses));
    const FilePlace begin{.statements = result_.script.statements.size(),
                          .diagnostics = result_.diagnostics.size()};
    report_errors(source, tokenized);
    if (const std::size_t zero = source.text().find('\0');
        zero != std::string_view::npos && tokenized.errors.empty()) {
        inform(source, static_cast<std::uint32_t>(zero),
               "U+0000 is no character of a text: it is read over");
    }
    for (const CommentRange& section : tokenized.undo_sections) {
        inform(source, section.begin,
               "left out from here on: by its comment, this part undoes the script");
    }
    StringVariables strings;
    Transaction transaction(file != root_);
    const Script& script = result_.script;
    for (const StatementRange& range :
         split_statements(source.text(), tokenized.tokens, tokenized.directives)) {
        if (range.kind == StatementKind::SqlcmdLine) {
            strings.enter(range);
            if (execute(file, range.tokens.front(), inside(range, surroundings))) {
                strings.forget_all();
                transaction.lose();
            }
            continue;
        }
        if (!surroundings.guarded) {
            undo(transaction.read(source.text(), range,
                                  {script.statements.size(), script.unread.size()}),
                 source, range);
        }
        try_statement(source, tokenized, range, surroundings, strings);
    }
    if (!leave_out_foreign(source, tokenized, begin)) {
        fold_errors(source, tokenized, begin.diagnostics);
    }
}

void ScriptReader::undo(const std::optional<Transaction::Undone>& undone, const SourceText& source,
                        const StatementRange& rollback) {
    Script& script = result_.script;
    if (!undone ||
        undone->from == Transaction::Place{script.statements.size(), script.unread.size()}) {
        return;
    }
    const auto behind = [](auto& list, std::size_t count) {
        return std::next(list.begin(), static_cast<std::ptrdiff_t>(count));
    };
    script.statements.erase(behind(script.statements, undone->from.statements),
                            script.statements.end());
    script.unread.erase(behind(script.unread, undone->from.unread), script.unread.end());
    const std::uint32_t end = rollback.tokens.front().begin;
    inform(source, undone->begin,
           "left out from here on, as far as the ROLLBACK in line " +
               std::to_string(sources_.begin(source.span(end, end)).line) + " that undoes it");
}

bool ScriptReader::execute(text::FileId file, const Token& line, const Surroundings& surroundings) {
    if (!variables_.execute(text_of(sources_.file(file).content(), line))) {
        return false;
    }
    if (const Inclusions::Target* const target = inclusions_.at({root_, file, line.begin})) {
        read_file(target->file, target->is_first, surroundings);
    }
    return true;
}

// What stands inside of a statement.
ScriptReader::Surroundings ScriptReader::inside(const StatementRange& range,
                                                const Surroundings& surroundings) {
    return {surroundings.depth, range.guarded || surroundings.guarded,
            range.guarded ? range.guard_negated : surroundings.guard_negated,
            surroundings.is_guess};
}

void ScriptReader::try_statement(const SourceText& source, const TokenizedText& tokenized,
                                 const StatementRange& range, const Surroundings& surroundings,
                                 StringVariables& strings) {
    strings.enter(range);
    try {
        read_statement(source, tokenized, range, surroundings, strings);
    } catch (const SyntaxError& error) {
        if (auto table = table_in_question(source, range.tokens)) {
            result_.script.unread.push_back(std::move(*table));
        }
        if (!holds_reported_error(range.tokens, tokenized)) {
            report(source, error.offset, error.what());
        }
    }
    if (range.kind != StatementKind::Module) {  // the variables in it are its own
        strings.leave(source.text(), range);
    }
}

void ScriptReader::read_statement(const SourceText& source, const TokenizedText& tokenized,
                                  const StatementRange& range, const Surroundings& surroundings,
                                  const StringVariables& strings) {
    const std::size_t first = result_.script.statements.size();
    switch (range.kind) {
        case StatementKind::Parsed:
            parse_statement(source, range, surroundings, strings);
            if (surroundings.depth == 0) {
                attach_comments(CommentFinder(source.text(), tokenized.comments), range, first);
            }
            break;
        case StatementKind::Dynamic:
            read_dynamic(source, range, surroundings, strings);
            break;
        case StatementKind::Module: {
            StatementNode module = scan_module(source, range.tokens);
            place_in_schema(module, range);
            add_statement(std::move(module), source, range, surroundings);
            break;
        }
        case StatementKind::SelectInto:
            add_statement(read_select_into(source, range.tokens), source, range, surroundings);
            break;
        case StatementKind::ConstraintLookup:
            if (auto lookup = read_constraint_lookup(source, range.tokens)) {
                add_statement(std::move(*lookup), source, range, surroundings);
            }
            break;
        case StatementKind::Garbled:
            throw garbled_statement(source.text(), range.tokens);
        case StatementKind::Assignment:
        case StatementKind::Control:
        case StatementKind::SqlcmdLine:
        case StatementKind::Ignored:
            break;
    }
}

void ScriptReader::add_statement(StatementNode node, const SourceText& source,
                                 const StatementRange& range, const Surroundings& surroundings) {
    Statement& statement = result_.script.statements.emplace_back();
    statement.node = std::move(node);
    statement.span = source.span(range.tokens.front().begin, range.tokens.back().end);
    statement.guarded = range.guarded || surroundings.guarded;
    statement.guard_negated = range.guarded ? range.guard_negated : surroundings.guard_negated;
    statement.dynamic = surroundings.depth > 0;
}

// Tables and views that a CREATE SCHEMA statement holds belong to that schema.
void ScriptReader::place_in_schema(StatementNode& node, const StatementRange& range) {
    if (!range.continues_previous) {
        embedding_schema_.clear();
    }
    const auto place = [&](ObjectName& name) {
        if (name.schema.empty()) {
            name.schema = embedding_schema_;
        }
    };
    if (const auto* object = std::get_if<CreateSynonymOrOther>(&node)) {
        embedding_schema_ = object->kind == "SCHEMA" ? object->name.name : std::string();
    } else if (auto* table = std::get_if<CreateTable>(&node)) {
        place(table->name);
    } else if (auto* module = std::get_if<Module>(&node);
               module != nullptr && module->kind == Module::Kind::View) {
        place(module->name);
    } else {
        embedding_schema_.clear();
    }
}

void ScriptReader::attach_comments(const CommentFinder& comments, const StatementRange& range,
                                   std::size_t first_statement) {
    auto& statements = result_.script.statements;
    for (std::size_t index = first_statement; index < statements.size(); ++index) {
        if (auto* table = std::get_if<CreateTable>(&statements[index].node)) {
            table->comment = comments.heading(range.comments_begin, range.tokens.front().begin);
            comments.attach(table->columns);
        } else if (auto* alter = std::get_if<AlterTable>(&statements[index].node)) {
            if (auto* add = std::get_if<AddElements>(&alter->action)) {
                comments.attach(add->columns);
            }
        }
    }
}

void ScriptReader::report_errors(const SourceText& source, const TokenizedText& tokenized) {
    for (const LexicalError& error : tokenized.errors) {
        report(source, error.offset, error.message);
    }
}

void ScriptReader::report(const SourceText& source, std::uint32_t offset, std::string message) {
    add(text::DiagnosticSeverity::Error, source, offset, std::move(message));
}

void ScriptReader::inform(const SourceText& source, std::uint32_t offset, std::string message) {
    add(text::DiagnosticSeverity::Info, source, offset, std::move(message));
}

void ScriptReader::add(text::DiagnosticSeverity severity, const SourceText& source,
                       std::uint32_t offset, std::string message) {
    result_.diagnostics.push_back(
        text::diagnostic_at(sources_, source.span(offset, offset), severity, std::move(message)));
}

}  // namespace tsqlaudit::syntax
