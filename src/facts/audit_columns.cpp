#include "facts/audit_columns.h"

#include <algorithm>
#include <initializer_list>
#include <map>

#include "facts/facts.h"

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

std::string usual_name(const catalog::Catalog& catalog, const std::vector<TableFacts>& tables,
                       ColumnRole role) {
    std::map<std::string, int> uses;
    for (const TableFacts& facts : tables) {
        for (std::size_t column = 0; column < facts.columns.size(); ++column) {
            if (facts.columns[column].role == role && !facts.columns[column].is_deprecated) {
                ++uses[catalog.tables[facts.id].columns[column].name];
            }
        }
    }
    const auto most = std::max_element(
        uses.begin(), uses.end(),
        [](const auto& left, const auto& right) { return left.second < right.second; });
    return most == uses.end() ? std::string() : most->first;
}

}  // namespace

AuditColumns derive_audit_columns(const catalog::Catalog& catalog,
                                  const std::vector<TableFacts>& tables) {
    std::size_t counted = 0;
    std::size_t with_author = 0;
    std::size_t with_creation = 0;
    for (const TableFacts& facts : tables) {
        if (!facts.is_history) {
            ++counted;
            with_author +=
                has_any(facts, {ColumnRole::CreatedBy, ColumnRole::ModifiedBy}) ? 1U : 0U;
        }
        with_creation += has_any(facts, {ColumnRole::CreatedTimestamp}) ? 1U : 0U;
    }
    return {share(with_author, counted), share(with_creation, tables.size()),
            usual_name(catalog, tables, ColumnRole::CreatedBy),
            usual_name(catalog, tables, ColumnRole::CreatedTimestamp)};
}

}  // namespace tsqlaudit::facts
