#include "parsing.h"

#include <utility>

namespace tsqlaudit::syntax {

namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string result;
    for (const std::string& part : parts) {
        result += result.empty() ? "" : separator;
        result += part;
    }
    return result;
}

std::string to_text(const DataType& type) {
    std::string result = type.schema.empty() ? type.name : type.schema.str() + '.' + type.name;
    std::vector<std::string> arguments;
    if (type.length) {
        arguments.push_back(std::to_string(*type.length));
    }
    if (type.scale) {
        arguments.push_back(std::to_string(*type.scale));
    }
    if (type.is_max) {
        arguments.emplace_back("max");
    }
    if (!type.argument.empty()) {
        arguments.push_back((type.xml_document ? "DOCUMENT " : "") + type.argument);
    }
    return arguments.empty() ? result : result + '(' + joined(arguments, ",") + ')';
}

}  // namespace

Parsed parse_text(std::string text) {
    Parsed parsed;
    const text::FileId file = parsed.sources.add(text::SourceFile("test.sql", std::move(text)));
    parsed.result = parse(parsed.sources, file);
    return parsed;
}

std::vector<std::string> Parsed::messages() const {
    std::vector<std::string> found;
    for (const text::Diagnostic& diagnostic : result.diagnostics) {
        found.push_back(std::to_string(diagnostic.position.line) + ':' +
                        std::to_string(diagnostic.position.column) + ' ' + diagnostic.message);
    }
    return found;
}

std::vector<Statement> statements_of(std::string text) {
    Parsed parsed = parse_text(std::move(text));
    EXPECT_THAT(parsed.messages(), testing::IsEmpty());
    return std::move(parsed.result.script.statements);
}

ColumnDefinition column(const std::string& definition) {
    const auto table = only<CreateTable>("CREATE TABLE t (" + definition + ")");
    EXPECT_EQ(table.columns.size(), 1U);
    return table.columns.empty() ? ColumnDefinition{} : table.columns.front();
}

std::string check(const std::string& expression) {
    const auto table = only<CreateTable>("CREATE TABLE t (a int, CHECK (" + expression + "))");
    return table.constraints.empty() ? "" : to_text(table.constraints.front().expression);
}

std::string to_text(const ExpressionPtr& expression) {
    if (expression == nullptr) {
        return "-";
    }
    std::vector<std::string> parts;
    for (const ExpressionPtr& operand : expression->operands) {
        parts.push_back(to_text(operand));
    }
    const std::string negation = expression->negated ? "NOT " : "";
    const auto tail = [&](std::size_t from) {
        return joined({parts.begin() + static_cast<std::ptrdiff_t>(from), parts.end()}, ", ");
    };
    switch (expression->kind) {
        case ExpressionKind::String:
            return (expression->is_unicode ? "N'" : "'") + expression->text + "'";
        case ExpressionKind::Column:
            return joined(parts, ".") + (parts.empty() ? "" : ".") + expression->text;
        case ExpressionKind::Unary:
            return "(" + expression->text + " " + parts.at(0) + ")";
        case ExpressionKind::BinaryOperator:
            return "(" + parts.at(0) + " " + expression->text + " " + parts.at(1) + ")";
        case ExpressionKind::Function:
        case ExpressionKind::StaticMethod:
            return expression->text + "(" + tail(0) + ")";
        case ExpressionKind::Method:
            return parts.at(0) + "->" + expression->text + "(" + tail(1) + ")";
        case ExpressionKind::Property:
            return parts.at(0) + "->" + expression->text;
        case ExpressionKind::Cast:
            return expression->text + "(" + tail(0) + " AS " + to_text(*expression->type) + ")";
        case ExpressionKind::Case:
            return std::string("CASE") + (expression->has_input ? " input" : "") +
                   (expression->has_else ? " else" : "") + "[" + tail(0) + "]";
        case ExpressionKind::In:
            return "(" + parts.at(0) + " " + negation + "IN " + tail(1) + ")";
        case ExpressionKind::Between:
            return "(" + parts.at(0) + " " + negation + "BETWEEN " + tail(1) + ")";
        case ExpressionKind::Like:
            return "(" + parts.at(0) + " " + negation + "LIKE " + tail(1) + ")";
        case ExpressionKind::IsNull:
            return "(" + parts.at(0) + " IS " + negation + "NULL)";
        case ExpressionKind::Collate:
            return "(" + parts.at(0) + " COLLATE " + expression->text + ")";
        case ExpressionKind::AtTimeZone:
            return "(" + parts.at(0) + " AT TIME ZONE " + parts.at(1) + ")";
        case ExpressionKind::NextValueFor:
            return "NEXT VALUE FOR " + expression->text;
        case ExpressionKind::Subquery:
            return "subquery";
        case ExpressionKind::Exists:
            return "EXISTS";
        default:
            return expression->text;
    }
}

std::string to_text(const ObjectName& name) {
    std::string result;
    for (const std::string& part : {name.server.str(), name.database.str(), name.schema}) {
        if (!part.empty() || !result.empty()) {
            result += part + '.';
        }
    }
    return result + name.name;
}

std::vector<std::string> names(const std::vector<Identifier>& identifiers) {
    std::vector<std::string> result;
    for (const Identifier& identifier : identifiers) {
        result.push_back(identifier.text);
    }
    return result;
}

std::vector<std::string> names(const std::vector<KeyColumn>& columns) {
    std::vector<std::string> result;
    for (const KeyColumn& column : columns) {
        result.push_back(column.name.text + (column.descending ? " DESC" : ""));
    }
    return result;
}

std::vector<std::string> table_names(const ParseResult& result) {
    std::vector<std::string> found;
    for (const Statement& statement : result.script.statements) {
        if (const auto* table = std::get_if<CreateTable>(&statement.node)) {
            found.push_back(to_text(table->name));
        }
    }
    return found;
}

std::vector<std::string> tables_of(std::string text) {
    const Parsed parsed = parse_text(std::move(text));
    EXPECT_THAT(parsed.messages(), testing::IsEmpty());
    return table_names(parsed.result);
}

std::vector<std::string> to_text(const std::vector<Option>& options) {
    std::vector<std::string> result;
    for (const Option& option : options) {
        std::string text = option.name;
        if (!option.value.empty()) {
            text += (text.empty() ? "" : "=") + option.value;
        }
        if (!option.nested.empty()) {
            text += "(" + joined(to_text(option.nested), ", ") + ")";
        }
        result.push_back(text);
    }
    return result;
}

}  // namespace tsqlaudit::syntax
