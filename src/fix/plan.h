// The remedies of all findings, planned together and rendered as T-SQL.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "rules/finding.h"
#include "sqlserver/target.h"

namespace tsqlaudit::fix {

// What filtered indexes and indexes on computed columns need (1934); sqlcmd starts without it.
inline constexpr std::string_view session_settings =
    "SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, "
    "QUOTED_IDENTIFIER ON;\nSET NUMERIC_ROUNDABORT OFF;\nGO\n\n";

// One change. Several findings may share it: a unique key is also the index of a foreign key.
struct Step {
    std::size_t table = 0;              // into Catalog::tables
    int priority = 2;                   // 1–3, the most urgent of its findings
    std::string title;                  // "Index the foreign key ModelId", Markdown-free
    std::string sql;                    // T-SQL; a commented template where a person has to choose
    bool is_safe = false;               // can be run as it is
    std::vector<std::size_t> findings;  // into the list given to plan()
};

struct Plan {
    std::vector<Step> steps;                          // by table, priority, order of application
    std::vector<std::optional<std::size_t>> step_of;  // per finding
};

Plan plan(const catalog::Catalog& catalog, const facts::SchemaFacts& schema,
          sqlserver::Target target, const std::vector<rules::Finding>& findings);

}  // namespace tsqlaudit::fix
