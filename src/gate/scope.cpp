#include "gate/scope.h"

#include <algorithm>
#include <variant>

namespace tsqlaudit::gate {

namespace {

bool creates_table(const syntax::Statement& statement) {
    return std::holds_alternative<syntax::CreateTable>(statement.node);
}

std::uint32_t begin_of(const syntax::Statement& statement) {
    return statement.span.begin;
}

Scope scope_of_table(text::Span definition) {
    return {Scope::Kind::Table, definition.file, definition.begin};
}

Scope scope_of_statement(const syntax::Statement& statement) {
    return creates_table(statement)
               ? scope_of_table(statement.span)
               : Scope{Scope::Kind::Statement, statement.span.file, statement.span.begin};
}

}  // namespace

ScopeFinder::ScopeFinder(const text::SourceSet& sources, const syntax::Script& script)
    : source_{sources.file(script.file)}, script_{script} {
    for (const syntax::Statement& statement : script.statements) {
        if (creates_table(statement)) {
            tables_.push_back(statement.span);
        }
    }
}

std::optional<Scope> ScopeFinder::scope_of(const syntax::Directive& directive, Reach reach) const {
    if (reach == Reach::File) {
        return Scope{Scope::Kind::File, script_.file, 0};
    }
    if (reach == Reach::Table) {
        return table_of(directive.span);
    }
    if (!directive.code) {
        return std::nullopt;
    }
    return directive.stands_alone ? scope_of_code(*directive.code) : line_at(*directive.code);
}

std::optional<Scope> ScopeFinder::statement_at(std::uint32_t offset) const {
    const auto next = std::ranges::upper_bound(script_.statements, offset, {}, begin_of);
    if (next == script_.statements.begin() || std::prev(next)->span.end <= offset) {
        return std::nullopt;
    }
    return scope_of_statement(*std::prev(next));
}

std::uint32_t ScopeFinder::line_of(std::uint32_t offset) const {
    return source_.position(offset).line;
}

Scope ScopeFinder::line_at(std::uint32_t offset) const {
    return {Scope::Kind::Line, script_.file, line_of(offset)};
}

// The statement that begins there, behind a guard such as IF OBJECT_ID(…) IS NULL on the same line
// too; inside of a statement and elsewhere the line.
Scope ScopeFinder::scope_of_code(std::uint32_t offset) const {
    const auto next = std::ranges::lower_bound(script_.statements, offset, {}, begin_of);
    const bool begins_here =
        next != script_.statements.end() &&
        (next->span.begin == offset ||
         (line_of(next->span.begin) == line_of(offset) && !statement_at(offset)));
    return begins_here ? scope_of_statement(*next) : line_at(offset);
}

// The table whose CREATE TABLE the comment stands in or on whose last line; else the next one.
std::optional<Scope> ScopeFinder::table_of(text::Span comment) const {
    const auto next = std::ranges::lower_bound(tables_, comment.begin, {}, &text::Span::begin);
    if (next != tables_.begin()) {
        const text::Span& previous = *std::prev(next);
        if (comment.begin < previous.end || line_of(previous.end) == line_of(comment.begin)) {
            return scope_of_table(previous);
        }
    }
    return next == tables_.end() ? std::nullopt : std::optional{scope_of_table(*next)};
}

}  // namespace tsqlaudit::gate
