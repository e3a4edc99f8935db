#include "text/sql_files.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <system_error>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "text/compare.h"
#include "text/encoding.h"
#include "text/paths.h"

namespace tsqlaudit::text {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> skipped_folders{"bin", "node_modules", "obj"};

// Folders that hold what tools made or fetched. Patterns that users write come in here.
bool is_skipped_folder(std::string_view name) {
    return name.starts_with('.') ||
           std::any_of(skipped_folders.begin(), skipped_folders.end(),
                       [name](auto skipped) { return equals_ignoring_case(skipped, name); });
}

bool is_sql_name(std::string_view name) {
    constexpr std::string_view ending = ".sql";
    return name.size() >= ending.size() &&
           equals_ignoring_case(name.substr(name.size() - ending.size()), ending);
}

std::string join(std::string_view folder, std::string_view name) {
    std::string path(folder);
    if (!path.empty() && path.back() != '/') {
        path += '/';
    }
    return path += name;
}

SqlFile in_folder(const SqlFile& folder, const std::string& name) {
    const std::string shown = valid_utf8(name);
    return {join(folder.path, name), join(folder.name, shown), join(folder.order, shown)};
}

bool comes_first(const SqlFile& left, const SqlFile& right) {
    if (left.order != right.order) {
        return natural_less(left.order, right.order);
    }
    return left.name != right.name ? natural_less(left.name, right.name) : left.path < right.path;
}

// Whether a folder is the other one or holds it; both are canonical.
bool holds(std::string_view folder, std::string_view other) {
    return other.starts_with(folder) &&
           (other.size() == folder.size() || folder.ends_with('/') || other[folder.size()] == '/');
}

// Files and folders are told apart by their canonical paths: without links, "." and "..".
class Finder {
public:
    SqlFiles find(const std::vector<fs::path>& paths) {
        for (const fs::path& path : paths) {
            sort_in(path);
        }
        // The canonical path of an outer folder comes before that of an inner one. Links wait until
        // all that can be reached without them is known by its own name.
        std::sort(folders_.begin(), folders_.end(), [](const Place& left, const Place& right) {
            return std::tie(left.canonical, left.file.name, left.file.path) <
                   std::tie(right.canonical, right.file.name, right.file.path);
        });
        for (const Place& folder : folders_) {
            walk(folder);
        }
        follow_links();
        std::sort(named_files_.begin(), named_files_.end(), earlier);
        for (Place& file : named_files_) {
            add_file(std::move(file));
        }
        std::sort(result_.files.begin(), result_.files.end(), comes_first);
        return std::move(result_);
    }

private:
    struct Place {
        SqlFile file;
        std::string canonical;
    };

    struct Link {
        SqlFile file;
        std::string filename;
        std::string canonical_folder;  // that it lies in
    };

    static bool earlier(const Place& left, const Place& right) {
        return comes_first(left.file, right.file);
    }

    void sort_in(const fs::path& path) {
        const std::string name = display_path(path);
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        const fs::path canonical = error ? fs::path() : fs::canonical(path, error);
        if (error) {
            result_.path_failed = true;
            report(name, "cannot open it: " + error.message());
        } else if (fs::is_directory(status)) {
            named_folders_.insert(canonical.string());
            const std::string shown = name == "." ? std::string() : name;
            folders_.push_back({{path.string(), shown, {}, true}, canonical.string()});
        } else {
            named_files_.push_back({{path.string(), name, name, true}, canonical.string()});
        }
    }

    void walk(const Place& root) {
        std::vector<Place> pending{root};
        while (!pending.empty()) {
            const Place folder = std::move(pending.back());
            pending.pop_back();
            if (seen_folders_.insert(folder.canonical).second) {
                list(folder, pending);
            }
        }
    }

    void list(const Place& folder, std::vector<Place>& pending) {
        std::error_code error;
        fs::directory_iterator entry(folder.file.path, error);
        while (!error && entry != fs::directory_iterator()) {
            add_entry(folder, *entry, pending);
            entry.increment(error);
        }
        if (error) {
            result_.path_failed |= named_folders_.contains(folder.canonical);
            report(folder.file.name.empty() ? "." : folder.file.name,
                   "cannot read the folder: " + error.message());
        }
    }

    void add_entry(const Place& folder, const fs::directory_entry& entry,
                   std::vector<Place>& pending) {
        const std::string filename = entry.path().filename().string();
        std::error_code error;  // the type of what cannot be examined shows when it is opened
        const fs::file_type type = entry.symlink_status(error).type();
        if (type == fs::file_type::symlink) {
            links_.push_back({in_folder(folder.file, filename), filename, folder.canonical});
        } else if (type == fs::file_type::directory) {
            if (!is_skipped_folder(filename)) {
                pending.push_back(
                    {in_folder(folder.file, filename), join(folder.canonical, filename)});
            }
        } else if (is_sql_name(filename)) {
            add_file({in_folder(folder.file, filename), join(folder.canonical, filename)});
        }
    }

    void follow_links() {
        while (!links_.empty()) {
            std::vector<Link> links = std::exchange(links_, {});
            std::sort(links.begin(), links.end(), [](const Link& left, const Link& right) {
                return comes_first(left.file, right.file);
            });
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
            if (!is_skipped_folder(link.filename) && !holds(target, link.canonical_folder)) {
                walk({std::move(link.file), target});
            }
        } else if (is_sql_name(link.filename)) {
            if (error) {
                report(link.file.name, "cannot open it: " + error.message());
            } else {
                add_file({std::move(link.file), target});
            }
        }
    }

    void add_file(Place place) {
        const auto [seen, is_new] =
            seen_files_.try_emplace(std::move(place.canonical), result_.files.size());
        if (is_new) {
            result_.files.push_back(std::move(place.file));
        } else {
            result_.files[seen->second].named |= place.file.named;
        }
    }

    void report(std::string name, std::string message) {
        result_.diagnostics.push_back(unreadable(std::move(name), std::move(message)));
    }

    SqlFiles result_;
    std::vector<Place> folders_;      // named by the user
    std::vector<Place> named_files_;  // by the user
    std::vector<Link> links_;         // not followed yet
    std::unordered_set<std::string> named_folders_;
    std::unordered_set<std::string> seen_folders_;
    std::unordered_map<std::string, std::size_t> seen_files_;  // index in result_.files
};

}  // namespace

SqlFiles find_sql_files(const std::vector<fs::path>& paths) {
    return Finder().find(paths);
}

Diagnostic unreadable(std::string name, std::string message) {
    return {DiagnosticSeverity::Error, std::move(name), {1, 1}, std::move(message)};
}

}  // namespace tsqlaudit::text
