#include "meta/data_keys.h"

#include <nlohmann/json.hpp>
#include <algorithm>
#include <regex>
#include <set>
#include <string_view>

#include "support/files.h"

namespace tsqlaudit::test {

namespace fs = std::filesystem;

namespace {

// All sources, but for the files whose names begin so.
std::string sources_without(const fs::path& root, std::string_view beginning) {
    std::string text;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / "src")) {
        const fs::path& path = entry.path();
        if ((path.extension() == ".h" || path.extension() == ".cpp") &&
            !path.stem().string().starts_with(beginning)) {
            text += read_file(path);
        }
    }
    return text;
}

std::vector<std::string> matches(const std::string& text, const std::regex& pattern) {
    std::vector<std::string> found;
    for (std::sregex_iterator at{text.begin(), text.end(), pattern}, end; at != end; ++at) {
        found.push_back((*at)[1]);
    }
    return found;
}

}  // namespace

std::vector<std::string> complaints_about_data_keys(const fs::path& root) {
    std::vector<std::string> complaints;
    const std::string sources = sources_without(root, "vocabulary");
    const auto features = nlohmann::json::parse(read_file(root / "rules/data/features.json"));
    for (const auto& [feature, description] : features.items()) {
        if (sources.find('"' + feature + '"') == std::string::npos) {
            complaints.push_back("nobody asks for the feature " + feature);
        }
    }
    const std::vector<std::string> members = matches(sources, std::regex(R"([.>](\w+))"));
    const std::set<std::string> used{members.begin(), members.end()};
    const std::string vocabulary = read_file(root / "src/facts/vocabulary.h");
    for (const std::string& list : matches(vocabulary, std::regex(R"(PhraseSet (\w+);)"))) {
        if (!used.contains(list)) {
            complaints.push_back("nobody uses the words of " + list);
        }
    }
    return complaints;
}

}  // namespace tsqlaudit::test
