// Within this library only: what is written in a SQL database project (.sqlproj).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::text {

// An element that adds files to a list, or takes them from it. Patterns are of
// GlobSyntax::Wildcards, relative to the folder of the project, with '/' between their parts and no
// "." or "..", but for ".." at the beginning.
struct ProjectItem {
    enum class List { Built, NotBuilt };  // NotBuilt: None, PreDeploy, PostDeploy
    enum class Action { Include, Remove };
    List list = List::Built;
    Action action = Action::Include;
    std::vector<std::string> patterns;
    std::vector<std::string> excluded;
    Position position;
};

struct Project {
    // SDK-style: all *.sql files below its folder are built, unless an item says otherwise.
    bool has_default_items = false;
    std::vector<ProjectItem> items;  // in the order of the document
    // DSP: the schema provider, which says what the database is built for. Empty: it does not say.
    std::string schema_provider;
};

// Nothing, and a diagnostic, if the document is no project. Conditions count as true unless they
// never hold, but a property with a condition keeps the value that it has. What is in targets or
// imported files is not looked at. A pattern that cannot be told without them is a warning.
std::optional<Project> parse_project(const SourceFile& document, Diagnostics& diagnostics);

}  // namespace tsqlaudit::text
