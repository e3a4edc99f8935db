#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "config/config.h"
#include "config/starter.h"
#include "rules/message.h"
#include "text/compare.h"

namespace tsqlaudit::cli {

namespace {

namespace fs = std::filesystem;

// The folders of the working directory that have files, at whatever depth; the working directory
// itself if a file lies there. No deeper: what is added beside those files is part of the schema.
std::vector<std::string> roots_of(const text::SourceSet& sources) {
    std::set<std::string> roots;
    for (text::FileId file = 0; file < sources.size(); ++file) {
        const fs::path path = sources.file(file).path();
        if (!path.has_parent_path()) {
            return {"."};
        }
        roots.insert(path.begin()->generic_string());
    }
    return roots.empty() ? std::vector<std::string>{"."}
                         : std::vector<std::string>{roots.begin(), roots.end()};
}

// The oldest version that refuses nothing which the newest takes.
sqlserver::Target oldest_target(const AuditRun& run) {
    const auto refused_by = [&](sqlserver::Target target) {
        return rules::judge(run.catalog, run.schema, {.target = target},
                            {.select = {"not-deployable"}})
            .findings.size();
    };
    const std::size_t always = refused_by(sqlserver::default_target);
    return *std::ranges::find_if(sqlserver::all_targets,
                                 [&](auto target) { return refused_by(target) <= always; });
}

void add_tenancy(const AuditRun& run, config::Found& found) {
    const facts::SchemaFacts& schema = run.schema;
    found.tenancy = fmt::format("{}: {}.", schema.is_multi_tenant ? "Multi-tenant" : "No tenants",
                                schema.multi_tenant_reason);
    if (!schema.is_multi_tenant) {
        return;
    }
    if (!schema.tenant_column.empty()) {
        found.tenant_column = schema.tenant_column;
    }
    if (schema.tenant_root) {
        found.tenant_table = run.catalog.tables[*schema.tenant_root].name.dotted();
    }
    for (const facts::TableFacts& table : schema.tables) {
        if (table.tenancy.kind == facts::TenancyKind::Unrelated) {
            found.untied_tables.push_back(run.catalog.tables[table.id].name.dotted());
        } else if (table.tenancy.kind == facts::TenancyKind::Tenanted &&
                   !text::equals_ignoring_case(table.tenancy.column, schema.tenant_column)) {
            found.has_one_tenant_column = false;
        }
    }
}

config::Found look_at(const AuditRun& run, const std::vector<std::string>& paths) {
    config::Found found;
    found.roots = paths.empty() ? roots_of(run.found.sources) : paths;
    found.oldest_target = oldest_target(run);
    found.project_target = run.project_target;
    add_tenancy(run, found);
    if (run.schema.atom_store) {
        found.atom_store = run.catalog.tables[*run.schema.atom_store].name.dotted();
    }
    return found;
}

// The one that counted here so far, of a folder around this one.
std::optional<fs::path> configuration_around() {
    const fs::path here = fs::current_path();
    const std::optional<fs::path> found = config::find_config(here.parent_path());
    return found && found->parent_path() != here ? std::optional{found->lexically_relative(here)}
                                                 : std::nullopt;
}

}  // namespace

ExitCode init(const InitOptions& options) {
    if (options.json_schema) {
        write_standard_output(config::config_schema());
        return ExitCode::Clean;
    }
    const std::string name{config::file_name};
    if (!options.force && fs::exists(fs::symlink_status(name))) {
        throw Failure{name + " is there already; --force replaces it"};
    }
    const std::optional<fs::path> around = configuration_around();
    PipelineOptions pipeline;
    pipeline.paths.assign(options.paths.begin(), options.paths.end());
    if (pipeline.paths.empty()) {
        pipeline.paths.emplace_back(".");
    }
    pipeline.projects_say_target = true;
    pipeline.plans_fixes = false;
    const std::unique_ptr<AuditRun> run = run_audit(pipeline);
    if (run->found.path_failed) {
        const text::Diagnostic& first = run->found.diagnostics.front();
        throw Failure{fmt::format("{}: {}", printable(first.path), printable(first.message))};
    }
    write_file(name, config::starter(look_at(*run, options.paths)));
    say(fmt::format("wrote {} for {} in {}", name,
                    rules::counted(run->catalog.tables.size(), "table"),
                    rules::counted(run->found.sources.size(), "file")));
    if (around) {
        say(printable(around->generic_string()) + " does not hold here any more");
    }
    if (run->found.sources.size() == 0) {
        say("no .sql files found");
    }
    return ExitCode::Clean;
}

}  // namespace tsqlaudit::cli
