// Within this library only: where files and folders are, and what they are called.
#pragma once

#include <string>
#include <string_view>

#include "text/diagnostic.h"

namespace tsqlaudit::text {

struct SqlFile {
    std::string path;    // opens it
    std::string name;    // as users see it
    std::string order;   // relative to the folder or project named, or the name; files sort by it
    bool named = false;  // by the user, rather than found
    bool is_standard_input = false;  // which stands for the file
    bool in_project = false;         // a project is built from it
};

// By order, then by name.
bool comes_first(const SqlFile& left, const SqlFile& right);

// A file or folder. Places are told apart by their canonical paths: without links, "." and "..".
struct Place {
    SqlFile file;
    std::string canonical;
};

// Either may be empty.
std::string join(std::string_view folder, std::string_view name);

// Whether a name has this ending, whatever the case.
bool has_ending(std::string_view name, std::string_view ending);

bool is_sql_name(std::string_view name);

// Says that a file or folder could not be read.
Diagnostic unreadable(std::string name, std::string message);

}  // namespace tsqlaudit::text
