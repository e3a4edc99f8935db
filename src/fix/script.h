// The steps of a plan as one change script, in the order in which SQL Server takes them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "fix/plan.h"
#include "sqlserver/target.h"

namespace tsqlaudit::fix {

// Positions of the steps in the order of a script.
std::vector<std::size_t> script_order(const Plan& plan, std::vector<std::size_t> steps);

// How many of them run as they are.
std::size_t count_safe(const Plan& plan, const std::vector<std::size_t>& steps);
// "3 steps to run, 1 to complete by hand"
std::string summary(const Plan& plan, const std::vector<std::size_t>& steps);

// T-SQL for sqlcmd and the like. It may run more than once, and stops before the first change when
// the server is too old or the data stands in the way. Empty when there are no steps.
std::string script(sqlserver::Target target, const Plan& plan,
                   const std::vector<std::size_t>& steps);

}  // namespace tsqlaudit::fix
