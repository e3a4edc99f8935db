#include "syntax/names_in_strings.h"

#include <utility>

#include "syntax/words.h"

namespace tsqlaudit::syntax {

std::vector<std::string> split_name(std::string_view name) {
    std::vector<std::string> parts(1);
    char closing = '\0';
    for (std::size_t index = 0; index < name.size(); ++index) {
        const char character = name[index];
        if (closing == '\0' && character == '.') {
            parts.emplace_back();
            continue;
        }
        if (closing == '\0' && (character == '[' || character == '"')) {
            closing = character == '[' ? ']' : '"';
        } else if (character == closing && name.substr(index + 1, 1) == name.substr(index, 1)) {
            parts.back() += name[index++];  // doubled: a part of the name
        } else if (character == closing) {
            closing = '\0';
        }
        parts.back() += character;
    }
    for (std::string& part : parts) {
        part = name_of(part);
    }
    return parts;
}

ObjectName join_name(std::vector<std::string> parts, text::Span span) {
    ObjectName name;
    name.span = span;
    const auto take_last = [&parts] {
        std::string last;
        if (!parts.empty()) {
            last = std::move(parts.back());
            parts.pop_back();
        }
        return last;
    };
    name.name = take_last();
    name.schema = take_last();
    name.database = take_last();
    name.server = take_last();
    return name;
}

}  // namespace tsqlaudit::syntax
