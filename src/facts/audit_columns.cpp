#include "facts/audit_columns.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <utility>

#include "facts/expressions.h"
#include "facts/facts.h"
#include "facts/named_role.h"
#include "text/compare.h"

namespace tsqlaudit::facts {
namespace {

bool has_any(const TableFacts& facts, std::initializer_list<ColumnRole> roles) {
    return std::any_of(facts.columns.begin(), facts.columns.end(), [&](const ColumnFacts& column) {
        return std::find(roles.begin(), roles.end(), column.role) != roles.end();
    });
}

double share(std::size_t part, std::size_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

template <typename Value>
const Value& most_frequent(const std::map<Value, int>& uses) {
    return std::max_element(
               uses.begin(), uses.end(),
               [](const auto& left, const auto& right) { return left.second < right.second; })
        ->first;
}

// Only what gives the time or the login itself may be repeated in other tables.
std::string default_of(const catalog::Column& column) {
    const auto& constraint = column.default_constraint;
    return constraint && (is_current_time(constraint->value) || is_current_user(constraint->value))
               ? constraint->value_text
               : std::string();
}

// Only those that are named so: LentAt with the current time as its default says when a row was
// made, but would be the wrong name in every other table.
AuditColumn usual_column(const Context& context, const std::vector<TableFacts>& tables,
                         ColumnRole role) {
    using Declaration = std::pair<std::string, std::string>;  // type, default
    struct Uses {
        int count = 0;
        std::map<std::string, int> spellings;
        std::map<Declaration, int> declarations;
    };
    std::map<std::string, Uses, text::LessIgnoringCase> by_name;
    for (const TableFacts& facts : tables) {
        for (std::size_t column = 0; column < facts.columns.size() && !facts.is_history; ++column) {
            if (facts.columns[column].role == role && !facts.columns[column].is_deprecated &&
                named_role(context, facts.id, column).role == role) {
                const catalog::Column& found = context.table(facts.id).columns[column];
                Uses& uses = by_name[found.name];
                ++uses.count;
                ++uses.spellings[found.name];
                ++uses.declarations[{sqlserver::to_sql(found.type), default_of(found)}];
            }
        }
    }
    if (by_name.empty()) {
        return {};
    }
    const Uses& usual =
        std::max_element(by_name.begin(), by_name.end(), [](const auto& left, const auto& right) {
            return left.second.count < right.second.count;
        })->second;
    const auto& [type, default_value] = most_frequent(usual.declarations);
    return {most_frequent(usual.spellings), type, default_value};
}

}  // namespace

AuditColumns derive_audit_columns(const Context& context, const std::vector<TableFacts>& tables) {
    std::size_t counted = 0;
    std::size_t with_author = 0;
    std::size_t with_creation = 0;
    for (const TableFacts& facts : tables) {
        if (facts.is_history) {
            continue;
        }
        ++counted;
        with_author += has_any(facts, {ColumnRole::CreatedBy, ColumnRole::ModifiedBy}) ? 1U : 0U;
        with_creation += has_any(facts, {ColumnRole::CreatedTimestamp}) ? 1U : 0U;
    }
    return {share(with_author, counted), share(with_creation, counted),
            usual_column(context, tables, ColumnRole::CreatedBy),
            usual_column(context, tables, ColumnRole::CreatedTimestamp)};
}

}  // namespace tsqlaudit::facts
