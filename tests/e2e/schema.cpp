#include "e2e/schema.h"

namespace tsqlaudit::test {

namespace fs = std::filesystem;

Schema::Schema(std::initializer_list<File> files) {
    // An unprivileged program has to be able to get in.
    fs::permissions(directory_.path(), fs::perms::owner_all | fs::perms::group_read |
                                           fs::perms::group_exec | fs::perms::others_read |
                                           fs::perms::others_exec);
    for (const auto& [name, content] : files) {
        write_file(directory_.path() / name, content);
    }
}

Result Schema::run(const std::vector<std::string>& arguments) const {
    return test::run(arguments, {.working_directory = directory_.path()});
}

nlohmann::json Schema::audit(std::vector<std::string> paths) const {
    paths.insert(paths.begin(), {"audit", "--format", "json", "--exit-zero"});
    return nlohmann::json::parse(run(paths).output);
}

std::vector<std::string> table_names(const nlohmann::json& audit) {
    std::vector<std::string> names;
    for (const nlohmann::json& table : audit.at("tables")) {
        names.push_back(table.at("name"));
    }
    return names;
}

std::vector<std::string> rules_of(const nlohmann::json& audit, std::string_view name) {
    std::vector<std::string> rules;
    for (const nlohmann::json& table : audit.at("tables")) {
        if (table.at("name") == name) {
            for (const nlohmann::json& finding : table.at("findings")) {
                rules.push_back(finding.at("rule"));
            }
        }
    }
    return rules;
}

}  // namespace tsqlaudit::test
