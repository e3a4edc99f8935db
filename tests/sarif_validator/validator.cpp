#include "sarif_validator/validator.h"

#include <nlohmann/json.hpp>
#include <cstdlib>
#include <stdexcept>

#include "support/audit_schema.h"
#include "support/files.h"
#include "support/paths.h"

namespace tsqlaudit::test {

namespace fs = std::filesystem;

namespace {

constexpr const char* package_and_version = "@microsoft/sarif-multitool-linux@5.7.0";

std::string quoted(const fs::path& path) {
    return "'" + path.string() + "'";
}

bool succeeds(const std::string& command) {
    return std::system(command.c_str()) == 0;
}

}  // namespace

std::optional<SarifValidator> SarifValidator::install() {
    const fs::path root = fs::current_path() / "sarif-multitool";
    const fs::path package = root / "node_modules/@microsoft/sarif-multitool-linux";
    const fs::path program = package / "Sarif.Multitool";
    if (!fs::exists(program)) {
        fs::create_directories(root);
        if (!succeeds("npm install --silent --no-audit --no-fund --no-save --prefix " +
                      quoted(root) + " " + package_and_version + " >&2")) {
            return std::nullopt;
        }
    }
    fs::permissions(program, fs::perms::owner_exec, fs::perm_options::add);
    return SarifValidator{package};
}

std::string SarifValidator::complaints_about(const fs::path& log) const {
    // It exits with 0 whatever it finds.
    const fs::path verdict = log.string() + ".verdict";
    const std::string command = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 " +
                                quoted(package_ / "Sarif.Multitool") + " validate " + quoted(log) +
                                " -c " + quoted(source_dir() / "tests/sarif_validator/gate.xml") +
                                " --rule-kind 'Sarif;Ghas' --level 'Error;Warning;Note' -q true "
                                "--max-file-size-in-kb 1000000"
                                " --log ForceOverwrite -o " +
                                quoted(verdict);
    if (!succeeds(command)) {
        throw std::runtime_error{"cannot run the SARIF validator"};
    }
    std::string complaints;
    const nlohmann::json run = nlohmann::json::parse(read_file(verdict)).at("runs").at(0);
    for (const nlohmann::json& result : run.at("results")) {
        complaints += result.at("ruleId").get<std::string>() + " " +
                      result.at("message").at("arguments").dump() + "\n";
    }
    for (const nlohmann::json& invocation : run.value("invocations", nlohmann::json::array())) {
        for (const nlohmann::json& said :
             invocation.value("toolExecutionNotifications", nlohmann::json::array())) {
            complaints += said.at("message").dump() + "\n";
        }
    }
    return complaints + test::complaints_about(nlohmann::json::parse(read_file(log)),
                                               package_ / "sarif-2.1.0.json");
}

}  // namespace tsqlaudit::test
