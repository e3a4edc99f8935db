#include "fix/plan.h"

#include <algorithm>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "fix/consequences.h"
#include "fix/join_alterations.h"
#include "fix/join_keys.h"
#include "fix/merge.h"
#include "fix/naming.h"
#include "fix/prerequisites.h"
#include "fix/render.h"
#include "fix/shared_keys.h"
#include "text/compare.h"
#include "text/parallel.h"

namespace tsqlaudit::fix {

namespace {

// The places of the findings that can be mended, apart for each table.
std::vector<std::vector<std::size_t>> mended_by_table(const std::vector<rules::Finding>& findings,
                                                      std::size_t tables) {
    std::vector<std::vector<std::size_t>> mended(tables);
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (findings[i].remedy) {
            mended[findings[i].table].push_back(i);
        }
    }
    std::erase_if(mended, [](const auto& of_table) { return of_table.empty(); });
    return mended;
}

// It costs room and time, but refuses no row and changes no value.
bool is_plain_index(const rules::Remedy& remedy) {
    const auto* index = std::get_if<rules::CreateIndex>(&remedy);
    return index != nullptr && !index->is_unique && !index->is_clustered;
}

std::vector<Change> changes_of(const std::vector<rules::Finding>& findings,
                               const std::vector<std::size_t>& mended) {
    std::vector<Change> changes;
    changes.reserve(mended.size());
    for (const std::size_t i : mended) {
        const rules::Finding& finding = findings[i];
        changes.push_back({.table = finding.table,
                           .priority = finding.priority,
                           .remedy = *finding.remedy,
                           .findings = {i},
                           .is_guess = finding.confidence == rules::Confidence::Guess &&
                                       !is_plain_index(*finding.remedy)});
    }
    return changes;
}

// A column is altered before it is indexed: an index would refuse the change (5074).
void lift_alterations(std::span<Change> of_table) {
    std::unordered_map<std::string, int> priorities;  // by used columns in lower case
    for (const Change& change : of_table) {
        for (const std::string& column : used_columns(change.remedy)) {
            int& priority =
                priorities.try_emplace(text::to_lower(column), change.priority).first->second;
            priority = std::min(priority, change.priority);
        }
    }
    for (Change& change : of_table) {
        for (const rules::AlterColumn& alter : altered_columns(change)) {
            const auto found = priorities.find(text::to_lower(alter.name));
            if (found != priorities.end()) {
                change.priority = std::min(change.priority, found->second);
            }
        }
    }
}

void sort(std::span<Change> of_table) {
    std::ranges::stable_sort(of_table, [](const Change& left, const Change& right) {
        return std::tuple(left.priority, stage_of(left)) <
               std::tuple(right.priority, stage_of(right));
    });
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
    // They are kept until the report is written.
    step.checks.shrink_to_fit();
    step.change.shrink_to_fit();
    return step;
}

// The steps of the changes of one table.
void render_steps(const RenderContext& context, std::span<const Change> of_table,
                  std::span<Step> steps) {
    std::ranges::transform(of_table, steps.begin(), [&](const Change& change) {
        return step_of(render(context, change), change, context.target);
    });
}

// New names must differ over all tables, but seldom meet: each table gets its own on top of those
// that are there. Where they meet those of a table before it, it is rendered again.
void render_some(const RenderContext& context, std::span<const std::vector<Change>> tables,
                 std::span<Step> steps, unsigned jobs) {
    const std::vector<std::size_t> first = first_positions(tables);
    const auto steps_of = [&](std::size_t table) {
        return steps.subspan(first[table], tables[table].size());
    };
    std::vector<Naming> namings(tables.size(), Naming{&context.naming});
    text::for_each_index(tables.size(), jobs, [&](std::size_t i) {
        render_steps(with_names(context, namings[i]), tables[i], steps_of(i));
    });
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (!context.naming.adopt(std::move(namings[i]))) {
            render_steps(context, tables[i], steps_of(i));
        }
    }
}

// Not all tables at once, so that the changes go as their texts come.
std::vector<Step> render_all(const RenderContext& context, std::vector<std::vector<Change>> tables,
                             unsigned jobs) {
    constexpr std::size_t at_once = 256;
    const std::vector<std::size_t> first = first_positions(tables);
    std::vector<Step> steps(first.back());
    for (std::size_t begin = 0; begin < tables.size(); begin += at_once) {
        const std::size_t end = std::min(begin + at_once, tables.size());
        const auto some = std::span{tables}.subspan(begin, end - begin);
        render_some(context, some,
                    std::span{steps}.subspan(first[begin], first[end] - first[begin]), jobs);
        std::ranges::fill(some, std::vector<Change>{});
    }
    return steps;
}

// Plan::step_of for so many findings.
std::vector<std::optional<std::size_t>> positions_of(std::span<const std::vector<Change>> tables,
                                                     std::size_t findings) {
    std::vector<std::optional<std::size_t>> step_of(findings);
    std::size_t position = 0;
    for (const std::vector<Change>& of_table : tables) {
        for (const Change& change : of_table) {
            if (!change.is_replaced) {  // else it is a consequence of another change
                for (const std::size_t finding : change.findings) {
                    step_of[finding] = position;
                }
            }
            ++position;
        }
    }
    return step_of;
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
          const facts::Settings& settings, const std::vector<rules::Finding>& findings,
          unsigned jobs) {
    Naming naming(catalog, jobs);
    const References references(catalog);
    const AllDependants dependants(catalog, references);
    const TenantFunctions tenant_functions(catalog);
    const UnnamedTwins unnamed_twins(catalog);
    Planned planned;
    const RenderContext context{catalog,       schema,     settings.target, settings.bounding_box,
                                naming,        references, dependants,      tenant_functions,
                                unnamed_twins, planned};
    const auto mended = mended_by_table(findings, catalog.tables.size());
    std::vector<std::vector<Change>> tables(mended.size());
    text::for_each_index(tables.size(), jobs, [&](std::size_t i) {
        const Runs runs = [&](const Change& change) { return runs_as_it_is(context, change); };
        tables[i] = with_consequences(
            context, join_keys(context, merge(changes_of(findings, mended[i]), runs)));
    });
    planned = planned_by(context, tables, jobs);
    text::for_each_index(tables.size(), jobs, [&](std::size_t i) {
        tables[i] = join_alterations(context, std::move(tables[i]));
        lift_alterations(tables[i]);
        sort(tables[i]);
    });
    planned.new_names = names_of_shared_keys(context, tables);

    Plan result{.step_of = positions_of(tables, findings.size())};
    std::vector<std::vector<std::size_t>> before = prerequisites(catalog, tables, jobs);
    result.steps = render_all(context, std::move(tables), jobs);
    for (std::size_t i = 0; i < before.size(); ++i) {
        result.steps[i].prerequisites = std::move(before[i]);
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
