// What a directive is about, and what a finding belongs to.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "catalog/catalog.h"
#include "gate/instruction.h"
#include "rules/finding.h"
#include "syntax/ast.h"
#include "text/source.h"

namespace tsqlaudit::gate {

struct Scope {
    enum class Kind { Line, Statement, Table, File };
    Kind kind = Kind::Line;
    text::FileId file = 0;    // of a table: where it is created
    std::uint32_t place = 0;  // the line, from 1; of a statement or a table the byte it begins at

    friend auto operator<=>(const Scope&, const Scope&) = default;
};

// The places of one file, which may be one of several that make up a script.
class ScopeFinder {
public:
    ScopeFinder(const text::SourceSet& sources, text::FileId file);

    // Statements of the file in order.
    void add(const syntax::Statement& statement);

    // None where the code is missing that the directive would be about.
    std::optional<Scope> scope_of(const syntax::Directive& directive, Reach reach) const;
    // Of the statement around an offset.
    std::optional<Scope> statement_at(std::uint32_t offset) const;

private:
    std::uint32_t line_of(std::uint32_t offset) const;
    Scope line_at(std::uint32_t offset) const;
    Scope scope_of_code(std::uint32_t offset) const;
    std::optional<Scope> table_of(text::Span comment) const;

    struct Place {
        text::Span span;
        bool creates_table = false;

        std::uint32_t begin() const { return span.begin; }
        Scope scope() const;
    };

    const text::SourceFile& source_;
    text::FileId file_;
    std::vector<Place> statements_;
    std::vector<Place> tables_;  // CREATE TABLE
};

}  // namespace tsqlaudit::gate
