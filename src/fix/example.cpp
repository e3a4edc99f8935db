#include "fix/example.h"

#include <algorithm>

#include <fmt/format.h>

#include "catalog/builder.h"
#include "embedded/embedded.h"
#include "facts/facts.h"
#include "fix/batch.h"
#include "fix/plan.h"
#include "rules/engine.h"
#include "rules/fixture_parts.h"
#include "rules/fixture_text.h"
#include "syntax/parser.h"

namespace tsqlaudit::fix {

std::string example(const rules::RuleMetadata& rule) {
    const std::string_view fixture =
        embedded::find(fmt::format("fixtures/rules/{}/bad.sql", rule.id)).value_or("");
    const facts::Settings settings =
        rules::fixture_settings(fixture.substr(0, fixture.find(rules::edges_marker)));
    text::SourceSet sources;
    const text::FileId file = sources.add({"example.sql", rules::as_example(fixture)});
    const catalog::BuildResult built =
        catalog::build(sources, {syntax::parse(sources, file).script});
    const facts::SchemaFacts schema = facts::derive(built.catalog, settings);
    const std::vector<rules::Finding> findings =
        rules::judge(built.catalog, schema, settings, {}).findings;
    std::string text;
    for (const Step& step : plan(built.catalog, schema, settings, findings).steps) {
        if (std::ranges::any_of(step.findings, [&](std::size_t finding) {
                return findings.at(finding).rule == rule.id;
            })) {
            text += fmt::format("{}-- {}\n{}", text.empty() ? "" : batch_end, one_line(step.title),
                                step.sql());
        }
    }
    return text.empty() ? text : text + "\n";
}

}  // namespace tsqlaudit::fix
