// Steps for remedies of the table dbo.T of a schema.
#pragma once

#include <string>
#include <vector>

#include "fix/plan.h"

namespace tsqlaudit::fix {

// In the order of the plan; the finding of each remedy has its position.
std::vector<Step> steps_for(const std::string& sql, const std::vector<rules::Remedy>& remedies,
                            sqlserver::Target target = sqlserver::Target::Sql2022);
// Of findings that name a table of dbo and a remedy.
struct TableRemedy {
    std::string table;
    rules::Remedy remedy;
    rules::Confidence confidence = rules::Confidence::Certain;
};
std::vector<Step> steps_for(const std::string& sql, const std::vector<TableRemedy>& remedies,
                            sqlserver::Target target = sqlserver::Target::Sql2022);
Step step_for(const std::string& sql, const rules::Remedy& remedy);

// On one column, without a name.
rules::CreateIndex index_on(const std::string& column);

// The statements alone, without guards and separators.
std::vector<std::string> statements_of(const Step& step);
// The text of a template without the marks of a comment.
std::string uncommented(const Step& step);

}  // namespace tsqlaudit::fix
