// Scripts by which a shell completes the commands, options and values of the command line.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace tsqlaudit::cli {

// `shell` is bash, zsh or fish; throws Failure for another.
std::string completion_script(const CLI::App& app, std::string_view shell);

}  // namespace tsqlaudit::cli
