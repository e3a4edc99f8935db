#include "fix/alteration.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "fix/existing.h"
#include "rules/expressions.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

std::optional<int> number_at(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

bool is_variable(const sqlserver::DataType& type) {
    using enum sqlserver::TypeId;
    return !type.is_max && (type.id == VarChar || type.id == NVarChar || type.id == VarBinary);
}

bool becomes_json(const Alteration& alteration) {
    return alteration.changes_type && alteration.type.id == sqlserver::TypeId::Json;
}

}  // namespace

Alteration alteration_of(const catalog::Table& table, const rules::AlterColumn& alter) {
    const catalog::Column& column = *table.find_column(alter.name);
    Alteration result{.column = &column,
                      .becomes_not_null = column.is_nullable && alter.nullable == false,
                      .changes_type = !alter.type.empty()};
    result.type = result.changes_type ? type_from(alter.type) : column.type;
    result.changes_length = result.changes_type && is_variable(result.type) &&
                            is_variable(column.type) && result.type.id == column.type.id;
    result.only_grows = result.changes_length && !result.becomes_not_null &&
                        result.type.length >= column.type.length;
    return result;
}

bool is_nullable_after(const catalog::Column& column, const rules::AlterColumn& alter) {
    return alter.nullable.value_or(column.is_nullable);
}

bool is_in_the_way(const Alteration& alteration, const catalog::Index& index) {
    const std::string& name = alteration.column->name;
    return uses_column(index, name) &&
           (!alteration.only_grows || index.is_primary_key ||
            (index.filter != nullptr && rules::names_column(*index.filter, name)));
}

bool make_superfluous(const Alterations& of_check, const catalog::CheckConstraint& check) {
    const auto is_kept_by_type = [&](const syntax::ExpressionPtr& part) {
        return std::ranges::any_of(of_check, [&](const Alteration* alteration) {
            return becomes_json(*alteration) &&
                   rules::asks_for_json_alone(part, alteration->column->name);
        });
    };
    return check.condition != nullptr &&
           std::ranges::all_of(rules::parts_of_and(check.condition), is_kept_by_type);
}

bool is_refused_after(const Alteration& alteration, const catalog::CheckConstraint& check) {
    return becomes_json(alteration) && check.condition != nullptr &&
           !rules::is_condition_for_json(*check.condition, alteration.column->name);
}

bool is_impossible(const sqlserver::DataType& from, const sqlserver::DataType& to) {
    const auto is_guid = [](const sqlserver::DataType& type) {
        return type.id == sqlserver::TypeId::UniqueIdentifier;
    };
    const auto counts = [](const sqlserver::DataType& type) {
        return type.id == sqlserver::TypeId::Bit || type.is_number() || type.is_temporal();
    };
    return (is_guid(from) && counts(to)) || (counts(from) && is_guid(to));
}

sqlserver::DataType type_from(const std::string& sql) {
    const std::size_t open = sql.find('(');
    const std::string name = sql.substr(0, open);
    if (open == std::string::npos) {
        return sqlserver::make_system_type("", name, std::nullopt, std::nullopt, false, "");
    }
    const std::string_view arguments = std::string_view{sql}.substr(open + 1);
    const std::size_t comma = arguments.find(',');
    return sqlserver::make_system_type(
        "", name, number_at(arguments),
        comma == std::string_view::npos ? std::nullopt : number_at(arguments.substr(comma + 1)),
        text::to_lower(std::string{arguments}).starts_with("max"), "");
}

}  // namespace tsqlaudit::fix
