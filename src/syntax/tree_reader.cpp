#include "syntax/tree_reader.h"

#include <algorithm>
#include <charconv>

#include "syntax/string_variables.h"
#include "syntax/syntax_error.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

const StatementToken& statement_token(const antlr4::Token* token) {
    // The parser reads nothing but our own stream, whose tokens are all of this class.
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-static-cast-downcast)
    return static_cast<const StatementToken&>(*token);
}

constexpr std::size_t max_name_parts = 4;

// What a template or sqlcmd fills in later may be anything.
bool is_plain_word(std::string_view written) {
    return std::all_of(written.begin(), written.end(), [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
               character == '_';
    });
}

}  // namespace

std::string_view TreeReader::text(std::size_t token_index) const {
    return text(&tokens_.at(token_index));
}

std::string_view TreeReader::text(const antlr4::Token* token) const {
    const StatementToken& found = statement_token(token);
    return source_.text().substr(found.begin, found.end - found.begin);
}

std::string_view TreeReader::text(const antlr4::ParserRuleContext* context) const {
    const std::uint32_t begin = statement_token(context->start).begin;
    return source_.text().substr(begin, statement_token(context->stop).end - begin);
}

text::Span TreeReader::span(const antlr4::Token* token) const {
    return source_.span(statement_token(token).begin, statement_token(token).end);
}

text::Span TreeReader::span(const antlr4::ParserRuleContext* context) const {
    return source_.span(statement_token(context->start).begin, statement_token(context->stop).end);
}

text::Span TreeReader::span_in_parentheses(const antlr4::ParserRuleContext* context) const {
    return source_.span(tokens_.at(context->start->getTokenIndex() - 1).begin, after(context).end);
}

void TreeReader::refuse(const antlr4::ParserRuleContext* part, const std::string& message) const {
    refusals_.emplace_back(statement_token(part->start).begin, message);
}

const StatementToken& TreeReader::after(const antlr4::ParserRuleContext* context) const {
    return tokens_.at(context->stop->getTokenIndex() + 1);
}

void TreeReader::fail_behind(std::size_t token_index, std::string_view expected) const {
    const StatementToken& found = tokens_.at(token_index + 1);
    const std::string after = quote(text(token_index));
    const std::string actual = found.type == antlr4::Token::EOF ? "the end of the statement"
                                                                : quote(text(token_index + 1));
    throw SyntaxError(found.begin,
                      "expected " + std::string(expected) + " after " + after + ", not " + actual);
}

std::string TreeReader::string(const antlr4::Token* token) const {
    return token == nullptr ? std::string() : source_.string(text(token));
}

std::optional<std::string> TreeReader::value(std::string_view variable) const {
    const DynamicText* const known = variables_.find(variable);
    const bool is_known = known != nullptr && !known->is_guess && is_known_anywhere(*known);
    return is_known ? std::optional(source_.expand(known->text)) : std::nullopt;
}

ExpressionPtr TreeReader::noted(ExpressionPtr expression,
                                const antlr4::ParserRuleContext* context) const {
    if (written_ != nullptr) {
        written_->push_back({expression, std::string(text(context))});
    }
    return expression;
}

int TreeReader::integer(const antlr4::Token* token) const {
    const std::string_view written = text(token);
    int value = 0;
    const auto [end, error] =
        std::from_chars(written.data(), written.data() + written.size(), value);
    if (error != std::errc() || end != written.data() + written.size()) {
        throw SyntaxError(statement_token(token).begin,
                          "expected a whole number, not '" + std::string(written) + "'");
    }
    return value;
}

std::optional<int> TreeReader::partition(const TSqlParser::ScalarContext* context) const {
    const bool is_number =
        context->start == context->stop && context->start->getType() == TSqlParser::NUMBER;
    return is_number ? std::optional(integer(context->start)) : std::nullopt;
}

Identifier TreeReader::identifier(const antlr4::ParserRuleContext* context) const {
    const std::string_view written = text(context);
    if (context->start->getType() == TSqlParser::STRING) {
        return {source_.string(written), span(context)};
    }
    return {source_.name(written), span(context)};
}

std::vector<Identifier> TreeReader::identifiers(
    const std::vector<TSqlParser::IdentifierContext*>& contexts) const {
    std::vector<Identifier> result;
    result.reserve(contexts.size());
    for (const auto* context : contexts) {
        result.push_back(identifier(context));
    }
    return result;
}

