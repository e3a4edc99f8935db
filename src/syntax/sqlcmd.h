// The lines of a script that are for sqlcmd: :setvar Name value, :r file; and $(Name) wherever it
// stands.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "text/compare.h"

namespace tsqlaudit::syntax {

using SqlcmdValues = std::map<std::string, std::string, text::LessIgnoringCase>;

class SqlcmdVariables {
public:
    explicit SqlcmdVariables(SqlcmdValues values = {}) : values_(std::move(values)) {}

    // Does what a line says. Of :r, gives the path of the file, its variables replaced.
    std::optional<std::string> execute(std::string_view line);

    // Replaces the variables that are known; the others stay as they are.
    std::string expand(std::string text) const;

private:
    SqlcmdValues values_;
};

}  // namespace tsqlaudit::syntax
