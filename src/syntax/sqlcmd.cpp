#include "syntax/sqlcmd.h"

#include <algorithm>

#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

constexpr std::string_view space = " \t\r\n";

// Takes the first word off a line. Parts of it may stand in double quotes, as in $(Path)"\a b.sql";
// a doubled one inside of them stands for itself.
std::string take_word(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(space), line.size()));
    std::string word;
    bool is_quoted = false;
    while (!line.empty() && (is_quoted || space.find(line.front()) == std::string_view::npos)) {
        if (!line.starts_with('"')) {
            word += line.front();
        } else if (is_quoted && line.starts_with("\"\"")) {
            word += '"';
            line.remove_prefix(1);
        } else {
            is_quoted = !is_quoted;
        }
        line.remove_prefix(1);
    }
    return word;
}

}  // namespace

std::optional<std::string> SqlcmdVariables::execute(std::string_view line) {
    const std::string command = take_word(line);
    if (is_word(command, ":R")) {
        return expand(take_word(line));
    }
    if (is_word(command, ":SETVAR")) {
        const std::string name = take_word(line);
        if (line.find_first_not_of(space) == std::string_view::npos) {
            values_.erase(name);
        } else {
            values_.insert_or_assign(name, expand(take_word(line)));
        }
    }
    return std::nullopt;
}

std::string SqlcmdVariables::expand(std::string text) const {
    std::size_t begin = text.find("$(");
    while (begin != std::string::npos) {
        const std::size_t end = text.find(')', begin);
        if (end == std::string::npos) {
            break;
        }
        const auto found = values_.find(std::string_view(text).substr(begin + 2, end - begin - 2));
        if (found != values_.end()) {
            text.replace(begin, end - begin + 1, found->second);
            // A value is not expanded again.
            begin = text.find("$(", begin + found->second.size());
        } else {
            begin = text.find("$(", end);
        }
    }
    return text;
}

}  // namespace tsqlaudit::syntax
