// The commands that take many options, as they are told to the parser of the command line.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/commands.h"

namespace tsqlaudit::cli {

// What is parsed is written to the options, which have to live as long as the application.
void add_audit(CLI::App& app, AuditOptions& options);
CLI::App* add_fix(CLI::App& app, FixOptions& options);
CLI::App* add_init(CLI::App& app, InitOptions& options);

}  // namespace tsqlaudit::cli
