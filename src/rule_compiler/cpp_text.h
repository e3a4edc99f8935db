// Pieces of C++.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tsqlaudit::rule_compiler {

// "a\"b": a literal.
std::string literal(std::string_view text);

// An enumerator is written in Pascal case, in the data with dashes: "row-version" → "RowVersion".
std::string pascal_case(std::string_view words);

// A constant array, and what refers to it: "{}" where it has no items, else the name.
class Arrays {
public:
    // The items are C++ expressions of the type.
    std::string add(std::string_view type, const std::vector<std::string>& items);
    // The same of texts.
    std::string add_texts(const std::vector<std::string>& texts);

    const std::string& definitions() const { return definitions_; }

private:
    std::string definitions_;
    int count_ = 0;
};

// A designated initializer, one member after the other.
class Row {
public:
    // The value is a C++ expression.
    Row& add(std::string_view member, std::string_view value);
    Row& add_text(std::string_view member, std::string_view value) {
        return add(member, literal(value));
    }
    Row& add_flag(std::string_view member, bool value) {
        return add(member, value ? "true" : "false");
    }

    std::string text() const { return text_ + "}"; }

private:
    std::string text_ = "{";
};

// A source that includes a header, with everything in the namespace tsqlaudit::<name>: definitions
// that no other source sees, and those that the header offers.
std::string source(std::string_view name, std::string_view include, std::string_view hidden,
                   std::string_view offered);

}  // namespace tsqlaudit::rule_compiler
