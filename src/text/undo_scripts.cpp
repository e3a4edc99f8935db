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
#include "text/skip_comment.h"
#include "text/undo_words.h"

namespace tsqlaudit::text {
namespace {

std::string_view folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

bool is_word_character(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '_';
}

// Outside of comments; what only a lexer knows, such as strings, is overlooked.
bool holds_word(std::string_view sql, std::string_view word) {
    for (std::size_t at = 0; at < sql.size();) {
        std::size_t end = skip_comment(sql, at);
        if (end == at) {
            while (end < sql.size() && is_word_character(sql[end])) {
                ++end;
            }
            if (equals_ignoring_case(sql.substr(at, end - at), word)) {
                return true;
            }
        }
        at = std::max(end, at + 1);
    }
    return false;
}

// "Down", "dbo.Down": a table may be called that.
bool may_be_table(std::string_view stem, const UndoWord& word) {
    const std::string_view before = stem.substr(0, word.begin);
    const bool has_digit = before.find_first_of("0123456789") != std::string_view::npos;
    return word.begin + word.length == stem.size() && !has_digit &&
           (before.empty() || before.find('.') + 1 == before.size());
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
        : files_(files), contents_(contents) {}

    UndoScripts find() {
        UndoScripts result;
        if (std::ranges::none_of(files_, may_undo_by_name)) {
            result.is_undo.resize(files_.size());
            return result;
        }
        note_names();
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
    static bool may_undo_by_name(const SqlFile& file) {
        const std::string_view path = file.order;
        return !undo_words(path).empty() ||
               !versioned_beginning(path.substr(path.rfind('/') + 1)).empty();
    }

    void note_names() {
        for (const SqlFile& file : files_) {
            names_.insert(file.name);
            for (std::string_view folder = folder_of(file.name); !folder.empty();
                 folder = folder_of(folder)) {
                folders_.emplace(folder);
            }
        }
    }

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
            if (auto partner = partner_folder(index, begin, slash)) {
                return partner;
            }
            begin = slash + 1;
        }
        return partner_file(index, begin);
    }

    // Of the folder whose name stands there in the path of a file. A folder of the opposite name
    // is one if it has a file of the same name, or the content leaves it possible.
    std::optional<std::string> partner_folder(std::size_t index, std::size_t begin,
                                              std::size_t end) const {
        const std::string& path = files_[index].name;
        const std::string name = path.substr(begin, end - begin);
        for (const UndoWord& word : undo_words(name)) {
            for (const std::string_view opposite : word.opposites) {
                std::string other = name;
                other = path.substr(0, begin) + other.replace(word.begin, word.length, opposite);
                const auto partner = folders_.find(other);
                if (word.is_apart && partner != folders_.end() &&
                    (names_.contains(other + path.substr(end)) || may_undo(index))) {
                    return *partner + '/';
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
                    partner != names_.end() && may_undo(index, stem, word)) {
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

    bool may_undo(std::size_t index, std::string_view stem, const UndoWord& word) const {
        if (!word.is_apart) {
            return only_drops(index);
        }
        return !may_be_table(stem, word) || may_undo(index);
    }

    bool may_undo(std::size_t index) const {
        return holds(index, "DROP") || !holds(index, "CREATE");
    }

    bool only_drops(std::size_t index) const {
        return holds(index, "DROP") && !holds(index, "CREATE");
    }

    bool holds(std::size_t index, std::string_view word) const {
        return holds_word(contents_[index].text, word);
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
