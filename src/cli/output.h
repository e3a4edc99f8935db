// Where results and messages go.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "text/printable.h"

namespace tsqlaudit::cli {

// To standard output. A reader that has gone away, as in `| head`, is no error; a full disk throws
// Failure.
void write_standard_output(std::string_view content);

// The file is either replaced as a whole or left as it was. Throws Failure.
void write_file(const std::filesystem::path& path, std::string_view content);
// The same with what `writer` gives its argument, in parts.
using Output = std::function<void(std::string_view)>;
void write_file(const std::filesystem::path& path,
                const std::function<void(const Output&)>& writer);

// To standard error, as it is. Nothing is said when that cannot be written.
void write_standard_error(std::string_view content);

// A line to standard error that begins with the name of the program.
void say(std::string_view message);

using text::printable;  // for names and paths in messages

}  // namespace tsqlaudit::cli
