// The remedies of all findings, planned together and rendered as T-SQL.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "facts/settings.h"
#include "fix/stage.h"
#include "rules/finding.h"
#include "sqlserver/target.h"

namespace tsqlaudit::fix {

// One change. Several findings may share it: a unique key is also the index of a foreign key.
struct Step {
    std::size_t table = 0;  // into Catalog::tables
    int priority = 2;       // 1–3, the most urgent of its findings
    Stage stage = Stage::Advice;
    std::string title;  // "Index the foreign key CustomerId", Markdown-free
    // T-SQL; a commented template where a person has to choose.
    std::string checks;  // of the data as it is; run before any step of a script
    std::string change;
    bool is_safe = false;   // can be run as it is
    std::string_view cost;  // why it takes long or what goes, a sentence; may be empty
    sqlserver::Target needs = sqlserver::Target::Sql2016;  // the oldest version that takes it
    std::vector<std::size_t> findings;                     // into the list given to plan()
    std::vector<std::size_t> prerequisites;  // steps that have to come before this one

    // Its checks and its change, for a reader who runs this step alone.
    std::string sql() const;
};

struct Plan {
    std::vector<Step> steps;                          // by table, priority, order of application
    std::vector<std::optional<std::size_t>> step_of;  // per finding
};

// The same for any number of jobs, threads that take turns at the tables.
Plan plan(const catalog::Catalog& catalog, const facts::SchemaFacts& schema,
          const facts::Settings& settings, const std::vector<rules::Finding>& findings,
          unsigned jobs = 1);

// The steps and all that they lean on, in the order of the plan.
std::vector<std::size_t> with_prerequisites(const Plan& plan, std::vector<std::size_t> steps);

}  // namespace tsqlaudit::fix
