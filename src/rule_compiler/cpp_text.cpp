#include "rule_compiler/cpp_text.h"

#include <nlohmann/json.hpp>
#include <algorithm>

namespace tsqlaudit::rule_compiler {

std::string literal(std::string_view text) {
    const auto is_control = [](char letter) { return static_cast<unsigned char>(letter) < ' '; };
    if (std::ranges::any_of(text,
                            [&](char letter) { return is_control(letter) && letter != '\n'; })) {
        throw std::invalid_argument("a control character in \"" + std::string{text} + '"');
    }
    return nlohmann::json(text).dump();  // all else is escaped as C++ does it
}

std::string pascal_case(std::string_view words) {
    std::string name;
    bool begins = true;
    for (const char letter : words) {
        if (letter == '-') {
            begins = true;
            continue;
        }
        const bool is_lower = letter >= 'a' && letter <= 'z';
        const bool is_digit = letter >= '0' && letter <= '9';
        if (!is_lower && !is_digit) {
            throw std::invalid_argument("not lower-case words with dashes: \"" +
                                        std::string{words} + '"');
        }
        name += begins && is_lower ? static_cast<char>(letter - 'a' + 'A') : letter;
        begins = false;
    }
    return name;
}

Row& Row::add(std::string_view member, std::string_view value) {
    text_ += text_.size() == 1 ? "." : ", .";
    text_ += member;
    text_ += " = ";
    text_ += value;
    return *this;
}

std::string Arrays::add(std::string_view type, const std::vector<std::string>& items) {
    if (items.empty()) {
        return "{}";
    }
    std::string name = "items_" + std::to_string(++count_);
    definitions_ += "constexpr std::array<" + std::string{type} + ", " +
                    std::to_string(items.size()) + "> " + name + "{{\n";
    for (const std::string& item : items) {
        definitions_ += "    " + item + ",\n";
    }
    definitions_ += "}};\n\n";
    return name;
}

std::string Arrays::add_texts(const std::vector<std::string>& texts) {
    std::vector<std::string> literals;
    literals.reserve(texts.size());
    std::ranges::transform(texts, std::back_inserter(literals), &literal);
    return add("std::string_view", literals);
}

std::string source(std::string_view name, std::string_view include, std::string_view hidden,
                   std::string_view offered) {
    const std::string space = "tsqlaudit::" + std::string{name};
    return "// Generated from rules/.\n#include \"" + std::string{include} +
           "\"\n\n#include <array>\n#include <string_view>\n\nnamespace " + space +
           " {\n\nnamespace {\n\n" + std::string{hidden} + "}  // namespace\n\n" +
           std::string{offered} + "\n}  // namespace " + space + "\n";
}

}  // namespace tsqlaudit::rule_compiler
