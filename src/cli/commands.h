// The commands, with what their options were given as.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/configured_names.h"
#include "cli/exit_code.h"
#include "report/reporter.h"
#include "rules/adjustment.h"
#include "rules/path_override.h"
#include "sqlserver/target.h"

namespace tsqlaudit::cli {

// What `audit` and `fix` have in common.
struct SchemaOptions {
    std::vector<std::string> paths{"."};
    std::vector<std::string> exclude;  // patterns of .gitignore
    std::string stdin_filename;        // empty: the default
    std::vector<std::string> define;   // NAME=VALUE
    std::vector<std::string> select;
    std::vector<std::string> ignore;
    std::string target{to_string(sqlserver::default_target)};
    bool is_target_stated = false;  // by the command line or the configuration
    std::string statistics;         // file with row counts; empty: none
    std::string profile = "auto";
    unsigned jobs = 0;  // 0: one for each processor

    // File; empty: found from the working directory upwards. Once configured: the one that was
    // read.
    std::string config;
    bool no_config = false;
    std::set<std::string, std::less<>> given;  // names of the options of the command line

    // What only a configuration says.
    std::string exclude_base = ".";  // folder that the patterns start from
    std::string overrides_base = ".";
    std::string tenant_column;  // this and what follows as in facts::Settings
    std::string tenant_table;
    std::vector<std::string> exempt_tables;
    std::string atom_store;
    std::optional<std::array<double, 4>> bounding_box;
    rules::Adjustments adjustments;
    std::vector<rules::PathOverride> overrides;
    ConfiguredNames configured_names;
    bool is_part = false;  // other paths than the roots of the configuration: of a larger schema
};

struct AuditOptions : SchemaOptions {
    std::string format;                // empty: markdown
    std::vector<std::string> outputs;  // empty: standard output
    std::string fail_on = "high";
    bool exit_zero = false;
    std::optional<double> min_score;
    report::Extent extent;
    bool explain_score = false;
    std::string baseline;        // file of known findings; empty: none
    std::string write_baseline;  // file to make one; empty: none
    bool prune_baseline = false;
    bool is_baseline_configured = false;
    std::optional<std::vector<std::string>> changed_files;  // none: all counts
    bool count_by_rule = false;
    std::string colour = "auto";
    bool show_settings = false;
};

struct FixOptions : SchemaOptions {
    // Of all fixes, those for findings of these rules, tables and severities; empty: any.
    std::vector<std::string> rules;
    std::vector<std::string> tables;  // schema.table or the name alone, with wildcards
    std::string severity;             // the lowest
    bool safe_only = false;
    std::string format;  // empty: by the ending of the output, else sql
    std::string output;  // empty: standard output
    bool check = false;
};

struct InitOptions {
    std::vector<std::string> paths;  // empty: what is found in the working directory
    bool force = false;              // replaces a configuration that is there
    bool json_schema = false;        // prints that of configurations instead
};

ExitCode audit(AuditOptions options);
ExitCode fix(FixOptions options);
ExitCode init(const InitOptions& options);
ExitCode explain(const std::string& rule);
ExitCode list_rules(const std::string& format);

}  // namespace tsqlaudit::cli
