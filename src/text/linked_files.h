// Opens the files that other files name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "text/folder_lookup.h"
#include "text/source.h"

namespace tsqlaudit::text {

struct LinkedFile {
    std::optional<FileId> file;
    std::string problem;  // in words for the user; empty when there is a file
};

class LinkedFiles {
public:
    // Files that are opened are added to the sources.
    explicit LinkedFiles(SourceSet& sources) : sources_(sources) {}

    // A path as a script on Windows writes it: '\' is as good as '/', case does not count. It is
    // relative to the folder of the file that names it or else, as for sqlcmd, to the working
    // directory.
    LinkedFile open(FileId from, std::string_view path);

private:
    LinkedFile open_existing(const std::string& path);
    void note_sources();

    SourceSet& sources_;
    FolderLookup lookup_{"."};
    std::unordered_map<std::string, LinkedFile> known_;  // by canonical path
};

}  // namespace tsqlaudit::text
