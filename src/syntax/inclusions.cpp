#include "syntax/inclusions.h"

#include <algorithm>
#include <optional>
#include <ranges>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "syntax/lexer.h"
#include "syntax/words.h"
#include "text/linked_files.h"

namespace tsqlaudit::syntax {

namespace {

using text::FileId;

constexpr std::size_t max_depth = 100;

// Is there a :r, or a :setvar? Most scripts need not be looked at any closer.
bool may_hold_commands(std::string_view text) {
    for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
         colon = text.find(':', colon + 1)) {
        const std::string_view next = text.substr(colon + 1, 1);
        if (next == "r" || next == "R" || next == "s" || next == "S") {
            return true;
        }
    }
    return false;
}

class Follower {
public:
    Follower(text::SourceSet& sources, const SqlcmdValues& values)
        : sources_(sources), values_(values), files_(sources) {}

    FollowedScripts run() {
        std::set<FileId> roots;
        for (FileId file = 0; file < sources_.size(); ++file) {
            roots.insert(roots.end(), file);
        }
        const std::set<FileId> discovered = roots;
        follow_all(roots);
        if (!included_.empty()) {
            // Only now is it known which scripts begin with what others set.
            roots = without_included(discovered);
            follow_all(roots);
            std::set<FileId> left = without_included(discovered);
            std::erase_if(left, [&](FileId file) { return roots.contains(file); });
            if (!left.empty()) {
                roots.merge(heads_of_circles(left));
                follow_all(roots);
            }
        }
        result_.roots.assign(roots.begin(), roots.end());
        return std::move(result_);
    }

private:
    // A file that is being read, and where it includes the next.
    struct Frame {
        FileId file;
        std::uint32_t colon;
    };

    void follow_all(const std::set<FileId>& roots) {
        included_.clear();
        result_ = {};
        for (const FileId root : roots) {
            follow_from(root);
        }
    }

    void follow_from(FileId root) {
        variables_ = SqlcmdVariables(values_);
        visited_ = {root};
        root_ = root;
        follow(root);
    }

    std::set<FileId> without_included(std::set<FileId> files) const {
        std::erase_if(files, [this](FileId file) { return included_.contains(file); });
        return files;
    }

    // Of files that nothing else leads to, those that lead to all of them. In the order of the
    // files a later head may still lead to an earlier one, but not the other way round.
    std::set<FileId> heads_of_circles(const std::set<FileId>& files) {
        const std::vector<FileId> heads = follow_what_is_left(files);
        const std::vector<FileId> last = follow_what_is_left(std::views::reverse(heads));
        return {last.begin(), last.end()};
    }

    template <typename Files>
    std::vector<FileId> follow_what_is_left(const Files& files) {
        std::vector<FileId> heads;
        included_.clear();
        for (const FileId file : files) {
            if (!included_.contains(file)) {
                heads.push_back(file);
                follow_from(file);
            }
        }
        return heads;
    }

    void follow(FileId file) {
        const std::string_view content = sources_.file(file).content();
        for (const Token& line : commands(file)) {
            const std::string_view text = text_of(content, line);
            const std::optional<std::string> path = variables_.execute(text);
            if (path) {
                const auto colon = static_cast<std::uint32_t>(line.begin + text.find(':'));
                frames_.push_back({file, colon});
                include(line.begin, *path);
                frames_.pop_back();
            }
        }
    }

    void include(std::uint32_t offset, const std::string& path) {
        if (path.find("$(") != std::string::npos) {
            report("cannot follow " + quote(path) +
                   ": the variable has no value; :setvar or --define gives it one");
            return;
        }
        if (frames_.size() > max_depth) {
            report("scripts include each other more than " + std::to_string(max_depth) +
                   " levels deep");
            return;
        }
        const text::LinkedFile found = files_.open(frames_.back().file, path);
        if (!found.file) {
            report("cannot follow " + quote(path) + ": " + found.problem);
        } else if (!visited_.insert(*found.file).second) {
            report_circle(*found.file);
        } else {
            const bool is_first = included_.insert(*found.file).second;
            result_.inclusions.add({root_, frames_.back().file, offset}, {*found.file, is_first});
            follow(*found.file);
        }
    }

    // To include a file twice is no mistake, as long as the first time is over.
    void report_circle(FileId file) {
        const auto frame = std::find_if(frames_.begin(), frames_.end(),
                                        [&](const Frame& open) { return open.file == file; });
        if (frame == frames_.end()) {
            return;
        }
        const std::string& name = sources_.file(file).path();
        const text::Position place = sources_.begin({file, frame->colon, frame->colon});
        report(name + " includes itself: it is still being read, and led here at " + name + ':' +
               std::to_string(place.line));
    }

    void report(std::string message) {
        const Frame& frame = frames_.back();
        result_.diagnostics.push_back(
            text::diagnostic_at(sources_, {frame.file, frame.colon, frame.colon},
                                text::DiagnosticSeverity::Error, std::move(message)));
    }

    const std::vector<Token>& commands(FileId file) {
        const auto [known, is_new] = commands_.try_emplace(file);
        const std::string_view content = sources_.file(file).content();
        if (is_new && may_hold_commands(content)) {
            known->second = tokenize(content).directives;
        }
        return known->second;
    }

    text::SourceSet& sources_;
    const SqlcmdValues& values_;
    text::LinkedFiles files_;
    std::unordered_map<FileId, std::vector<Token>> commands_;  // the lines for sqlcmd
    std::set<FileId> included_;
    FollowedScripts result_;
    // Of the root that is being followed.
    FileId root_ = 0;
    SqlcmdVariables variables_;
    std::set<FileId> visited_;
    std::vector<Frame> frames_;
};

}  // namespace

FollowedScripts follow_inclusions(text::SourceSet& sources, const SqlcmdValues& values) {
    return Follower(sources, values).run();
}

}  // namespace tsqlaudit::syntax
