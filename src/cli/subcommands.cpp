// The options of each command, as the command line takes them.
#include "cli/subcommands.h"

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

namespace tsqlaudit::cli {

namespace {

constexpr const char* schema_help =
    "Files, folders that are searched for .sql files, .sqlproj projects, paths with wildcards, or "
    "- "
    "for standard input (default: the working directory)";

// A variable that is empty, in a script of a pipeline, must not pass for an option that is missing.
CLI::Validator not_empty() {
    return CLI::Validator{[](const std::string& value) {
                              return value.empty() ? std::string{"the value is empty"}
                                                   : std::string{};
                          },
                          ""};
}

void add_schema_options(CLI::App& command, SchemaOptions& options) {
    command.add_option("path", options.paths, schema_help)
        ->check(not_empty())
        ->option_text("[PATH...]");
    command
        .add_option("--exclude", options.exclude,
                    "Leave out what matches, as a line of .gitignore would; may be repeated")
        ->allow_extra_args(false)
        ->option_text("PATTERN");
    command
        .add_option("--stdin-filename", options.stdin_filename,
                    "The name of the file that standard input (the path -) stands for")
        ->check(not_empty())
        ->option_text("NAME");
    command
        .add_option("--define", options.define,
                    "Value of a variable of sqlcmd, $(NAME), that no :setvar sets; may be repeated")
        ->allow_extra_args(false)
        ->option_text("NAME=VALUE");
    command.add_option("--select", options.select, "Only these rules")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->option_text("RULE[,RULE...]");
    command.add_option("--ignore", options.ignore, "All but these rules")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->option_text("RULE[,RULE...]");
    command
        .add_option("--target", options.target,
                    "What the schema is meant for: 2016, 2017, 2019, 2022, 2025 or azure "
                    "(default: that of the SQL database projects, else 2025)")
        ->option_text("VERSION");
    command
        .add_option("--stats", options.statistics,
                    "CSV file of row counts: schema,table,rows (see docs/row-counts.sql)")
        ->check(not_empty())
        ->option_text("FILE");
    command
        .add_option("--profile", options.profile,
                    "auto (default): tenants and atoms are a subject where the schema shows them; "
                    "oltp: never; multi-tenant: tenants always; "
                    "atomization: a store of atoms is there")
        ->option_text("PROFILE");
    CLI::Option* config =
        command
            .add_option(
                "--config", options.config,
                "Configuration (default: the nearest tsqlaudit.json in the working directory "
                "and those around it); the command line overrules it")
            ->check(not_empty())
            ->option_text("FILE");
    command.add_flag("--no-config", options.no_config, "Read no configuration")->excludes(config);
    command.add_option("--jobs", options.jobs, "Threads (default: one for each processor)")
        ->option_text("N");
}

void add_gate(CLI::App& command, AuditOptions& options) {
    CLI::Option* baseline =
        command
            .add_option("--baseline", options.baseline,
                        "File of known findings: only others are reported and fail, and scores "
                        "that are lower than in it")
            ->check(not_empty())
            ->option_text("FILE");
    CLI::Option* written =
        command
            .add_option("--write-baseline", options.write_baseline,
                        "Write what is found now to such a file; a report is written only with "
                        "--output or --format")
            ->excludes(baseline)
            ->check(not_empty())
            ->option_text("FILE");
    command
        .add_flag("--prune-baseline", options.prune_baseline,
                  "Take out of the baseline what is fixed, and raise its scores to what they are")
        ->excludes(written);
    command
        .add_option_function<std::vector<std::string>>(
            "--changed-files",
            [&options](std::vector<std::string> files) {
                std::erase(files, "");  // how the library says that there is none
                options.changed_files = std::move(files);
            },
            "Read the whole schema, but report and fail only for what is in these files, or about "
            "tables that they touch; takes all that follows up to the next option")
        ->expected(0, -1)
        ->option_text("[FILE...]");
}

}  // namespace

void add_audit(CLI::App& app, AuditOptions& options) {
    CLI::App* command = app.add_subcommand("audit", "Judge every table of a schema");
    add_schema_options(*command, options);
    command
        ->add_option("--format", options.format,
                     "markdown (default), json, sarif, console, github, gitlab or junit")
        ->option_text("FORMAT");
    command
        ->add_option("-o,--output", options.outputs,
                     "File to write instead of standard output, in the format of its ending (.md, "
                     ".json, .sarif, .xml for junit) or else of --format, or in the one named in "
                     "front of it: gitlab=quality.json; may be repeated; - is standard output")
        ->check(not_empty())
        ->allow_extra_args(false)
        ->option_text("FILE");
    command
        ->add_option("--fail-on", options.fail_on,
                     "Exit with 1 for defects of this severity and above: critical, high "
                     "(default), medium, low or info")
        ->option_text("SEVERITY");
    command
        ->add_option("--min-score", options.min_score, "Exit with 1 when a table's score is lower")
        ->option_text("N");
    command->add_flag("--only-findings", options.extent.only_findings,
                      "In Markdown, leave out tables without findings and what is not about "
                      "findings");
    command
        ->add_option("--top", options.extent.top,
                     "In Markdown, only the N worst tables in full; the contents list all")
        ->check(CLI::NonNegativeNumber)
        ->option_text("N");
    command->add_flag("--show-opportunities", options.extent.opportunities,
                      "Optimisations whose worth depends on size and workload in every format; "
                      "Markdown and JSON always have them");
    command->add_flag("--explain-score", options.explain_score,
                      "Print how the score of each table comes about; a report is written only "
                      "with --output");
    command->add_flag("--show-settings", options.show_settings,
                      "Print what would be used, and where each setting comes from, and end");
    add_gate(*command, options);
    command->add_flag("--statistics", options.count_by_rule,
                      "Print how many findings each rule has; a report is written only with "
                      "--output");
    command
        ->add_option("--color", options.colour,
                     "Colours of the console format: auto (default: on a terminal, unless NO_COLOR "
                     "is set), always or never")
        ->option_text("WHEN");
    command->add_flag("--exit-zero", options.exit_zero, "Exit with 0 whatever was found");
}

CLI::App* add_fix(CLI::App& app, FixOptions& options) {
    CLI::App* command = app.add_subcommand("fix", "Print the T-SQL that mends what was found");
    add_schema_options(*command, options);
    command->add_option("--rule", options.rules, "Only fixes of what these rules found")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->option_text("RULE[,RULE...]");
    command
        ->add_option("--table", options.tables,
                     "Only fixes of tables that match: schema.table or the name alone, * and ? are "
                     "wildcards; may be repeated")
        ->allow_extra_args(false)
        ->option_text("PATTERN");
    command
        ->add_option("--severity", options.severity,
                     "Only fixes of findings of this severity and above")
        ->option_text("SEVERITY");
    command->add_flag("--safe-only", options.safe_only,
                      "Leave out what a person has to complete or decide");
    command->add_option("--format", options.format, "sql (default) or markdown")
        ->option_text("FORMAT");
    command
        ->add_option("-o,--output", options.output,
                     "File to write instead of standard output, in the format of its ending (.sql, "
                     ".md) or else of --format")
        ->check(not_empty())
        ->option_text("FILE");
    command->add_flag("--check", options.check,
                      "Print no script; exit with 1 when there is a fix that runs as it is");
    return command;
}

CLI::App* add_init(CLI::App& app, InitOptions& options) {
    CLI::App* command = app.add_subcommand(
        "init", "Write a tsqlaudit.json to start from, with what the schema shows");
    command->add_option("path", options.paths, schema_help)
        ->check(not_empty())
        ->option_text("[PATH...]");
    command->add_flag("--force", options.force, "Replace a tsqlaudit.json that is there");
    command->add_flag("--json-schema", options.json_schema,
                      "Print the JSON Schema of configurations instead");
    return command;
}

}  // namespace tsqlaudit::cli
