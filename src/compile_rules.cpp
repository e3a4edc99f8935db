// Build-time tool: what rules/ says, as C++.
//
// Usage: compile_rules RULES OUTPUT_FOLDER. A source that would stay the same is not written.
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "rule_compiler/compile.h"

namespace {

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: compile_rules RULES OUTPUT_FOLDER\n";
        return EXIT_FAILURE;
    }
    try {
        const std::filesystem::path folder{arguments[2]};
        for (const auto& [name, source] : tsqlaudit::rule_compiler::compile(arguments[1])) {
            if (content_of(folder / name) != source) {
                std::ofstream{folder / name} << source;
            }
        }
        return EXIT_SUCCESS;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
