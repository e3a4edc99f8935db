#include "rules/message.h"

#include <functional>
#include <numeric>
#include <stdexcept>

#include "text/byte_set.h"

namespace tsqlaudit::rules {

namespace {

constexpr text::ByteSet braces{"{}"};

// Calls `text` and `name` with the parts of a template, in order.
template <typename OnText, typename OnName>
void split(std::string_view message, OnText text, OnName name) {
    while (!message.empty()) {
        const std::size_t brace = braces.find_in(message);
        text(message.substr(0, brace));
        if (brace == message.size()) {
            return;
        }
        const std::size_t end = braces.find_in(message, brace + 1);
        if (message[brace] == '}' || end == message.size() || message[end] == '{' ||
            end == brace + 1) {
            throw std::invalid_argument{"unpaired or empty braces in \"" + std::string{message} +
                                        "\""};
        }
        name(message.substr(brace + 1, end - brace - 1));
        message.remove_prefix(end + 1);
    }
}

}  // namespace

std::vector<std::string> placeholders(std::string_view message) {
    std::vector<std::string> names;
    split(
        message, [](std::string_view) {}, [&](std::string_view name) { names.emplace_back(name); });
    return names;
}

FilledMessage fill_in(std::string_view message,
                      const std::map<std::string, std::string>& arguments) {
    FilledMessage filled;
    filled.text.reserve(
        std::transform_reduce(arguments.begin(), arguments.end(), message.size(), std::plus<>{},
                              [](const auto& argument) { return argument.second.size(); }));
    filled.values.reserve(arguments.size());
    split(
        message, [&](std::string_view text) { filled.text += text; },
        [&](std::string_view name) {
            const auto found = arguments.find(std::string{name});
            if (found == arguments.end()) {
                throw std::invalid_argument{"no argument for {" + std::string{name} + "}"};
            }
            filled.values.push_back({.begin = static_cast<std::uint32_t>(filled.text.size()),
                                     .size = static_cast<std::uint32_t>(found->second.size())});
            filled.text += found->second;
        });
    return filled;
}

std::string fill(std::string_view message, const std::map<std::string, std::string>& arguments) {
    return fill_in(message, arguments).text;
}

std::string numbered(std::string_view message) {
    std::string result;
    std::size_t number = 0;
    split(
        message, [&](std::string_view text) { result += text; },
        [&](std::string_view) { result += "{" + std::to_string(number++) + "}"; });
    return result;
}

std::string enumerate(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) {
            text += i + 1 == names.size() ? " and " : ", ";
        }
        text += names[i];
    }
    return text;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (const std::string& part : parts) {
        text += text.empty() ? part : std::string{separator} + part;
    }
    return text;
}

std::string counted(std::ptrdiff_t count, std::string_view noun, std::string_view nouns) {
    return std::to_string(count) + " " + std::string{count == 1 ? noun : nouns};
}

std::string counted(std::size_t count, std::string_view noun) {
    return counted(static_cast<std::ptrdiff_t>(count), noun, std::string{noun} + "s");
}

}  // namespace tsqlaudit::rules
