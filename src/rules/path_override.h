// What the user changes about rules in some files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/adjustment.h"
#include "rules/finding.h"

namespace tsqlaudit::rules {

struct PathOverride {
    // Files, folders for all that is in them, and patterns of text::GlobSyntax::Wildcards; relative
    // to where the configuration is, with '/' between the parts.
    std::vector<std::string> files;
    std::vector<std::string> ignore;  // rules and categories that find nothing there
    Adjustments rules;                // without parameters
};

// Whether such a pattern stands for the file of that path: it is the file, or a folder around it.
bool covers(std::string_view pattern, std::string_view path);

// Takes away the findings that are not wanted where they stand, and gives the others the severity
// that they have there; of several overrides the last one that speaks of the rule decides.
// `paths`: of the files, by FileId, as in the overrides.
void apply_overrides(const std::vector<PathOverride>& overrides,
                     const std::vector<std::string>& paths, std::vector<Finding>& findings);

}  // namespace tsqlaudit::rules
