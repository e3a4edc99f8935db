// Runs the fuzz target over what it once failed on, and over what it starts from.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/one_input.h"
#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::test {
namespace {

namespace fs = std::filesystem;

void run(std::string_view input) {
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    EXPECT_EQ(LLVMFuzzerTestOneInput(bytes.data(), bytes.size()), 0);
}

std::vector<std::string> inputs() {
    std::vector<std::string> inputs;
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator(source_dir() / "fixtures")) {
        if (entry.is_regular_file()) {
            inputs.push_back(read_file(entry.path()));
        }
    }
    return inputs;
}

TEST(Fuzz, ReadsAllFixtures) {
    const std::vector<std::string> all = inputs();
    EXPECT_GT(all.size(), 20U);
    for (const std::string& input : all) {
        run(input);
    }
}

TEST(Fuzz, ReadsFixturesThatEndTooEarly) {
    for (const std::string& input : inputs()) {
        const std::size_t step = input.size() / 20 + 1;
        for (std::size_t size = 0; size < input.size(); size += step) {
            run(std::string_view(input).substr(0, size));
        }
    }
}

TEST(Fuzz, ReadsFixturesWithAByteThatIsNoText) {
    for (std::string input : inputs()) {
        const std::size_t step = input.size() / 10 + 1;
        for (std::size_t at = 0; at < input.size(); at += step) {
            input[at] = '\xFE';
        }
        run(input);
    }
}

}  // namespace
}  // namespace tsqlaudit::test
