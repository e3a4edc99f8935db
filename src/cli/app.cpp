#include "cli/app.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <functional>
#include <set>
#include <sstream>
#include <string>

#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/output.h"
#include "cli/subcommands.h"

namespace tsqlaudit::cli {

namespace {

// The long names of the options that the command line has.
std::set<std::string, std::less<>> given_options(const CLI::App& command) {
    std::set<std::string, std::less<>> names;
    for (const CLI::Option* option : command.get_options()) {
        if (option->count() != 0) {
            names.insert(option->get_name());
        }
    }
    return names;
}

// Everything that main() would have to know; the commands are chosen by what was parsed.
ExitCode parse_and_run(int argc, const char* const* argv) {
    CLI::App app{"Audits SQL Server schemas from their scripts. No server is needed.", "tsqlaudit"};
    app.set_version_flag("--version", "tsqlaudit " TSQLAUDIT_VERSION);
    app.require_subcommand(1);
    app.footer(
        "Exit codes: 0 nothing at or over the threshold, 1 findings at or over it or something\n"
        "that could not be parsed, 2 bad usage or a path that cannot be opened.");

    AuditOptions audit_options;
    add_audit(app, audit_options);
    FixOptions fix_options;
    CLI::App* fix_command = add_fix(app, fix_options);
    InitOptions init_options;
    CLI::App* init_command = add_init(app, init_options);
    std::string rule;
    CLI::App* explain_command = app.add_subcommand("explain", "Print what a rule says and why");
    explain_command->add_option("rule", rule, "Its id")->required()->option_text("RULE");
    std::string format = "markdown";
    CLI::App* rules_command = app.add_subcommand("rules", "List the rules");
    rules_command->add_option("--format", format, "markdown (default) or json")
        ->option_text("FORMAT");
    std::string shell;
    CLI::App* completion_command =
        app.add_subcommand("completion", "Print what completes the command line in a shell");
    completion_command->add_option("shell", shell, "bash, zsh or fish")
        ->required()
        ->option_text("SHELL");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::ostringstream help;
        std::ostringstream complaint;
        const bool is_help = app.exit(error, help, complaint) == 0;
        write_standard_output(help.str());
        write_standard_error(complaint.str());
        return is_help ? ExitCode::Clean : ExitCode::Failure;
    }
    if (app.got_subcommand(fix_command)) {
        fix_options.given = given_options(*fix_command);
        return fix(fix_options);
    }
    if (app.got_subcommand(init_command)) {
        return init(init_options);
    }
    if (app.got_subcommand(completion_command)) {
        write_standard_output(completion_script(app, shell));
        return ExitCode::Clean;
    }
    if (app.got_subcommand(explain_command)) {
        return explain(rule);
    }
    if (app.got_subcommand(rules_command)) {
        return list_rules(format);
    }
    audit_options.given = given_options(*app.get_subcommand("audit"));
    return audit(audit_options);
}

}  // namespace

int run(int argc, const char* const* argv) {
    // A closed pipe and a file that may grow no more are then errors of a write, which are handled.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    try {
        return static_cast<int>(parse_and_run(argc, argv));
    } catch (const std::exception& error) {
        say(error.what());
        return static_cast<int>(ExitCode::Failure);
    }
}

}  // namespace tsqlaudit::cli
