#include "text/project_files.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "text/compare.h"
#include "text/encoding.h"
#include "text/file_reader.h"
#include "text/folder_lookup.h"
#include "text/glob.h"
#include "text/paths.h"
#include "text/project.h"
#include "text/source.h"

namespace tsqlaudit::text {
namespace {

namespace fs = std::filesystem;

// Many projects name thousands of files one by one, so those are not compared one by one.
class Patterns {
public:
    explicit Patterns(const std::vector<std::string>& patterns) {
        for (const std::string& pattern : patterns) {
            if (has_wildcards(pattern)) {
                globs_.emplace_back(pattern, GlobSyntax::Wildcards);
            } else {
                names_.insert(pattern);
            }
        }
    }

    const std::set<std::string, LessIgnoringCase>& names() const { return names_; }
    const std::vector<Glob>& globs() const { return globs_; }

    bool match(std::string_view path) const {
        return names_.contains(path) ||
               std::any_of(globs_.begin(), globs_.end(),
                           [&](const Glob& glob) { return glob.matches(path); });
    }

private:
    std::set<std::string, LessIgnoringCase> names_;
    std::vector<Glob> globs_;
};

// Of the folder that a path names the file in; a link to the file does not count.
std::string canonical_folder(const fs::path& file) {
    std::error_code ignored;  // what is wrong with it shows when the file is opened
    return fs::weakly_canonical(fs::absolute(file).parent_path(), ignored).string();
}

class ProjectFiles {
public:
    ProjectFiles(const Place& project, const IgnorePatterns& ignore)
        : project_(project),
          ignore_(ignore),
          folder_(canonical_folder(project.file.path)),
          shown_folder_(fs::path(project.file.name).parent_path()),
          lookup_(folder_) {}

    WalkResult find() {
        if (const std::optional<Project> project = read()) {
            if (!project->schema_provider.empty()) {
                result_.schema_providers.push_back(project->schema_provider);
            }
            if (project->has_default_items) {
                add_default_items();
            }
            for (const ProjectItem& item : project->items) {
                apply(item);
            }
        } else {
            result_.root_failed = true;
        }
        for (auto& [order, entry] : files_) {
            if (entry.is_built && !is_ignored(entry.place.file.path)) {
                entry.place.file.in_project = true;
                result_.files.push_back(std::move(entry.place));
            }
        }
        return std::move(result_);
    }

private:
    struct Entry {
        Place place;
        bool is_default = false;  // not named by an item
        bool is_built = true;
    };

    std::optional<Project> read() {
        FileContent content = read_text(project_.file.path);
        if (!content.problem.empty()) {
            result_.diagnostics.push_back(
                unreadable(project_.file.name, std::move(content.problem)));
            return {};
        }
        return parse_project({project_.file.name, std::move(content.text)}, result_.diagnostics);
    }

    void add_default_items() {
        Selection selection;
        selection.sources_only = false;
        selection.enters = [](std::string_view folder) {
            const std::string_view name = folder.substr(folder.rfind('/') + 1);
            return !name.starts_with('.') && !equals_ignoring_case(folder, "bin") &&
                   !equals_ignoring_case(folder, "obj");
        };
        for (Place& place : walk("", selection)) {
            std::string key = place.file.order;
            files_.insert_or_assign(std::move(key), Entry{std::move(place), true});
        }
    }

    void apply(const ProjectItem& item) {
        const bool is_removal = item.action == ProjectItem::Action::Remove;
        if (item.list == ProjectItem::List::NotBuilt) {
            for (const auto& entry : matching(item)) {
                entry->second.is_built = is_removal || !entry->second.is_default;
            }
        } else if (is_removal) {
            for (const auto& entry : matching(item)) {
                files_.erase(entry);
            }
        } else {
            build(item);
        }
    }

    using Files = std::map<std::string, Entry, LessIgnoringCase>;

