// The system procedures that change tables.
#include <algorithm>
#include <cctype>
#include <map>

#include "syntax/expression_reader.h"
#include "syntax/names_in_strings.h"
#include "syntax/syntax_error.h"
#include "syntax/transform.h"
#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

// The value of an argument, if it can be known without running anything.
std::optional<std::string> static_value(const TreeReader& tree, const ExpressionPtr& value) {
    switch (value->kind) {
        case ExpressionKind::String:
        case ExpressionKind::Number:
        case ExpressionKind::Binary:
            return value->text;
        case ExpressionKind::Column:  // a bare word is a string here
            return value->operands.empty() ? std::optional(value->text) : std::nullopt;
        case ExpressionKind::Null:
        case ExpressionKind::Default:
            return std::string();
        case ExpressionKind::Variable:
            return tree.value(value->text);
        default:
            return std::nullopt;
    }
}

// Of "@name =", whatever stands before the sign.
std::string parameter_name(std::string_view written) {
    const auto end = std::find_if(written.begin() + 1, written.end(), [](char character) {
        return character != '_' && std::isalnum(static_cast<unsigned char>(character)) == 0;
    });
    return to_upper({written.begin() + 1, end});
}

class Arguments {
public:
    // parameters: the names of the parameters in their order, upper-case.
    Arguments(const TreeReader& tree, const TSqlParser::ExecuteStatementContext* context,
              std::initializer_list<std::string_view> parameters) {
        auto next = parameters.begin();
        for (const auto* argument : context->arguments) {
            std::string name;
            if (argument->parameter != nullptr) {
                name = parameter_name(tree.text(argument->parameter));
            } else if (next != parameters.end()) {
                name = *next++;
            }
            if (auto value = static_value(tree, tree.constant(argument->value))) {
                values_.insert_or_assign(std::move(name), std::move(*value));
            }
        }
    }

    bool has(const std::string& name) const { return values_.contains(name); }
    std::string get(const std::string& name) const {
        const auto found = values_.find(name);
        return found == values_.end() ? std::string() : found->second;
    }

private:
    std::map<std::string, std::string> values_;
};

StatementNode read_rename(const TreeReader& tree, const Arguments& arguments,
                          const TSqlParser::ExecuteStatementContext* context) {
    RenameObject statement;
    statement.object_type = to_upper(arguments.get("OBJTYPE"));
    statement.new_name = without_final_blanks(arguments.get("NEWNAME"));
    std::vector<std::string> parts = split_name(arguments.get("OBJNAME"));
    const bool names_part = statement.object_type == "COLUMN" || statement.object_type == "INDEX" ||
                            statement.object_type == "STATISTICS";
    if (names_part && parts.size() == 1) {
        throw SyntaxError(static_cast<std::uint32_t>(context->start->getStartIndex()),
                          "expected the names of a table and of its " + statement.object_type +
                              ", not " + quote(parts.front()));
    }
    if (names_part) {
        statement.part = parts.back();
        parts.pop_back();
    }
    statement.object = join_name(std::move(parts), tree.span(context));
    return statement;
}

StatementNode read_extended_property(const Arguments& arguments, bool dropped) {
    ExtendedProperty statement;
    statement.property = arguments.get("NAME");
    statement.value = arguments.get("VALUE");
    statement.schema = without_final_blanks(arguments.get("LEVEL0NAME"));
    statement.level1_type = to_upper(arguments.get("LEVEL1TYPE"));
    statement.level1_name = without_final_blanks(arguments.get("LEVEL1NAME"));
    statement.level2_type = to_upper(arguments.get("LEVEL2TYPE"));
    statement.level2_name = without_final_blanks(arguments.get("LEVEL2NAME"));
    statement.dropped = dropped;
    return statement;
}

StatementNode read_binding(std::string bound_object, const std::string& target, bool is_rule,
                           text::Span span) {
    BindDefaultOrRule statement;
    statement.is_rule = is_rule;
    statement.bound_object = std::move(bound_object);
    std::vector<std::string> parts = split_name(target);
    if (parts.size() > 1) {  // one part alone is a type
        statement.column = parts.back();
        parts.pop_back();
        statement.table = join_name(std::move(parts), span);
    }
    return statement;
}

// As CREATE and DROP FULLTEXT INDEX are; the other actions change no index.
std::optional<StatementNode> read_fulltext_table(const Arguments& arguments, text::Span span) {
    ObjectName table = join_name(split_name(arguments.get("TABNAME")), span);
    const std::string action = arguments.get("ACTION");
    if (is_word(action, "CREATE")) {
        CreateIndex statement{.table = std::move(table)};
        statement.index.kind = IndexKind::FullText;
        statement.index.span = span;
        statement.index.fulltext_key_index = split_name(arguments.get("KEYNAME")).back();
        return statement;
    }
    return is_word(action, "DROP")
               ? std::optional<StatementNode>{DropObject{std::move(table), "FULLTEXT INDEX", false}}
               : std::nullopt;
}

