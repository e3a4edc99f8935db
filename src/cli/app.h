#pragma once

namespace tsqlaudit::cli {

// The whole program: gives its exit code.
int run(int argc, const char* const* argv);

}  // namespace tsqlaudit::cli