    std::vector<Files::iterator> matching(const ProjectItem& item) {
        const Patterns patterns(item.patterns);
        const Patterns excluded(item.excluded);
        std::vector<Files::iterator> matches;
        if (patterns.globs().empty()) {
            for (const std::string& name : patterns.names()) {
                if (const auto entry = files_.find(name); entry != files_.end()) {
                    matches.push_back(entry);
                }
            }
        } else {
            for (auto entry = files_.begin(); entry != files_.end(); ++entry) {
                if (patterns.match(entry->first)) {
                    matches.push_back(entry);
                }
            }
        }
        std::erase_if(matches, [&](auto entry) { return excluded.match(entry->first); });
        return matches;
    }

    void build(const ProjectItem& item) {
        const Patterns excluded(item.excluded);
        for (const std::string& pattern : item.patterns) {
            if (has_wildcards(pattern)) {
                build_matching(pattern, excluded);
            } else if (!excluded.match(pattern)) {
                build_named(pattern, item.position);
            }
        }
    }

    void build_matching(const std::string& pattern, const Patterns& excluded) {
        const Glob glob(pattern, GlobSyntax::Wildcards);
        Selection selection;
        selection.sources_only = false;
        selection.enters = [&](std::string_view folder) { return glob.matches_below(folder); };
        selection.takes = [&](std::string_view file) {
            return glob.matches(file) && !excluded.match(file);
        };
        for (Place& place : walk(std::string(folder_before_wildcards(pattern)), selection)) {
            build_file(std::move(place));
        }
    }

    void build_named(const std::string& name, Position position) {
        const std::optional<std::string> found = lookup_.find(name);
        const std::string path =
            (fs::path(folder_) / found.value_or(name)).lexically_normal().string();
        std::error_code error;
        std::string canonical = fs::canonical(path, error).string();
        if (!found || error) {
            result_.diagnostics.push_back({DiagnosticSeverity::Error, project_.file.name, position,
                                           "the project names a file that is not there: " + name});
            return;
        }
        build_file({{path, display_path(shown_folder_ / *found), valid_utf8(*found)},
                    std::move(canonical)});
    }

    void build_file(Place place) {
        std::string key = place.file.order;
        files_.insert_or_assign(std::move(key), Entry{std::move(place)});
    }

    // The files below a folder given relative to that of the project.
    std::vector<Place> walk(const std::string& relative, const Selection& selection) {
        const std::optional<std::string> found = lookup_.find(relative);
        std::error_code error;
        const fs::path folder = fs::canonical(fs::path(folder_) / found.value_or(relative), error);
        if (!found || !fs::is_directory(folder, error)) {
            return {};  // a pattern may match nothing
        }
        const std::string name = display_path(shown_folder_ / *found);
        WalkResult walked = walk_folders(
            {{{folder.string(), name == "." ? "" : name, *found}, folder.string()}}, selection);
        std::move(walked.diagnostics.begin(), walked.diagnostics.end(),
                  std::back_inserter(result_.diagnostics));
        return std::move(walked.files);
    }

    // Whether the user does not want the file or a folder on the way to it.
    bool is_ignored(const std::string& path) const {
        const std::size_t inside = path.starts_with(folder_ + '/') ? folder_.size() + 1 : 1;
        for (std::size_t slash = path.find('/', inside); slash != std::string::npos;
             slash = path.find('/', slash + 1)) {
            if (ignore_.verdict(path.substr(0, slash), true) == IgnoreVerdict::Ignored) {
                return true;
            }
        }
        return ignore_.verdict(path, false) == IgnoreVerdict::Ignored;
    }

    const Place& project_;
    const IgnorePatterns& ignore_;
    std::string folder_;     // canonical, of the project
    fs::path shown_folder_;  // as users see it
    FolderLookup lookup_;
    Files files_;  // by their order
    WalkResult result_;
};

}  // namespace

bool is_project_name(std::string_view name) {
    return has_ending(name, ".sqlproj") || has_ending(name, ".dbproj");
}

WalkResult find_project_files(const Place& project, const IgnorePatterns& ignore) {
    return ProjectFiles(project, ignore).find();
}

}  // namespace tsqlaudit::text