std::optional<StatementNode> read_fulltext_column(const Arguments& arguments, text::Span span) {
    AlterFulltextIndex statement{.table = join_name(split_name(arguments.get("TABNAME")), span)};
    const Identifier column{split_name(arguments.get("COLNAME")).back(), span};
    const std::string action = arguments.get("ACTION");
    if (is_word(action, "ADD")) {
        statement.added.push_back(column);
    } else if (is_word(action, "DROP")) {
        statement.dropped.push_back(column);
    } else {
        return std::nullopt;
    }
    return statement;
}

}  // namespace

std::optional<StatementNode> transform_call(const TreeReader& tree,
                                            const TSqlParser::ExecuteStatementContext* context) {
    const std::string procedure = to_upper(tree.object_name(context->procedure).name);
    const text::Span span = tree.span(context);
    if (procedure == "SP_RENAME") {
        const Arguments arguments(tree, context, {"OBJNAME", "NEWNAME", "OBJTYPE"});
        if (!arguments.has("OBJNAME") || !arguments.has("NEWNAME")) {
            return std::nullopt;
        }
        return read_rename(tree, arguments, context);
    }
    if (procedure == "SP_CHANGEOBJECTOWNER") {  // owners were what schemas are
        const Arguments arguments(tree, context, {"OBJNAME", "NEWOWNER"});
        RenameObject statement{.object = join_name(split_name(arguments.get("OBJNAME")), span)};
        statement.new_name = without_final_blanks(arguments.get("NEWOWNER"));
        statement.object_type = "SCHEMA";
        return statement.object.name.empty() || statement.new_name.empty()
                   ? std::nullopt
                   : std::optional<StatementNode>{statement};
    }
    if (procedure == "SP_BINDEFAULT" || procedure == "SP_BINDRULE") {
        const Arguments arguments(tree, context, {"OBJECT", "OBJNAME", "FUTUREONLY"});
        const bool is_rule = procedure == "SP_BINDRULE";
        const std::string bound =
            arguments.get("OBJECT") + arguments.get(is_rule ? "RULENAME" : "DEFNAME");
        return read_binding(split_name(bound).back(), arguments.get("OBJNAME"), is_rule, span);
    }
    if (procedure == "SP_UNBINDEFAULT" || procedure == "SP_UNBINDRULE") {
        const Arguments arguments(tree, context, {"OBJNAME", "FUTUREONLY"});
        return read_binding({}, arguments.get("OBJNAME"), procedure == "SP_UNBINDRULE", span);
    }
    if (procedure == "SP_TABLEOPTION") {
        const Arguments arguments(tree, context, {"TABLENAMEPATTERN", "OPTIONNAME", "OPTIONVALUE"});
        return TableOption{join_name(split_name(arguments.get("TABLENAMEPATTERN")), span),
                           arguments.get("OPTIONNAME"), arguments.get("OPTIONVALUE")};
    }
    if (procedure == "SP_FULLTEXT_TABLE") {
        return read_fulltext_table(
            Arguments(tree, context, {"TABNAME", "ACTION", "FTCAT", "KEYNAME"}), span);
    }
    if (procedure == "SP_FULLTEXT_COLUMN") {
        return read_fulltext_column(Arguments(tree, context, {"TABNAME", "COLNAME", "ACTION"}),
                                    span);
    }
    const bool is_dropped = procedure == "SP_DROPEXTENDEDPROPERTY";
    if (is_dropped || procedure == "SP_ADDEXTENDEDPROPERTY" ||
        procedure == "SP_UPDATEEXTENDEDPROPERTY") {
        const Arguments arguments =
            is_dropped ? Arguments(tree, context,
                                   {"NAME", "LEVEL0TYPE", "LEVEL0NAME", "LEVEL1TYPE", "LEVEL1NAME",
                                    "LEVEL2TYPE", "LEVEL2NAME"})
                       : Arguments(tree, context,
                                   {"NAME", "VALUE", "LEVEL0TYPE", "LEVEL0NAME", "LEVEL1TYPE",
                                    "LEVEL1NAME", "LEVEL2TYPE", "LEVEL2NAME"});
        return read_extended_property(arguments, is_dropped);
    }
    return std::nullopt;
}

}  // namespace tsqlaudit::syntax
