// What the program tells its caller; part of the contract of the command line.
#pragma once

#include <stdexcept>

namespace tsqlaudit::cli {

enum class ExitCode {
    Clean = 0,     // nothing at or over the threshold
    Findings = 1,  // findings at or over it, or something that could not be parsed
    Failure = 2,   // bad usage or configuration, a path that cannot be opened or written
};

// Ends the command with ExitCode::Failure. what() is a message for the user.
struct Failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace tsqlaudit::cli
