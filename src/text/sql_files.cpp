#include "text/sql_files.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "text/folder_walk.h"
#include "text/glob.h"
#include "text/paths.h"
#include "text/project_files.h"

namespace tsqlaudit::text {
namespace {

namespace fs = std::filesystem;

// A path with wildcards stands for files, and for folders with all *.sql files below.
bool stands_for(const Glob& pattern, std::string_view path) {
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
         slash = path.find('/', slash + 1)) {
        if (pattern.matches(path.substr(0, slash))) {
            return true;
        }
    }
    return pattern.matches(path);
}

class Finder {
public:
    Finder(const IgnorePatterns& ignore, const fs::path& standard_input)
        : ignore_(ignore), standard_input_(standard_input) {}

    // What is found first has its order from there, whatever else leads to it.
    SqlFiles find(const std::vector<fs::path>& paths) {
        for (const fs::path& path : paths) {
            sort_in(path);
        }
        Selection selection;
        selection.ignore = &ignore_;
        add(walk_folders(std::move(folders_), selection));
        std::sort(patterns_.begin(), patterns_.end(), [](const auto& left, const auto& right) {
            return std::tie(left.root.canonical, left.pattern) <
                   std::tie(right.root.canonical, right.pattern);
        });
        for (const Pattern& pattern : patterns_) {
            expand(pattern);
        }
        sort_by_file(projects_, &Place::file);
        for (const Place& project : projects_) {
            add(find_project_files(project, ignore_));
        }
        sort_by_file(named_files_, &Place::file);
        for (Place& file : named_files_) {
            add_file(std::move(file));
        }
        sort_by_file(result_.files, std::identity{});
        return std::move(result_);
    }

private:
    struct Pattern {
        Place root;
        std::string pattern;  // relative to the root
        std::string name;     // as users see all of it
    };

    void sort_in(const fs::path& path) {
        std::error_code error;
        if (path == "-") {
            const std::string name = display_path(standard_input_);
            named_files_.push_back({{standard_input_.string(), name, name, true, true},
                                    fs::weakly_canonical(standard_input_, error).string()});
            return;
        }
        const std::string name = display_path(path);
        const fs::file_status status = fs::status(path, error);
        const std::string canonical = error ? std::string() : fs::canonical(path, error).string();
        if (status.type() == fs::file_type::not_found && has_wildcards(path.string())) {
            sort_in_pattern(path.string(), name);
        } else if (error) {
            fail(name, "cannot open it: " + error.message());
        } else if (fs::is_directory(status)) {
            folders_.push_back(root(canonical, name));
        } else {
            const bool is_project = is_project_name(name);
            (is_project ? projects_ : named_files_)
                .push_back({{path.string(), name, name, true, false}, canonical});
        }
    }

    void sort_in_pattern(std::string_view path, const std::string& name) {
        const std::string_view before = folder_before_wildcards(path);
        const std::string folder = before.empty() ? "." : std::string(before);
        std::string_view pattern = path.substr(before.size());
        pattern.remove_prefix(std::min(pattern.find_first_not_of('/'), pattern.size()));
        pattern = pattern.substr(0, pattern.find_last_not_of('/') + 1);
        std::error_code error;
        const std::string canonical = fs::canonical(folder, error).string();
        if (error) {
            fail(name, "cannot open the folder " + folder + ": " + error.message());
        } else {
            patterns_.push_back(
                {root(canonical, display_path(folder)), std::string(pattern), name});
        }
    }

    static Place root(const std::string& canonical, const std::string& name) {
        return {{canonical, name == "." ? std::string() : name, {}}, canonical};
    }

    void expand(const Pattern& pattern) {
        const Glob glob(pattern.pattern, GlobSyntax::Wildcards);
        const bool names_endings =
            pattern.pattern.find('.', pattern.pattern.rfind('/') + 1) != std::string::npos;
        Selection selection;
        selection.ignore = &ignore_;
        selection.enters = [&](std::string_view folder) {
            return stands_for(glob, folder) || glob.matches_below(folder);
        };
        selection.takes = [&](std::string_view file) {
            return is_sql_name(file) ? stands_for(glob, file) : names_endings && glob.matches(file);
        };
        WalkResult walked = walk_folders({pattern.root}, selection);
        if (walked.files.empty() && walked.diagnostics.empty()) {
            fail(pattern.name, "no file matches it");
        }
        const auto projects =
            std::partition(walked.files.begin(), walked.files.end(),
                           [](const Place& file) { return !is_project_name(file.file.name); });
        std::move(projects, walked.files.end(), std::back_inserter(projects_));
        walked.files.erase(projects, walked.files.end());
        add(std::move(walked));
    }

    void add(WalkResult walked) {
        for (Place& file : walked.files) {
            add_file(std::move(file));
        }
        std::move(walked.diagnostics.begin(), walked.diagnostics.end(),
                  std::back_inserter(result_.diagnostics));
        result_.path_failed |= walked.root_failed;
        std::ranges::move(walked.schema_providers, std::back_inserter(result_.schema_providers));
    }

    void add_file(Place place) {
        const auto [seen, is_new] =
            seen_files_.try_emplace(std::move(place.canonical), result_.files.size());
        if (is_new) {
            result_.files.push_back(std::move(place.file));
        } else {
            SqlFile& file = result_.files[seen->second];
            file.named |= place.file.named;
            file.is_standard_input |= place.file.is_standard_input;
            file.in_project |= place.file.in_project;
        }
    }

    void fail(std::string name, std::string message) {
        result_.path_failed = true;
        result_.diagnostics.push_back(unreadable(std::move(name), std::move(message)));
    }

    const IgnorePatterns& ignore_;
    const fs::path& standard_input_;
    SqlFiles result_;
    // What the user named.
    std::vector<Place> folders_;
    std::vector<Pattern> patterns_;
    std::vector<Place> projects_;
    std::vector<Place> named_files_;
    std::unordered_map<std::string, std::size_t> seen_files_;  // index in result_.files
};

}  // namespace

SqlFiles find_sql_files(const std::vector<fs::path>& paths, const IgnorePatterns& ignore,
                        const fs::path& standard_input) {
    return Finder(ignore, standard_input).find(paths);
}

}  // namespace tsqlaudit::text
