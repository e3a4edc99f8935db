// Reading rules/data/vocabulary.json, which has to hold what is asked for and nothing else. For the
// loader alone.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace tsqlaudit::facts {

// Throws std::logic_error: the file is a part of the program.
[[noreturn]] void reject_vocabulary(const std::string& why);

// Reads one object and insists that all its keys are used.
class VocabularySection {
public:
    VocabularySection(const nlohmann::json& object, std::string name);

    const nlohmann::json* find(const std::string& key);  // nullptr: it has none
    const nlohmann::json& at(const std::string& key);
    VocabularySection section(const std::string& key);

    void finish() const;

private:
    const nlohmann::json& object_;
    std::string name_;
    std::set<std::string> used_;
};

}  // namespace tsqlaudit::facts
