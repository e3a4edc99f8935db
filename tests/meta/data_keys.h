#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tsqlaudit::test {

// What is kept as data and used by nobody: features of SQL Server (rules/data/features.json) whose
// name no source file asks for, and lists of words (members of src/facts/vocabulary.h, which have
// to be all keys of rules/data/vocabulary.json) that nothing but the loader touches.
std::vector<std::string> complaints_about_data_keys(const std::filesystem::path& root);

}  // namespace tsqlaudit::test
