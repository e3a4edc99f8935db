// Where results and messages go.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tsqlaudit::cli {

// To standard output. A reader that has gone away, as in `| head`, is no error; a full disk throws
// Failure.
void write_standard_output(std::string_view content);

// The file is either replaced as a whole or left as it was. Throws Failure.
void write_file(const std::filesystem::path& path, std::string_view content);

// A line to standard error that begins with the name of the program.
void say(std::string_view message);

// Control characters, which could steer a terminal, replaced: for names and paths in messages.
std::string printable(std::string_view value);

}  // namespace tsqlaudit::cli
