#include "facts/vocabulary_section.h"

#include <stdexcept>
#include <utility>

namespace tsqlaudit::facts {

void reject_vocabulary(const std::string& why) {
    throw std::logic_error("rules/data/vocabulary.json: " + why);
}

VocabularySection::VocabularySection(const nlohmann::json& object, std::string name)
    : object_(object), name_(std::move(name)) {
    if (!object_.is_object()) {
        reject_vocabulary(name_ + " is not an object");
    }
}

const nlohmann::json* VocabularySection::find(const std::string& key) {
    used_.insert(key);
    const auto found = object_.find(key);
    return found == object_.end() ? nullptr : &*found;
}

const nlohmann::json& VocabularySection::at(const std::string& key) {
    const nlohmann::json* found = find(key);
    if (found == nullptr) {
        reject_vocabulary(name_ + " has no " + key);
    }
    return *found;
}

VocabularySection VocabularySection::section(const std::string& key) {
    return {at(key), key};
}

void VocabularySection::finish() const {
    for (const auto& [key, value] : object_.items()) {
        if (!used_.contains(key)) {
            reject_vocabulary(name_ + " has an unknown key: " + key);
        }
    }
}

}  // namespace tsqlaudit::facts
