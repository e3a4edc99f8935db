// Parsing a text and getting at the one thing a test is about.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "syntax/parser.h"

namespace tsqlaudit::syntax {

// A script, and all that was read from it; the sources live as long as the result.
struct Parsed {
    text::SourceSet sources;
    ParseResult result;

    std::string_view text(text::Span span) const { return sources.text(span); }
    // "line:column message" of each diagnostic.
    std::vector<std::string> messages() const;
};

Parsed parse_text(std::string text);

// The statements of a text that must be read without a diagnostic.
std::vector<Statement> statements_of(std::string text);

// The only statement of a text, which must be of the type asked for.
template <typename Node>
Node only(std::string text) {
    const std::vector<Statement> statements = statements_of(std::move(text));
    EXPECT_EQ(statements.size(), 1U);
    if (statements.size() != 1 || !std::holds_alternative<Node>(statements.front().node)) {
        ADD_FAILURE() << "not the statement that was expected";
        return {};
    }
    return std::get<Node>(statements.front().node);
}

// The action of the only statement, an ALTER TABLE t.
template <typename Action>
Action action_of(std::string action) {
    const auto statement = only<AlterTable>("ALTER TABLE t " + std::move(action));
    if (!std::holds_alternative<Action>(statement.action)) {
        ADD_FAILURE() << "not the action that was expected";
        return {};
    }
    return std::get<Action>(statement.action);
}

// The only column of CREATE TABLE t (column).
ColumnDefinition column(const std::string& definition);

// The expression of CHECK (expression), in a form that shows its structure: (a + (b * 2)).
std::string check(const std::string& expression);
std::string to_text(const ExpressionPtr& expression);

std::string to_text(const ObjectName& name);  // "s.t"
std::vector<std::string> names(const std::vector<Identifier>& identifiers);
std::vector<std::string> names(const std::vector<KeyColumn>& columns);  // "a", "b DESC"
std::vector<std::string> table_names(const ParseResult& result);        // of CREATE TABLE, in order
std::vector<std::string> to_text(const std::vector<Option>& options);   // "NAME=VALUE(nested)"

// The tables of a text that must be read without a diagnostic.
std::vector<std::string> tables_of(std::string text);

}  // namespace tsqlaudit::syntax
