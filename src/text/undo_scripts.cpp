#include "text/undo_scripts.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "text/compare.h"
#include "text/undo_words.h"

namespace tsqlaudit::text {
namespace {

std::string_view folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

bool holds_word(std::string_view content, std::string_view word) {
    const auto matches = [&](std::size_t at) {
        return equals_ignoring_case(content.substr(at, word.size()), word);
    };
    for (std::size_t at = 0; at + word.size() <= content.size(); ++at) {
        if (matches(at)) {
            return true;
        }
    }
    return false;
}

// "U2.1__" of Flyway as "V2.1__", its partner's beginning; empty for other names.
std::string versioned_beginning(std::string_view name) {
    const std::size_t end = name.find("__");
    const bool is_versioned =
        (name.starts_with('U') || name.starts_with('u')) && end != std::string_view::npos &&
        end > 1 &&
        name.substr(1, end - 1).find_first_not_of("0123456789._") == std::string_view::npos;
    return is_versioned ? "V" + std::string(name.substr(1, end + 1)) : std::string();
}

class UndoFinder {
public:
    UndoFinder(const std::vector<SqlFile>& files, const std::vector<FileContent>& contents)
        : files_(files), contents_(contents) {
        for (const SqlFile& file : files_) {
            names_.insert(file.name);
            for (std::string_view folder = folder_of(file.name); !folder.empty();
                 folder = folder_of(folder)) {
                folders_.emplace(folder);
            }
        }
    }

    UndoScripts find() {
        UndoScripts result;
        std::map<std::string, std::pair<Diagnostic, std::size_t>> by_folder;
        for (std::size_t index = 0; index < files_.size(); ++index) {
            const SqlFile& file = files_[index];
            const std::optional<std::string> partner =
                file.named || file.in_project ? std::nullopt : partner_of(index);
            result.is_undo.push_back(partner.has_value());
            if (partner) {
                const Diagnostic diagnostic{DiagnosticSeverity::Info,
                                            file.name,
                                            {1, 1},
                                            "left out: by its name it undoes " + *partner};
                ++by_folder.try_emplace(std::string(folder_of(file.name)), diagnostic, 0)
                      .first->second.second;
            }
        }
        for (auto& [folder, group] : by_folder) {
            auto& [diagnostic, count] = group;
            if (count > 1) {
                diagnostic.message +=
                    "; so are more in its folder, " + std::to_string(count) + " in all";
            }
            result.diagnostics.push_back(std::move(diagnostic));
        }
        return result;
    }

private:
    // What a file undoes, if it is there.
    std::optional<std::string> partner_of(std::size_t index) const {
        const SqlFile& file = files_[index];
        if (!file.name.ends_with(file.order)) {
            return {};
        }
        // Only what the user did not name himself.
        std::size_t begin = file.name.size() - file.order.size();
        for (std::size_t slash = file.name.find('/', begin); slash != std::string::npos;
             slash = file.name.find('/', begin)) {
            if (auto partner = partner_folder(file.name.substr(0, begin),
                                              file.name.substr(begin, slash - begin))) {
                return partner;
            }
            begin = slash + 1;
        }
        return partner_file(index, begin);
    }

    std::optional<std::string> partner_folder(const std::string& before,
                                              const std::string& name) const {
        for (const UndoWord& word : undo_words(name)) {
            for (const std::string_view opposite : word.opposites) {
                std::string other = name;
                other = before + other.replace(word.begin, word.length, opposite);
                if (word.is_apart && folders_.contains(other)) {
                    return other + '/';
                }
            }
        }
        return {};
    }

    std::optional<std::string> partner_file(std::size_t index, std::size_t begin) const {
        const std::string& path = files_[index].name;
        const std::string before = path.substr(0, begin);
        const std::string name = path.substr(begin);
        if (const std::string version = versioned_beginning(name); !version.empty()) {
            const auto partner = names_.lower_bound(before + version);
            if (partner != names_.end() &&
                equals_ignoring_case(partner->substr(0, begin + version.size()),
                                     before + version)) {
                return *partner;
            }
        }
        const std::string stem = name.substr(0, name.rfind('.'));
        for (const UndoWord& word : undo_words(stem)) {
            for (const std::string_view opposite : word.opposites) {
                std::string other = name;
                other = before + other.replace(word.begin, word.length, opposite);
                if (const auto partner = names_.find(other);
                    partner != names_.end() && (word.is_apart || only_drops(index))) {
                    return *partner;
                }
            }
            const auto partner = names_.find(before + without(name, word));
            if (partner != names_.end() && only_drops(index)) {
                return *partner;
            }
        }
        return {};
    }

    // With what parts the word from the others.
    static std::string without(std::string name, const UndoWord& word) {
        const std::size_t separator = word.is_apart ? 1 : 0;
        return name.erase(word.begin - (word.begin > 0 ? separator : 0), word.length + separator);
    }

    bool only_drops(std::size_t index) const {
        const std::string& content = contents_[index].text;
        return holds_word(content, "DROP") && !holds_word(content, "CREATE");
    }

    const std::vector<SqlFile>& files_;
    const std::vector<FileContent>& contents_;
    std::set<std::string, LessIgnoringCase> names_;
    std::set<std::string, LessIgnoringCase> folders_;
};

}  // namespace

UndoScripts find_undo_scripts(const std::vector<SqlFile>& files,
                              const std::vector<FileContent>& contents) {
    return UndoFinder(files, contents).find();
}

}  // namespace tsqlaudit::text
