#include "cli/commands.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "fix/example.h"
#include "rules/engine.h"
#include "rules/explain.h"
#include "rules/metadata.h"

namespace tsqlaudit::cli {

ExitCode explain(const std::string& rule) {
    const rules::RuleMetadata* metadata = rules::find_rule(rule);
    if (metadata == nullptr) {
        const std::vector<rules::UnknownRule> unknown = rules::unknown_rules({.select = {rule}});
        throw Failure{unknown_rule(rule, unknown.empty() ? "" : unknown.front().nearest)};
    }
    write_standard_output(rules::explain(*metadata, fix::example(*metadata)));
    return ExitCode::Clean;
}

ExitCode list_rules(const std::string& format) {
    if (format == "json") {
        write_standard_output(rules::rules_as_json());
    } else if (format == "markdown") {
        write_standard_output(rules::rules_as_markdown());
    } else {
        throw Failure{"unknown format '" + printable(format) + "' (there are json and markdown)"};
    }
    return ExitCode::Clean;
}

}  // namespace tsqlaudit::cli
