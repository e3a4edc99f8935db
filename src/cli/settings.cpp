#include "cli/settings.h"

#include <vector>

#include "cli/output.h"
#include "cli/statistics.h"
#include "sqlserver/target.h"

namespace tsqlaudit::cli {

namespace {

sqlserver::Target target_named(std::string_view name) {
    if (name.empty()) {
        return sqlserver::default_target;
    }
    const std::optional<sqlserver::Target> target = sqlserver::parse_target(name);
    if (!target) {
        throw Failure{"unknown target '" + std::string{name} +
                      "' (there are 2016, 2017, 2019, 2022, 2025 and azure)"};
    }
    return *target;
}

// Both subjects switch themselves on where the schema shows them; a profile overrules that.
void apply_profile(std::string_view name, facts::Settings& settings) {
    if (name == "oltp") {
        settings.multi_tenant = false;
        settings.atomization = false;
    } else if (name == "multi-tenant") {
        settings.multi_tenant = true;
    } else if (name == "atomization") {
        settings.atomization = true;
    } else if (name != "auto") {
        throw Failure{"unknown profile '" + printable(name) +
                      "' (there are auto, oltp, multi-tenant and atomization)"};
    }
}

void check(const rules::Selection& selection) {
    const std::vector<rules::UnknownRule> unknown = rules::unknown_rules(selection);
    if (!unknown.empty()) {
        throw Failure{unknown_rule(unknown.front().name, unknown.front().nearest)};
    }
}

syntax::SqlcmdValues sqlcmd_values(const std::vector<std::string>& definitions) {
    syntax::SqlcmdValues values;
    for (const std::string& definition : definitions) {
        const std::size_t equal = definition.find('=');
        if (equal == 0 || equal == std::string::npos) {
            throw Failure{"--define takes NAME=VALUE, not '" + printable(definition) + "'"};
        }
        values.insert_or_assign(definition.substr(0, equal), definition.substr(equal + 1));
    }
    return values;
}

}  // namespace

std::string unknown_rule(std::string_view name, std::string_view nearest) {
    std::string message = "unknown rule '" + printable(name) + "'";
    if (!nearest.empty()) {
        message += "; did you mean '" + std::string{nearest} + "'?";
    }
    return message;
}

rules::Severity severity_named(std::string_view word) {
    const std::optional<rules::Severity> severity = rules::parse_severity(word);
    if (!severity) {
        throw Failure{"unknown severity '" + std::string{word} +
                      "' (there are critical, high, medium, low and info)"};
    }
    return *severity;
}

PipelineOptions pipeline_options(const SchemaOptions& options) {
    PipelineOptions result;
    result.paths.assign(options.paths.begin(), options.paths.end());
    result.exclude = options.exclude;
    result.standard_input = options.stdin_filename;
    result.sqlcmd_values = sqlcmd_values(options.define);
    result.selection = {.select = options.select, .ignore = options.ignore};
    check(result.selection);
    result.jobs = options.jobs;
    result.settings.target = target_named(options.target);
    apply_profile(options.profile, result.settings);
    if (!options.statistics.empty()) {
        result.settings.row_counts = read_row_counts(options.statistics);
    }
    return result;
}

}  // namespace tsqlaudit::cli
