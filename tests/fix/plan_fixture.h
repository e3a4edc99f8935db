// Plans for two small tables, of which the second is the parent of the first.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fix/plan.h"

namespace tsqlaudit::fix {

catalog::Column column(const std::string& name, const std::string& type, bool nullable = false);

// dbo.Parent(Id, TenantId) and dbo.Child(Id, ParentId → Parent, Kind).
class PlanTest : public ::testing::Test {
protected:
    PlanTest();

    // Of a finding for each remedy, about the child (0) or the parent (1).
    Plan plan_for(std::vector<rules::Remedy> remedies, std::size_t table = 0);
    // Of the only step for the child.
    std::string sql_for(rules::Remedy remedy);

    catalog::Catalog catalog_;
    facts::SchemaFacts schema_;
};

}  // namespace tsqlaudit::fix
