// Message templates: text with {placeholders}.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tsqlaudit::rules {

// The names of the placeholders, in order, repeats included. Throws std::invalid_argument on a
// brace without its partner or an empty name.
std::vector<std::string> placeholders(std::string_view message);

struct TextPart {
    std::uint32_t begin = 0;  // bytes
    std::uint32_t size = 0;

    std::string_view of(std::string_view text) const { return text.substr(begin, size); }
};

struct FilledMessage {
    std::string text;
    std::vector<TextPart> values;  // of the text: one for each placeholder, in order
};

// Throws std::invalid_argument when a placeholder has no argument.
FilledMessage fill_in(std::string_view message,
                      const std::map<std::string, std::string>& arguments);
std::string fill(std::string_view message, const std::map<std::string, std::string>& arguments);

// The same template with numbers for names, each placeholder its own: "{0} has {1}".
std::string numbered(std::string_view message);

// "a", "a and b", "a, b and c".
std::string enumerate(const std::vector<std::string>& names);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

// "1 index", "3 indexes".
std::string counted(std::ptrdiff_t count, std::string_view noun, std::string_view nouns);

// Of a noun that takes an s: "1 column", "3 columns".
std::string counted(std::size_t count, std::string_view noun);

}  // namespace tsqlaudit::rules
