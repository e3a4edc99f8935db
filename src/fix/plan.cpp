#include "fix/plan.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "fix/merge.h"
#include "fix/naming.h"
#include "fix/render.h"
#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

// Order of application inside one table: what others need comes first, rebuilds come last, so that
// nothing is built twice.
int stage(const rules::Remedy& remedy) {
    struct Visitor {
        int operator()(const rules::DropIndexRemedy&) const { return 0; }
        int operator()(const rules::DropDefault&) const { return 0; }
        int operator()(const rules::AddTenantColumn&) const { return 1; }
        int operator()(const rules::AddColumn&) const { return 1; }
        int operator()(const rules::AlterColumn&) const { return 2; }
        int operator()(const rules::AddPrimaryKey&) const { return 3; }
        int operator()(const rules::AddUniqueKey&) const { return 4; }
        int operator()(const rules::CreateIndex&) const { return 5; }
        int operator()(const rules::AddForeignKey&) const { return 6; }
        int operator()(const rules::ValidateConstraint&) const { return 6; }
        int operator()(const rules::AddCheck&) const { return 6; }
        int operator()(const rules::CreateSpatialIndex&) const { return 7; }
        int operator()(const rules::CreateJsonIndex&) const { return 7; }
        int operator()(const rules::CreateColumnstore&) const { return 8; }
        int operator()(const rules::Compress&) const { return 9; }
        int operator()(const rules::PartitionTable&) const { return 9; }
        int operator()(const rules::MoveLob&) const { return 9; }
        int operator()(const rules::SetRetention&) const { return 9; }
        int operator()(const rules::Advice&) const { return 10; }
    };
    return std::visit(Visitor{}, remedy);
}

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

bool uses_column(const rules::Remedy& remedy, const std::string& column) {
    const auto is_column = [&](const std::string& name) {
        return text::equals_ignoring_case(name, column);
    };
    if (const auto* index = std::get_if<rules::CreateIndex>(&remedy)) {
        return std::ranges::any_of(index->key_columns, is_column, &catalog::IndexColumn::name) ||
               std::ranges::any_of(index->included_columns, is_column);
    }
    if (const auto* key = std::get_if<rules::AddUniqueKey>(&remedy)) {
        return std::ranges::any_of(key->columns, is_column);
    }
    if (const auto* key = std::get_if<rules::AddPrimaryKey>(&remedy)) {
        return std::ranges::any_of(key->columns, is_column);
    }
    return false;
}

// A column is altered before it is indexed: an index would refuse the change (5074). The changes
// are by table.
void lift_alterations(std::vector<Change>& changes) {
    for (Change& change : changes) {
        const auto* alter = std::get_if<rules::AlterColumn>(&change.remedy);
        if (alter == nullptr) {
            continue;
        }
        for (const Change& other :
             std::ranges::equal_range(changes, change.table, {}, &Change::table)) {
            if (uses_column(other.remedy, alter->name)) {
                change.priority = std::min(change.priority, other.priority);
            }
        }
    }
}

}  // namespace

Plan plan(const catalog::Catalog& catalog, const facts::SchemaFacts& schema,
          sqlserver::Target target, const std::vector<rules::Finding>& findings) {
    std::vector<Change> changes = merge(collect(findings));
    lift_alterations(changes);
    std::stable_sort(changes.begin(), changes.end(), [](const Change& left, const Change& right) {
        return std::tuple(left.table, left.priority, stage(left.remedy)) <
               std::tuple(right.table, right.priority, stage(right.remedy));
    });

    Naming naming(catalog);
    const References references(catalog);
    const RenderContext context{catalog, schema, target, naming, references};
    Plan result;
    result.step_of.resize(findings.size());
    for (Change& change : changes) {
        Rendered rendered = render(context, change);
        for (std::size_t finding : change.findings) {
            result.step_of[finding] = result.steps.size();
        }
        result.steps.push_back({change.table, change.priority, std::move(rendered.title),
                                std::move(rendered.sql), rendered.is_safe,
                                std::move(change.findings)});
    }
    return result;
}

}  // namespace tsqlaudit::fix
