// Small schemas in folders of their own.
#pragma once

#include <nlohmann/json.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "e2e/program.h"
#include "support/files.h"

namespace tsqlaudit::test {

class Schema {
public:
    using File = std::pair<std::string, std::string_view>;  // name, content

    Schema(std::initializer_list<File> files = {});

    const std::filesystem::path& path() const { return directory_.path(); }

    // Runs the program in the folder.
    Result run(const std::vector<std::string>& arguments) const;
    // `audit --format json --exit-zero`, parsed.
    nlohmann::json audit(std::vector<std::string> paths = {"."}) const;

private:
    TemporaryDirectory directory_;
};

// A table with nothing critical or high about it.
inline constexpr std::string_view clean_table =
    "CREATE TABLE dbo.Country (\n"
    "    CountryCode char(2) NOT NULL CONSTRAINT PK_Country PRIMARY KEY,\n"
    "    CountryName nvarchar(100) NOT NULL CONSTRAINT UQ_Country_CountryName UNIQUE\n"
    ");\n";

// A table without a primary key: high.
inline constexpr std::string_view keyless_table =
    "CREATE TABLE dbo.Payment (\n    Amount decimal(18, 2) NOT NULL\n);\n";

// The names of the tables of an audit.
std::vector<std::string> table_names(const nlohmann::json& audit);
// The rules that found something in a table.
std::vector<std::string> rules_of(const nlohmann::json& audit, std::string_view table);

}  // namespace tsqlaudit::test
