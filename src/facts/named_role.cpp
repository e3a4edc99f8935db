#include "facts/named_role.h"

#include "facts/comment_text.h"
#include "facts/expressions.h"
#include "text/concat.h"

namespace tsqlaudit::facts {
namespace {

bool fits_length(const RoleRule& rule, const sqlserver::DataType& type) {
    const bool has_length = type.is_character() || type.id == sqlserver::TypeId::Binary ||
                            type.id == sqlserver::TypeId::VarBinary;
    return rule.max_length == 0 || !has_length ||
           (!type.is_lob() && type.length <= rule.max_length);
}

// The reason why the rule fits; none: it does not.
std::optional<std::string> fits(const Context& context, TableId table, std::size_t index,
                                const RoleRule& rule, TypeGroups groups) {
    const Words& name = context.names(table).columns[index];
    if (!rule.names.empty() && !rule.names.matches(name)) {
        return std::nullopt;  // first, since it is so of nearly all rules
    }
    const catalog::Column& column = context.table(table).columns[index];
    // Of a column whose type is not known, the name has to decide.
    const bool type_fits = groups == 0 ? !rule.names.empty() : (rule.types & groups) != 0;
    if (!type_fits || !fits_length(rule, column.type)) {
        return std::nullopt;
    }
    const auto place = static_cast<std::size_t>(&rule - context.words().column_roles.data());
    if (rule.except.matches(name) || !context.names(table).has_neighbour[place]) {
        return std::nullopt;
    }
    return rule.names.empty() ? "by its type"
                              : text::concat("its name says '", rule.names.find(name)->phrase, "'");
}

// ValidRows and FailedRows beside TotalRows.
bool is_part_of_total(const Context& context, TableId table, std::size_t column) {
    const TableNames& names = context.names(table);
    const Words& name = names.columns[column];
    return context.table(table).columns[column].type.is_whole() && name.size() > 1 &&
           names.totals.contains(name.word(name.size() - 1));
}

NamedRole first_rule(const Context& context, TableId table, std::size_t column) {
    const TypeGroups groups = type_groups(context.table(table).columns[column].type);
    for (const RoleRule& rule : context.words().column_roles) {
        const bool says_name = !rule.names.empty();
        auto reason = fits(context, table, column, rule, groups);
        if (reason && rule.role == ColumnRole::DescriptiveNumber && !says_name &&
            is_part_of_total(context, table, column)) {
            return {ColumnRole::Aggregate, "a part of the total beside it", false};
        }
        if (reason) {
            return {rule.role, std::move(*reason), rule.is_enum_like};
        }
    }
    return {ColumnRole::Other, "nothing is known about it", false};
}

bool mentions(const Context& context, const catalog::Column& column, const PhraseSet& phrases) {
    const names::Language& language = context.words().language;
    return says(column.comment, phrases, language) || says(column.description, phrases, language);
}

bool is_json_by_constraint(const Context& context, TableId table, const catalog::Column& column) {
    return (column.default_constraint && is_json_literal(column.default_constraint->value)) ||
           context.names(table).json_columns.contains(column.name);
}

bool is_json_by_comment(const Context& context, const catalog::Column& column) {
    constexpr int shortest_document = 100;
    return (column.type.is_lob() || column.type.length >= shortest_document) &&
           mentions(context, column, context.words().comments.json);
}

}  // namespace

NamedRole named_role(const Context& context, TableId table, std::size_t index) {
    const catalog::Column& column = context.table(table).columns[index];
    NamedRole named = first_rule(context, table, index);
    if (!column.type.is_character()) {
        return named;
    }
    if (named.role != ColumnRole::Json && is_json_by_constraint(context, table, column)) {
        return {ColumnRole::Json,
                "a check, its default or a computed column says that it holds JSON", false};
    }
    if (named.role != ColumnRole::FreeText && named.role != ColumnRole::StructuredText) {
        return named;
    }
    if (is_json_by_comment(context, column)) {
        return {ColumnRole::Json, "its comment says that it holds JSON", false};
    }
    if (mentions(context, column, context.words().comments.structured)) {
        return {ColumnRole::StructuredText, "its comment says that it holds a list", false};
    }
    return named;
}

bool may_hold_json(const Context& context, TableId table, std::size_t index, ColumnRole role) {
    const catalog::Column& column = context.table(table).columns[index];
    const sqlserver::TypeId type = column.type.id;
    const bool is_long =
        (type == sqlserver::TypeId::VarChar || type == sqlserver::TypeId::NVarChar) &&
        column.type.is_lob();
    const Words& name = context.names(table).columns[index];
    const auto& json = context.words().json;
    return is_long && !mentions(context, column, context.words().comments.structured) &&
           ((role == ColumnRole::FreeText && json.documents.matches(name)) ||
            (role == ColumnRole::StructuredText && json.lists.matches(name)));
}

bool is_marked_deprecated(const Context& context, const catalog::Column& column) {
    const auto& comments = context.words().comments;
    return mentions(context, column, comments.deprecated) &&
           !mentions(context, column, comments.not_deprecated);
}

}  // namespace tsqlaudit::facts
