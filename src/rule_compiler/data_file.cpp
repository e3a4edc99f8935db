#include "rule_compiler/data_file.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace tsqlaudit::rule_compiler {

namespace {

bool is_text(const Json& value) {
    return value.is_string() && !value.get_ref<const std::string&>().empty();
}

}  // namespace

Section::Section(const Json& object) : object_{object} {
    if (!object.is_object()) {
        throw std::invalid_argument("not an object");
    }
}

const Json* Section::find(const std::string& key) {
    used_.push_back(key);
    const auto found = object_.find(key);
    return found == object_.end() ? nullptr : &*found;
}

const Json& Section::at(const std::string& key) {
    const Json* found = find(key);
    if (found == nullptr) {
        throw std::invalid_argument("missing \"" + key + "\"");
    }
    return *found;
}

std::string Section::text(const std::string& key) {
    const Json& value = at(key);
    if (!is_text(value)) {
        throw std::invalid_argument("\"" + key + "\" has to be a text that is not empty");
    }
    return value.get<std::string>();
}

std::string Section::text_if_any(const std::string& key) {
    return find(key) == nullptr ? std::string{} : text(key);
}

std::vector<std::string> Section::texts(const std::string& key) {
    const Json& value = at(key);
    if (!value.is_array() || !std::ranges::all_of(value, &is_text)) {
        throw std::invalid_argument("\"" + key + "\" has to be a list of texts");
    }
    return value.get<std::vector<std::string>>();
}

std::vector<std::string> Section::texts_if_any(const std::string& key) {
    return find(key) == nullptr ? std::vector<std::string>{} : texts(key);
}

std::string Section::paragraphs(const std::string& key) {
    std::string joined;
    for (const std::string& paragraph : texts(key)) {
        joined += joined.empty() ? paragraph : "\n\n" + paragraph;
    }
    if (joined.empty()) {
        throw std::invalid_argument("\"" + key + "\" is empty");
    }
    return joined;
}

bool Section::flag(const std::string& key) {
    const Json* value = find(key);
    if (value != nullptr && !value->is_boolean()) {
        throw std::invalid_argument("\"" + key + "\" has to be true or false");
    }
    return value != nullptr && value->get<bool>();
}

const std::vector<Json>& Section::named_items(const std::string& key) {
    static const std::vector<Json> none;
    const Json* list = find(key);
    if (list == nullptr) {
        return none;
    }
    if (!list->is_array() ||
        !std::ranges::all_of(*list, [](const Json& item) { return item.is_object(); })) {
        throw std::invalid_argument("\"" + key + "\" has to be a list of objects");
    }
    std::set<std::string> names;
    for (const Json& item : *list) {
        const std::string name = Section{item}.text("name");
        if (!names.insert(name).second) {
            throw std::invalid_argument("two \"" + name + "\" in \"" + key + "\"");
        }
    }
    return list->get_ref<const std::vector<Json>&>();
}

void Section::finish() const {
    for (const auto& [key, value] : object_.items()) {
        if (std::ranges::find(used_, key) == used_.end()) {
            throw std::invalid_argument("unknown key \"" + key + "\"");
        }
    }
}

}  // namespace tsqlaudit::rule_compiler
