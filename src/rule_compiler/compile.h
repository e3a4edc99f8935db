// Turns rules/ into C++: what the rules and the vocabulary say is constant in the program, which
// has nothing to read when it starts. At build time only.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace tsqlaudit::rule_compiler {

// The sources by the name of their file, from the JSON files in the folder: vocabulary_table.cpp,
// rule_table.cpp and strength_table.cpp. Throws std::runtime_error naming the file
// that is not as documented. What is a word of the program (a severity, a role, the name of a list)
// goes into the sources as it is, and the compiler says if there is no such word.
std::map<std::string, std::string> compile(const std::filesystem::path& rules);

}  // namespace tsqlaudit::rule_compiler
