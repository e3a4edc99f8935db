#include "text/folder_walk.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <system_error>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "text/compare.h"
#include "text/encoding.h"
#include "text/ignore_scope.h"

namespace tsqlaudit::text {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> skipped_folders{"bin", "node_modules", "obj"};

// Folders that hold what tools made or fetched.
bool is_skipped_folder(std::string_view name) {
    return name.starts_with('.') ||
           std::any_of(skipped_folders.begin(), skipped_folders.end(),
                       [name](auto skipped) { return equals_ignoring_case(skipped, name); });
}

// Whether a folder is the other one or holds it; both are canonical.
bool holds(std::string_view folder, std::string_view other) {
    return other.starts_with(folder) &&
           (other.size() == folder.size() || folder.ends_with('/') || other[folder.size()] == '/');
}

// What lies in a folder.
SqlFile inside(const SqlFile& folder, const std::string& filename) {
    const std::string shown = valid_utf8(filename);
    return {join(folder.path, filename), join(folder.name, shown), join(folder.order, shown)};
}

class FolderWalk {
public:
    explicit FolderWalk(const Selection& selection) : selection_(selection) {}

    WalkResult walk(std::vector<Place> roots) {
        // The canonical path of an outer folder comes before that of an inner one. Links wait until
        // all that can be reached without them is known by its own name.
        std::sort(roots.begin(), roots.end(), [](const Place& left, const Place& right) {
            return std::tie(left.canonical, left.file.name, left.file.path) <
                   std::tie(right.canonical, right.file.name, right.file.path);
        });
        for (const Place& root : roots) {
            roots_.insert(root.canonical);
        }
        for (Place& root : roots) {
            IgnoreScope scope;
            if (selection_.sources_only) {
                scope = IgnoreScope::around(root.file.path, result_.diagnostics);
            }
            walk_from({std::move(root), std::move(scope)});
        }
        follow_links();
        return std::move(result_);
    }

private:
    struct Folder {
        Place place;
        IgnoreScope scope;  // of what is in it, once its own files are read
    };

    struct Link {
        SqlFile file;
        std::string canonical_folder;  // that it lies in
        IgnoreScope scope;             // of that folder
    };

    void walk_from(Folder start) {
        std::vector<Folder> pending;
        pending.push_back(std::move(start));
        while (!pending.empty()) {
            Folder folder = std::move(pending.back());
            pending.pop_back();
            if (seen_folders_.insert(folder.place.canonical).second) {
                list(folder, pending);
            }
        }
    }

    void list(Folder& folder, std::vector<Folder>& pending) {
        const SqlFile& file = folder.place.file;
        if (selection_.sources_only) {
            folder.scope.enter(file.path, result_.diagnostics);
        }
        std::error_code error;
        fs::directory_iterator entry(file.path, error);
        while (!error && entry != fs::directory_iterator()) {
            add_entry(folder, *entry, pending);
            entry.increment(error);
        }
        if (error) {
            result_.root_failed |= roots_.contains(folder.place.canonical);
            result_.diagnostics.push_back(unreadable(file.name.empty() ? "." : file.name,
                                                     "cannot read the folder: " + error.message()));
        }
    }

    void add_entry(const Folder& folder, const fs::directory_entry& entry,
                   std::vector<Folder>& pending) {
        const std::string filename = entry.path().filename().string();
        SqlFile file = inside(folder.place.file, filename);
        std::error_code error;  // the type of what cannot be examined shows when it is opened
        if (entry.is_symlink(error)) {
            links_.push_back({std::move(file), folder.place.canonical, folder.scope});
        } else if (entry.is_directory(error)) {
            if (enters(file, folder.scope)) {
                pending.push_back(
                    {{std::move(file), join(folder.place.canonical, filename)}, folder.scope});
            }
        } else if (takes(file, folder.scope)) {
            add_file({std::move(file), join(folder.place.canonical, filename)});
        }
    }

    void follow_links() {
        while (!links_.empty()) {
            std::vector<Link> links = std::exchange(links_, {});
            sort_by_file(links, &Link::file);
            for (Link& link : links) {
                follow(std::move(link));
            }
        }
    }

    void follow(Link link) {
        std::error_code error;
        const std::string target = fs::canonical(link.file.path, error).string();
        if (!error && fs::is_directory(target, error)) {
            // A link to a folder around it would be a loop, and lead out of what the user named.
            if (enters(link.file, link.scope) && !holds(target, link.canonical_folder)) {
                walk_from({{std::move(link.file), target}, std::move(link.scope)});
            }
        } else if (takes(link.file, link.scope)) {
            if (error) {
                result_.diagnostics.push_back(
                    unreadable(std::move(link.file.name), "cannot open it: " + error.message()));
            } else {
                add_file({std::move(link.file), target});
            }
        }
    }

    bool enters(const SqlFile& folder, const IgnoreScope& scope) const {
        return (!selection_.enters || selection_.enters(folder.order)) &&
               !is_ignored(folder.path, true, scope);
    }

    bool takes(const SqlFile& file, const IgnoreScope& scope) const {
        return selection_.takes(file.order) && !is_ignored(file.path, false, scope);
    }

    bool is_ignored(std::string_view path, bool is_folder, const IgnoreScope& scope) const {
        if (selection_.ignore != nullptr) {
            if (const auto verdict = selection_.ignore->verdict(path, is_folder)) {
                return *verdict == IgnoreVerdict::Ignored;
            }
        }
        const std::string_view name = path.substr(path.rfind('/') + 1);
        return selection_.sources_only &&
               ((is_folder && is_skipped_folder(name)) || scope.ignores(path, is_folder));
    }

    void add_file(Place place) {
        if (seen_files_.insert(place.canonical).second) {
            result_.files.push_back(std::move(place));
        }
    }

    const Selection& selection_;
    WalkResult result_;
    std::vector<Link> links_;  // not followed yet
    std::unordered_set<std::string> roots_;
    std::unordered_set<std::string> seen_folders_;
    std::unordered_set<std::string> seen_files_;
};

}  // namespace

WalkResult walk_folders(std::vector<Place> roots, const Selection& selection) {
    return FolderWalk(selection).walk(std::move(roots));
}

}  // namespace tsqlaudit::text
