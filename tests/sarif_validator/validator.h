// Microsoft's SARIF validator.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace tsqlaudit::test {

class SarifValidator {
public:
    // Installs it into a folder of the working directory, unless it is there; none without npm, or
    // when npm fails.
    static std::optional<SarifValidator> install();

    // What it, GitHub's rules and the JSON Schema of SARIF have against a log; empty if nothing.
    std::string complaints_about(const std::filesystem::path& log) const;

private:
    explicit SarifValidator(std::filesystem::path package) : package_{std::move(package)} {}

    std::filesystem::path package_;
};

}  // namespace tsqlaudit::test
