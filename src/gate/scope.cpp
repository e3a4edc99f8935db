#include "gate/scope.h"

#include <algorithm>
#include <variant>

namespace tsqlaudit::gate {

ScopeFinder::ScopeFinder(const text::SourceSet& sources, text::FileId file)
    : source_{sources.file(file)}, file_{file} {}

void ScopeFinder::add(const syntax::Statement& statement) {
    const bool creates_table = std::holds_alternative<syntax::CreateTable>(statement.node);
    statements_.push_back({statement.span, creates_table});
    if (creates_table) {
        tables_.push_back(statements_.back());
    }
}

Scope ScopeFinder::Place::scope() const {
    return {creates_table ? Scope::Kind::Table : Scope::Kind::Statement, span.file, span.begin};
}

std::optional<Scope> ScopeFinder::scope_of(const syntax::Directive& directive, Reach reach) const {
    if (reach == Reach::File) {
        return Scope{Scope::Kind::File, file_, 0};
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
    const auto next = std::ranges::upper_bound(statements_, offset, {}, &Place::begin);
    if (next == statements_.begin() || std::prev(next)->span.end <= offset) {
        return std::nullopt;
    }
    return std::prev(next)->scope();
}

std::uint32_t ScopeFinder::line_of(std::uint32_t offset) const {
    return source_.position(offset).line;
}

Scope ScopeFinder::line_at(std::uint32_t offset) const {
    return {Scope::Kind::Line, file_, line_of(offset)};
}

// The statement that begins there, behind a guard such as IF OBJECT_ID(…) IS NULL on the same line
// too; inside of a statement and elsewhere the line.
Scope ScopeFinder::scope_of_code(std::uint32_t offset) const {
    const auto next = std::ranges::lower_bound(statements_, offset, {}, &Place::begin);
    const bool begins_here = next != statements_.end() &&
                             (next->begin() == offset ||
                              (line_of(next->begin()) == line_of(offset) && !statement_at(offset)));
    return begins_here ? next->scope() : line_at(offset);
}

// The table whose CREATE TABLE the comment stands in or on whose last line; else the next one.
std::optional<Scope> ScopeFinder::table_of(text::Span comment) const {
    const auto next = std::ranges::lower_bound(tables_, comment.begin, {}, &Place::begin);
    if (next != tables_.begin()) {
        const Place& previous = *std::prev(next);
        if (comment.begin < previous.span.end ||
            line_of(previous.span.end) == line_of(comment.begin)) {
            return previous.scope();
        }
    }
    return next == tables_.end() ? std::nullopt : std::optional{next->scope()};
}

}  // namespace tsqlaudit::gate
