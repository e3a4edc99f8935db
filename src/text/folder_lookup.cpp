#include "text/folder_lookup.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "text/place.h"

namespace tsqlaudit::text {

namespace fs = std::filesystem;

std::optional<std::string> FolderLookup::find(const std::string& path) {
    std::error_code error;
    if (fs::exists(fs::path(folder_) / path, error)) {
        return path;
    }
    std::string found = path.starts_with('/') ? "/" : "";
    std::string_view rest = path;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('/'), rest.size());
        const std::string part(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (part.empty() || part == "..") {
            found = join(found, part);
            continue;
        }
        const Names& names = names_in((fs::path(folder_) / found).string());
        const auto name = names.find(part);
        if (name == names.end()) {
            return {};
        }
        found = join(found, name->second);
    }
    return found;
}

const FolderLookup::Names& FolderLookup::names_in(const std::string& folder) {
    const auto [known, is_new] = folders_.try_emplace(folder);
    if (is_new) {
        std::error_code error;  // a folder that cannot be read holds nothing that can be found
        for (fs::directory_iterator entry(folder, error);
             !error && entry != fs::directory_iterator(); entry.increment(error)) {
            const std::string name = entry->path().filename().string();
            std::string& first = known->second[name];
            first = first.empty() ? name : std::min(first, name);
        }
    }
    return known->second;
}

}  // namespace tsqlaudit::text
