// The variables of sqlcmd: :setvar Name value, and $(Name) wherever it stands.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "text/compare.h"

namespace tsqlaudit::syntax {

class SqlcmdVariables {
public:
    // A line for sqlcmd; others than :setvar change nothing.
    void read_line(std::string_view line);

    // Replaces the variables that are known; the others stay as they are.
    std::string expand(std::string text) const;

private:
    std::map<std::string, std::string, text::LessIgnoringCase> values_;
};

}  // namespace tsqlaudit::syntax
