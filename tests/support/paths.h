#pragma once

#include <filesystem>

namespace tsqlaudit::test {

// The root of the repository.
std::filesystem::path source_dir();

// The program, for tests that run it.
std::filesystem::path binary();

}  // namespace tsqlaudit::test
