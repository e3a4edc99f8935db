// Within this library only: the files that a SQL database project is built from.
#pragma once

#include "text/folder_walk.h"

namespace tsqlaudit::text {

// .sqlproj, or .dbproj as Visual Studio 2010 and before wrote it.
bool is_project_name(std::string_view name);

// The order of the files is that of their paths relative to the folder of the project. As on
// Windows, where such projects are made, the case of a name does not count. A file that is named
// but not there is an error at the item that names it; a project that cannot be read is a failed
// root. The patterns are what the user does not want.
WalkResult find_project_files(const Place& project, const IgnorePatterns& ignore);

}  // namespace tsqlaudit::text
