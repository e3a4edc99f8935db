#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tsqlaudit::test {

// What is amiss with the files of the rules in a repository: a rule is rules/<id>.json,
// src/rules/<id>.cpp, fixtures/rules/<id>/{bad,good}.sql and docs/rules/<id>.md. Files of a rule
// that has no rules/<id>.json are reported as well. Empty when all is well.
std::vector<std::string> complaints_about_rule_files(const std::filesystem::path& root);

}  // namespace tsqlaudit::test
