#include "text/linked_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "text/file_reader.h"
#include "text/paths.h"

namespace tsqlaudit::text {

namespace fs = std::filesystem;

namespace {

std::string canonical(const fs::path& path) {
    std::error_code error;
    return fs::weakly_canonical(path, error).string();
}

}  // namespace

LinkedFile LinkedFiles::open(FileId from, std::string_view path) {
    note_sources();
    std::string slashes(path);
    std::replace(slashes.begin(), slashes.end(), '\\', '/');
    const fs::path folder = fs::path(sources_.file(from).path()).parent_path();
    for (const fs::path& place : {folder / slashes, fs::path(slashes)}) {
        if (const std::optional<std::string> found =
                lookup_.find(place.lexically_normal().string())) {
            return open_existing(*found);
        }
    }
    return {{}, "there is no such file"};
}

LinkedFile LinkedFiles::open_existing(const std::string& path) {
    const auto [known, is_new] = known_.try_emplace(canonical(path));
    if (is_new) {
        FileContent content = read_text(path);
        if (content.problem.empty()) {
            known->second.file = sources_.add({display_path(path), std::move(content.text)});
        } else {
            known->second.problem = std::move(content.problem);
        }
    }
    return known->second;
}

// Only where a file names another, since it takes a look at each file on the disk.
void LinkedFiles::note_sources() {
    if (known_.empty()) {
        for (FileId file = 0; file < sources_.size(); ++file) {
            known_.try_emplace(canonical(sources_.file(file).path()), LinkedFile{file, {}});
        }
    }
}

}  // namespace tsqlaudit::text
