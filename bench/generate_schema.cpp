// Writes a schema of random tables: generate_schema <number of tables> <folder>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "random_schema.h"
#include "schema_files.h"

namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& content) {
    fs::create_directories(path.parent_path());
    std::ofstream stream;
    stream.exceptions(std::ios::failbit | std::ios::badbit);
    stream.open(path, std::ios::binary);
    stream << content;
}

}  // namespace

int main(int argument_count, char** arguments) {
    try {
        if (argument_count != 3) {
            std::cerr << "usage: generate_schema NUMBER_OF_TABLES FOLDER\n";
            return 2;
        }
        const fs::path folder = arguments[2];
        const auto tables = tsqlaudit::bench::random_schema(std::stoul(arguments[1]));
        for (const auto& file : tsqlaudit::bench::schema_files(tables)) {
            write(folder / file.path, file.content);
        }
    } catch (const std::exception& error) {
        std::cerr << "generate_schema: " << error.what() << '\n';
        return 1;
    }
}
