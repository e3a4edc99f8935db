#include "fix/plan.h"

#include <algorithm>
#include <ranges>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "fix/consequences.h"
#include "fix/join_alterations.h"
#include "fix/merge.h"
#include "fix/naming.h"
#include "fix/prerequisites.h"
#include "fix/render.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

std::vector<Change> collect(const std::vector<rules::Finding>& findings) {
    std::vector<Change> changes;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const rules::Finding& finding = findings[i];
        if (!finding.remedy) {
            continue;
        }
        changes.push_back({finding.table, finding.priority, *finding.remedy, {i}});
    }
    return changes;
}

// A column is altered before it is indexed: an index would refuse the change (5074). The changes
// are by table.
void lift_alterations(std::vector<Change>& changes) {
    for (auto begin = changes.begin(); begin != changes.end();) {
        const auto end = std::find_if(begin, changes.end(), [&](const Change& change) {
            return change.table != begin->table;
        });
        std::unordered_map<std::string, int> priorities;  // by used columns in lower case
        for (const Change& change : std::ranges::subrange(begin, end)) {
            for (const std::string& column : used_columns(change.remedy)) {
                int& priority =
                    priorities.try_emplace(text::to_lower(column), change.priority).first->second;
                priority = std::min(priority, change.priority);
            }
        }
        for (Change& change : std::ranges::subrange(begin, end)) {
            for (const rules::AlterColumn& alter : altered_columns(change)) {
                const auto found = priorities.find(text::to_lower(alter.name));
                if (found != priorities.end()) {
                    change.priority = std::min(change.priority, found->second);
                }
            }
        }
        begin = end;
    }
}

// The oldest version that has the feature, as far as the target.
sqlserver::Target oldest_with(std::string_view feature, sqlserver::Target target) {
    using enum sqlserver::Target;
    for (const sqlserver::Target older : {Sql2016, Sql2017, Sql2019, Sql2022, Sql2025}) {
        if (feature.empty() || older == target || sqlserver::has_feature(older, feature)) {
            return older;
        }
    }
    return target;
}

std::string joined(const std::string& first, const std::string& second) {
    const bool both = !first.empty() && !second.empty();
    return first + (both ? std::string(batch_end) : "") + second;
}

// The texts of a step.
Step step_of(Rendered rendered, const Change& change, sqlserver::Target target) {
    Step step{.table = change.table,
              .priority = change.priority,
              .stage = stage_of(change),
              .title = std::move(rendered.title),
              .is_safe = rendered.choice.empty(),
              .cost = rendered.cost,
              .needs = oldest_with(rendered.feature, target),
              .findings = change.findings};
    step.checks = to_sql(rendered.checks);
    step.change = to_sql(rendered.batches);
    if (!step.is_safe) {
        const std::string body = joined(std::exchange(step.checks, {}), step.change);
        step.change = commented(rendered.choice + (body.empty() ? "" : "\n" + body));
    }
    return step;
}

}  // namespace

std::string Step::sql() const {
    std::string sql = joined(checks, change);
    // Whoever runs the step alone is not left behind with a server that does nothing.
    if (is_safe && sql.find("SET NOEXEC ON") != std::string::npos) {
        sql += std::string(batch_end) + "SET NOEXEC OFF;";
    }
    return sql;
}

Plan plan(const catalog::Catalog& catalog, const facts::SchemaFacts& schema,
          const facts::Settings& settings, const std::vector<rules::Finding>& findings) {
    std::vector<Change> changes = merge(collect(findings));
    Naming naming(catalog);
    const References references(catalog);
    const TenantFunctions tenant_functions(catalog);
    const UnnamedTwins unnamed_twins(catalog);
    Planned planned;
    const RenderContext context{catalog, schema,     settings.target,  settings.bounding_box,
                                naming,  references, tenant_functions, unnamed_twins,
                                planned};
    changes = with_consequences(context, std::move(changes));
    planned = planned_by(context, changes);
    changes = join_alterations(context, std::move(changes));
    lift_alterations(changes);
    std::stable_sort(changes.begin(), changes.end(), [](const Change& left, const Change& right) {
        return std::tuple(left.table, left.priority, stage_of(left)) <
               std::tuple(right.table, right.priority, stage_of(right));
    });

    Plan result;
    result.step_of.resize(findings.size());
    std::vector<std::vector<std::size_t>> before = prerequisites(catalog, changes);
    for (const Change& change : changes) {
        const std::size_t position = result.steps.size();
        for (const std::size_t finding : change.findings) {
            if (!change.is_replaced) {  // which is a consequence of another change
                result.step_of[finding] = position;
            }
        }
        result.steps.push_back(step_of(render(context, change), change, settings.target));
        result.steps.back().prerequisites = std::move(before[position]);
    }
    return result;
}

std::vector<std::size_t> with_prerequisites(const Plan& plan, std::vector<std::size_t> steps) {
    std::set<std::size_t> selected;
    while (!steps.empty()) {
        const std::size_t step = steps.back();
        steps.pop_back();
        if (selected.insert(step).second) {
            const std::vector<std::size_t>& before = plan.steps.at(step).prerequisites;
            steps.insert(steps.end(), before.begin(), before.end());
        }
    }
    return {selected.begin(), selected.end()};
}

}  // namespace tsqlaudit::fix
