// Runs the program as a user would.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace tsqlaudit::test {

struct Result {
    int exit_code = 0;   // -1: ended by a signal
    std::string output;  // standard output
    std::string errors;  // standard error
};

struct Circumstances {
    std::filesystem::path working_directory;  // empty: the root of the repository
    bool reader_is_gone = false;              // standard output is a pipe that nobody reads
    std::filesystem::path output;             // standard output; empty: Result::output
    std::size_t largest_file = 0;             // bytes that a file may have; 0: any number
    bool unprivileged = false;                // not as root, whom no permission stops
    std::string input;                        // standard input
};

// Interrupts the program, as Ctrl+C does, while it writes more to standard output than is read from
// it, and gives the signal that ended it; 0 if none did.
int interrupt_while_writing(const std::vector<std::string>& arguments,
                            const Circumstances& circumstances);

Result run(const std::vector<std::string>& arguments, const Circumstances& circumstances = {});

}  // namespace tsqlaudit::test
