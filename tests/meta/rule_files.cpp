#include "meta/rule_files.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace tsqlaudit::test {

namespace fs = std::filesystem;

namespace {

using Ids = std::set<std::string>;

Ids stems_of_files(const fs::path& folder, std::string_view extension) {
    Ids ids;
    if (fs::exists(folder)) {
        for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
            if (entry.path().extension() == extension) {
                ids.insert(entry.path().stem().string());
            }
        }
    }
    return ids;
}

Ids names_of_folders(const fs::path& folder) {
    Ids ids;
    if (fs::exists(folder)) {
        for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
            if (entry.is_directory()) {
                ids.insert(entry.path().filename().string());
            }
        }
    }
    return ids;
}

// The engine's own files have no dash in their names; those of the rules do.
Ids rule_sources(const fs::path& root) {
    Ids ids = stems_of_files(root / "src/rules", ".cpp");
    std::erase_if(ids, [](const std::string& id) { return id.find('-') == std::string::npos; });
    return ids;
}

}  // namespace

std::vector<std::string> complaints_about_rule_files(const fs::path& root) {
    const Ids rules = stems_of_files(root / "rules", ".json");
    std::vector<std::string> complaints;
    for (const std::string& id : rules) {
        for (const std::string& file :
             {"src/rules/" + id + ".cpp", "fixtures/rules/" + id + "/bad.sql",
              "fixtures/rules/" + id + "/good.sql", "docs/rules/" + id + ".md"}) {
            if (!fs::is_regular_file(root / file)) {
                complaints.push_back("rules/" + id + ".json has no " + file);
            }
        }
    }
    const auto expect_rules = [&](const Ids& ids, const std::string& where) {
        for (const std::string& id : ids) {
            if (!rules.contains(id)) {
                complaints.push_back(where + id + " has no rules/" + id + ".json");
            }
        }
    };
    expect_rules(rule_sources(root), "src/rules/");
    expect_rules(names_of_folders(root / "fixtures/rules"), "fixtures/rules/");
    expect_rules(stems_of_files(root / "docs/rules", ".md"), "docs/rules/");
    return complaints;
}

}  // namespace tsqlaudit::test
