#include "cli/colours.h"

#include <unistd.h>

#include <cstdlib>

#include "cli/exit_code.h"
#include "cli/output.h"

namespace tsqlaudit::cli {

namespace {

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

}  // namespace

bool wants_colours(std::string_view mode) {
    if (mode == "always" || mode == "never") {
        return mode == "always";
    }
    if (mode != "auto") {
        throw Failure{"unknown colour mode '" + printable(mode) +
                      "' (there are auto, always and never)"};
    }
    return environment("NO_COLOR").empty() && environment("TERM") != "dumb" &&
           ::isatty(STDOUT_FILENO) == 1;
}

}  // namespace tsqlaudit::cli
