// A data file, which has to hold what is asked for and nothing else. Whatever is wrong is a
// std::invalid_argument, without the name of the file.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace tsqlaudit::rule_compiler {

using Json = nlohmann::ordered_json;

// One object of the file.
class Section {
public:
    explicit Section(const Json& object);

    const Json& at(const std::string& key);
    const Json* find(const std::string& key);  // nullptr: it has none
    std::string text(const std::string& key);  // not empty
    std::string text_if_any(const std::string& key);
    std::vector<std::string> texts(const std::string& key);  // none of them empty
    std::vector<std::string> texts_if_any(const std::string& key);
    std::string paragraphs(const std::string& key);  // a list of texts as one
    bool flag(const std::string& key);               // absent: no
    // The objects of a list, with unique names; absent: none.
    const std::vector<Json>& named_items(const std::string& key);

    // All keys have been asked for.
    void finish() const;

private:
    const Json& object_;
    std::vector<std::string> used_;
};

}  // namespace tsqlaudit::rule_compiler
