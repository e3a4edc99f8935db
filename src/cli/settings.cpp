#include "cli/settings.h"

#include <fmt/format.h>

#include <stdexcept>
#include <vector>

#include "cli/output.h"
#include "cli/statistics.h"
#include "rules/message.h"
#include "sqlserver/target.h"

namespace tsqlaudit::cli {

namespace {

std::string to_string(std::string_view word) {
    return std::string{word};
}

template <typename Values>
std::string unknown_word(std::string_view what, std::string_view word, const Values& values) {
    std::vector<std::string> known;
    known.reserve(values.size());
    for (const auto& value : values) {
        known.emplace_back(to_string(value));
    }
    return fmt::format("unknown {} '{}' (there are {})", what, printable(word),
                       rules::enumerate(known));
}

sqlserver::Target target_named(std::string_view name) {
    const std::optional<sqlserver::Target> target = sqlserver::parse_target(name);
    if (!target) {
        throw Failure{unknown_word("target", name, sqlserver::all_targets)};
    }
    return *target;
}

void set_profile(std::string_view name, facts::Settings& settings) {
    try {
        facts::apply_profile(name, settings);
    } catch (const std::out_of_range&) {
        throw Failure{unknown_word("profile", name, facts::profile_names())};
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

void check_selection(const rules::Selection& selection) {
    const std::vector<rules::UnknownRule> unknown = rules::unknown_rules(selection);
    if (!unknown.empty()) {
        throw Failure{unknown_rule(unknown.front().name, unknown.front().nearest)};
    }
}

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
        throw Failure{unknown_word("severity", word, rules::all_severities)};
    }
    return *severity;
}

PipelineOptions pipeline_options(const SchemaOptions& options) {
    PipelineOptions result;
    result.paths.assign(options.paths.begin(), options.paths.end());
    result.exclude = options.exclude;
    result.exclude_base = options.exclude_base;
    result.standard_input = options.stdin_filename;
    result.sqlcmd_values = sqlcmd_values(options.define);
    result.selection = {
        .select = options.select, .ignore = options.ignore, .adjustments = options.adjustments};
    check_selection(result.selection);
    result.jobs = options.jobs;
    result.settings.target = target_named(options.target);
    result.projects_say_target = !options.is_target_stated;
    set_profile(options.profile, result.settings);
    result.settings.tenant_column = options.tenant_column;
    result.settings.tenant_table = options.tenant_table;
    result.settings.shared_tables = options.exempt_tables;
    result.settings.atom_store = options.atom_store;
    result.settings.bounding_box = options.bounding_box;
    result.overrides = options.overrides;
    result.overrides_base = options.overrides_base;
    result.configured_names = options.configured_names;
    if (!options.statistics.empty()) {
        result.settings.row_counts = read_row_counts(options.statistics);
    }
    return result;
}

}  // namespace tsqlaudit::cli