std::vector<Identifier> TreeReader::columns(const TSqlParser::ColumnListContext* list) const {
    return list == nullptr ? std::vector<Identifier>{} : identifiers(list->columns);
}

std::vector<KeyColumn> TreeReader::key_columns(const TSqlParser::KeyColumnsContext* list) const {
    std::vector<KeyColumn> result;
    if (list != nullptr) {
        result.reserve(list->columns.size());
        for (const auto* column : list->columns) {
            result.push_back({identifier(column->name), column->descending != nullptr});
        }
    }
    return result;
}

ObjectName TreeReader::object_name(const TSqlParser::ObjectNameContext* context) const {
    ObjectName result;
    result.span = span(context);
    const std::size_t last = context->stop->getTokenIndex();
    std::size_t dots = 0;
    for (std::size_t index = context->start->getTokenIndex(); index <= last; ++index) {
        const StatementToken& token = tokens_.at(index);
        if (token.type == TSqlParser::DOT) {
            if (++dots == max_name_parts) {
                throw SyntaxError(token.begin,
                                  "a name has no more than four parts: server, "
                                  "database, schema and object");
            }
            result.server = std::move(result.database);
            result.database = std::move(result.schema);
            result.schema = std::exchange(result.name, {});
        } else {
            result.name = source_.name(text(&token));
        }
    }
    return result;
}

DataType TreeReader::data_type(const TSqlParser::DataTypeContext* context) const {
    DataType type;
    type.span = span(context);
    const std::size_t last = context->stop->getTokenIndex();
    bool after_dot = false;
    for (std::size_t index = context->start->getTokenIndex(); index <= last; ++index) {
        const StatementToken& token = tokens_.at(index);
        if (token.type == TSqlParser::OPEN) {
            break;
        }
        if (token.type == TSqlParser::DOT) {
            type.schema = std::exchange(type.name, {});
            after_dot = true;
            continue;
        }
        if (!type.name.empty() && !after_dot) {
            type.name += ' ';
        }
        type.name += source_.name(text(&token));
        after_dot = false;
    }
    read_type_arguments(context, type);
    return type;
}

void TreeReader::read_type_arguments(const TSqlParser::DataTypeContext* context,
                                     DataType& type) const {
    for (auto* argument : context->arguments) {
        const std::optional<int> number = argument->number != nullptr
                                              ? integer(argument->number)
                                              : resolved_number(text(argument));
        if (!number) {
            read_type_words(argument, type);
        } else if (!type.length) {
            type.length = number;
        } else {
            type.scale = number;
        }
    }
}

// $(Length) and <length, int, 50>, as far as their value is known.
std::optional<int> TreeReader::resolved_number(std::string_view written) const {
    const std::string value = source_.name(written);
    int number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool is_whole = error == std::errc() && end == value.data() + value.size();
    return is_whole && number >= 0 ? std::optional(number) : std::nullopt;
}

// MAX, [CONTENT | DOCUMENT] schema.collection, or the base type of a vector.
void TreeReader::read_type_words(const TSqlParser::TypeArgumentContext* context,
                                 DataType& type) const {
    std::size_t index = context->start->getTokenIndex();
    const std::size_t last = context->stop->getTokenIndex();
    const std::string_view first = text(index);
    const bool several = index < last && tokens_.at(index + 1).type != TSqlParser::DOT;
    if (index == last && is_word(first, "MAX")) {
        type.is_max = true;
        return;
    }
    if (several && (is_word(first, "DOCUMENT") || is_word(first, "CONTENT"))) {
        type.xml_document = is_word(first, "DOCUMENT");
        ++index;
    }
    if (!type.length && !is_word(type.name, "XML") && is_plain_word(text(last))) {
        fail_behind(context->start->getTokenIndex() - 1, "a number or MAX");
    }
    for (; index <= last; ++index) {
        type.argument += source_.name(text(index));
    }
}

Placement TreeReader::placement(const TSqlParser::OnPlacementContext* context) const {
    Placement result{identifier(context->name), {}};
    if (context->column != nullptr) {
        result.column = identifier(context->column);
    }
    return result;
}

}  // namespace tsqlaudit::syntax
