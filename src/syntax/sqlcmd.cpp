#include "syntax/sqlcmd.h"

#include <algorithm>

#include "syntax/words.h"

namespace tsqlaudit::syntax {

namespace {

constexpr std::string_view space = " \t\r\n";

// Takes the first word off a line, or all of what stands in double quotes.
std::string_view take_word(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(space), line.size()));
    const bool is_quoted = line.starts_with('"');
    if (is_quoted) {
        line.remove_prefix(1);
    }
    const std::size_t end =
        std::min(is_quoted ? line.find('"') : line.find_first_of(space), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(line.size(), end + 1));
    return word;
}

}  // namespace

void SqlcmdVariables::read_line(std::string_view line) {
    if (!is_word(take_word(line), ":SETVAR")) {
        return;
    }
    const std::string_view name = take_word(line);
    values_.insert_or_assign(std::string(name), std::string(take_word(line)));
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
