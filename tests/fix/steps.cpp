#include "fix/steps.h"

#include <gtest/gtest.h>

#include "facts/facts.h"
#include "support/catalog_from.h"

namespace tsqlaudit::fix {

std::vector<Step> steps_for(const std::string& sql, const std::vector<rules::Remedy>& remedies,
                            sqlserver::Target target) {
    std::vector<TableRemedy> of_table;
    for (const rules::Remedy& remedy : remedies) {
        of_table.push_back({.table = "T", .remedy = remedy});
    }
    return steps_for(sql, of_table, target);
}

std::vector<Step> steps_for(const std::string& sql, const std::vector<TableRemedy>& remedies,
                            sqlserver::Target target) {
    const test::BuiltCatalog built = test::catalog_from(sql);
    EXPECT_TRUE(built.diagnostics.empty());
    const facts::Settings settings{.target = target, .multi_tenant = true};
    const facts::SchemaFacts schema = facts::derive(built.catalog, settings);
    std::vector<rules::Finding> findings;
    for (const TableRemedy& each : remedies) {
        rules::Finding finding;
        finding.table = static_cast<std::size_t>(built.catalog.find_table({"dbo", each.table}) -
                                                 built.catalog.tables.data());
        finding.confidence = each.confidence;
        finding.remedy = each.remedy;
        findings.push_back(std::move(finding));
    }
    return plan(built.catalog, schema, settings, findings).steps;
}

Step step_for(const std::string& sql, const rules::Remedy& remedy) {
    return steps_for(sql, {remedy}).at(0);
}

rules::CreateIndex index_on(const std::string& column) {
    return {.key_columns = {{column, false}}};
}

std::vector<std::string> statements_of(const Step& step) {
    std::vector<std::string> statements;
    std::string rest = step.change + "\nGO\n";
    for (std::size_t end = 0; (end = rest.find("\nGO\n")) != std::string::npos;) {
        std::string batch = rest.substr(0, end);
        rest.erase(0, end + 4);
        const std::size_t begin = batch.starts_with("IF ") ? batch.find("\n    ") : 0;
        std::string statement = batch.substr(begin == 0 ? 0 : begin + 5);
        // Further lines of a guard.
        while (statement.starts_with("       WHERE ") || statement.starts_with("AND ")) {
            statement.erase(0, statement.find('\n') + 5);
        }
        for (std::size_t at = 0; (at = statement.find("\n    ", at)) != std::string::npos; ++at) {
            statement.replace(at, 5, begin == 0 ? "\n    " : "\n");
        }
        statements.push_back(statement);
    }
    return statements;
}

std::string uncommented(const Step& step) {
    EXPECT_FALSE(step.is_safe);
    std::string text = "\n" + step.sql();
    for (std::size_t at = 0; (at = text.find("\n-- ", at)) != std::string::npos; ++at) {
        text.erase(at + 1, 3);
    }
    return text;
}

}  // namespace tsqlaudit::fix
