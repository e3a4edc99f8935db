// Within this library only: where files and folders are, and what they are called.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/compare.h"
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

// What says where a file stands among others.
struct FilePlace {
    std::string key;  // natural_key() of its order
    const SqlFile* file;
    std::size_t index;  // of its element

    friend bool operator<(const FilePlace& left, const FilePlace& right);
};

// By order, then by name. `file_of` gives the file of an element.
template <typename Element, typename FileOf>
void sort_by_file(std::vector<Element>& elements, const FileOf& file_of) {
    std::vector<FilePlace> places;
    places.reserve(elements.size());
    for (std::size_t index = 0; index < elements.size(); ++index) {
        const SqlFile& file = std::invoke(file_of, elements[index]);
        places.push_back({natural_key(file.order), &file, index});
    }
    std::sort(places.begin(), places.end());
    std::vector<Element> sorted;
    sorted.reserve(elements.size());
    for (const FilePlace& place : places) {
        sorted.push_back(std::move(elements[place.index]));
    }
    elements = std::move(sorted);
}

}  // namespace tsqlaudit::text
