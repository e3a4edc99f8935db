// Within this library only: lists of files in the attributes of an MSBuild project.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/compare.h"

namespace tsqlaudit::text {

class ProjectProperties {
public:
    // Those that every project has: its name, and its folder, to which all paths are relative.
    explicit ProjectProperties(std::string project_name);

    // The value with each $(Name) replaced. Nothing if the value of one is not known.
    std::optional<std::string> expand(std::string_view value) const;

    // A value that is a default does not replace one that is there. One that cannot be expanded
    // leaves the property unknown.
    void set(std::string_view name, std::string_view value, bool is_default);

    bool is_false(std::string_view name) const;

private:
    std::map<std::string, std::string, LessIgnoringCase> values_;
};

struct ProjectPatterns {
    std::vector<std::string> patterns;  // as ProjectItem has them
    std::vector<std::string> unknown;   // those that cannot be told, as written
};

// Whether a Condition can never hold: "false", or a comparison of literals as 'false' == 'true'.
// One that asks for a property or a file may.
bool never_holds(std::string_view condition);

// What an Include, Exclude or Remove attribute says.
ProjectPatterns split_patterns(std::string_view attribute, const ProjectProperties& properties);

}  // namespace tsqlaudit::text
