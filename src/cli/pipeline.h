// From paths to the finished audit.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "cli/configured_names.h"
#include "facts/facts.h"
#include "facts/settings.h"
#include "report/audit.h"
#include "rules/engine.h"
#include "rules/path_override.h"
#include "syntax/sqlcmd.h"
#include "text/discovery.h"

namespace tsqlaudit::cli {

struct PipelineOptions {
    std::vector<std::filesystem::path> paths;
    std::vector<std::string> exclude;          // patterns of .gitignore
    std::filesystem::path exclude_base = ".";  // the folder that they start from
    std::filesystem::path standard_input;      // the name of the path "-"; empty: the default
    syntax::SqlcmdValues sqlcmd_values;        // of the variables that no :setvar sets
    facts::Settings settings;
    bool projects_say_target = false;  // nobody else does: settings.target is the default
    rules::Selection selection;
    std::vector<rules::PathOverride> overrides;
    std::filesystem::path overrides_base = ".";  // the folder that their patterns start from
    ConfiguredNames configured_names;            // that the schema should have
    std::optional<std::vector<std::filesystem::path>> changed_files;  // none: all counts
    bool plans_fixes = true;  // false: Audit::plan stays empty, which saves time
    unsigned jobs = 0;        // as for thread_count
};

// How many threads work where so many are wanted; 0: one for each processor.
unsigned thread_count(unsigned wanted);

// An audit and all that it refers to.
struct AuditRun {
    text::DiscoveryResult found;
    std::optional<sqlserver::Target> project_target;  // where the projects decide it
    catalog::Catalog catalog;
    facts::SchemaFacts schema;
    std::optional<report::Audit> audit;  // always there; optional because it is made last

    AuditRun() = default;
    AuditRun(const AuditRun&) = delete;
    AuditRun& operator=(const AuditRun&) = delete;
};

std::unique_ptr<AuditRun> run_audit(const PipelineOptions& given);

}  // namespace tsqlaudit::cli
