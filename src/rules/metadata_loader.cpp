#include "rules/metadata_loader.h"

#include <nlohmann/json.hpp>
#include <algorithm>
#include <initializer_list>
#include <set>
#include <stdexcept>

#include "facts/vocabulary.h"
#include "rules/message.h"
#include "rules/table_trait.h"

namespace tsqlaudit::rules {

namespace {

using Json = nlohmann::json;

// Every failure is one of this; parse_rule adds the path.
[[noreturn]] void fail(const std::string& what) {
    throw std::invalid_argument{what};
}

void check_keys(const Json& object, std::initializer_list<std::string_view> allowed) {
    for (const auto& [key, value] : object.items()) {
        if (std::ranges::find(allowed, key) == allowed.end()) {
            fail("unknown key \"" + key + "\"");
        }
    }
}

const Json& member(const Json& object, const std::string& key) {
    const auto found = object.find(key);
    if (found == object.end()) {
        fail("missing \"" + key + "\"");
    }
    return *found;
}

std::string text(const Json& object, const std::string& key) {
    const Json& value = member(object, key);
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
        fail("\"" + key + "\" has to be a text that is not empty");
    }
    return value.get<std::string>();
}

std::vector<std::string> texts(const Json& object, const std::string& key) {
    const Json& value = member(object, key);
    if (!value.is_array()) {
        fail("\"" + key + "\" has to be a list of texts");
    }
    std::vector<std::string> result;
    for (const Json& item : value) {
        if (!item.is_string() || item.get_ref<const std::string&>().empty()) {
            fail("\"" + key + "\" has to be a list of texts");
        }
        result.push_back(item.get<std::string>());
    }
    return result;
}

std::string paragraphs(const Json& object, const std::string& key) {
    std::string joined;
    for (const std::string& paragraph : texts(object, key)) {
        joined += joined.empty() ? paragraph : "\n\n" + paragraph;
    }
    if (joined.empty()) {
        fail("\"" + key + "\" is empty");
    }
    return joined;
}

template <typename Enum>
Enum word(const Json& object, const std::string& key,
          std::optional<Enum> (*parse)(std::string_view)) {
    const std::string value = text(object, key);
    const std::optional<Enum> parsed = parse(value);
    if (!parsed) {
        fail("\"" + key + "\" cannot be \"" + value + "\"");
    }
    return *parsed;
}

// Absent means no.
bool flag(const Json& object, const std::string& key) {
    const auto found = object.find(key);
    if (found != object.end() && !found->is_boolean()) {
        fail("\"" + key + "\" has to be true or false");
    }
    return found != object.end() && found->get<bool>();
}

int priority(const Json& object) {
    const Json& value = member(object, "priority");
    if (!value.is_number_integer() || value.get<int>() < 1 || value.get<int>() > 3) {
        fail("\"priority\" has to be 1, 2 or 3");
    }
    return value.get<int>();
}

Variant parse_variant(const Json& object) {
    check_keys(object, {"name", "severity", "kind", "confidence", "priority", "counted-by", "when",
                        "message"});
    return Variant{.name = text(object, "name"),
                   .severity = word(object, "severity", &parse_severity),
                   .kind = word(object, "kind", &parse_kind),
                   .confidence = word(object, "confidence", &parse_confidence),
                   .priority = priority(object),
                   .counted_by = object.contains("counted-by") ? text(object, "counted-by") : "",
                   .when = text(object, "when"),
                   .message = text(object, "message")};
}

Parameter parse_parameter(const Json& object) {
    check_keys(object, {"name", "value", "description"});
    const Json& value = member(object, "value");
    if (!value.is_number()) {
        fail("\"value\" has to be a number");
    }
    return Parameter{.name = text(object, "name"),
                     .value = value.get<double>(),
                     .description = text(object, "description")};
}

WordList parse_words(const Json& object) {
    check_keys(object, {"name", "words", "description"});
    WordList list{.name = text(object, "name"),
                  .words = texts(object, "words"),
                  .description = text(object, "description")};
    list.phrases = facts::phrases_of(list.words);
    return list;
}

// A list of objects with unique names; absent means empty.
template <typename Item>
std::vector<Item> named_items(const Json& object, const std::string& key,
                              Item (*parse)(const Json&)) {
    std::vector<Item> items;
    if (!object.contains(key)) {
        return items;
    }
    if (!object[key].is_array()) {
        fail("\"" + key + "\" has to be a list");
    }
    for (const Json& json : object[key]) {
        if (!json.is_object()) {
            fail("\"" + key + "\" has to be a list of objects");
        }
        Item item = parse(json);
        if (std::ranges::find(items, item.name, &Item::name) != items.end()) {
            fail("two \"" + item.name + "\" in \"" + key + "\"");
        }
        items.push_back(std::move(item));
    }
    return items;
}

std::map<std::string, std::string> parse_arguments(const Json& object) {
    std::map<std::string, std::string> arguments;
    if (object.contains("arguments")) {
        const Json& json = object["arguments"];
        if (!json.is_object()) {
            fail("\"arguments\" has to be an object");
        }
        for (const auto& [name, description] : json.items()) {
            arguments.emplace(name, text(json, name));
        }
    }
    return arguments;
}

// Every placeholder is declared, and every declared argument is used.
void check_placeholders(const RuleMetadata& rule) {
    std::set<std::string> used;
    for (const Variant& variant : rule.variants) {
        for (const std::string& name : placeholders(variant.message)) {
            used.insert(name);
            if (name != "table" && name != "columns" && !rule.arguments.contains(name)) {
                fail("unknown placeholder {" + name + "} in the message of \"" + variant.name +
                     "\"");
            }
        }
    }
    for (const auto& [name, description] : rule.arguments) {
        if (!used.contains(name)) {
            fail("no message uses the argument \"" + name + "\"");
        }
    }
}

void check_words(const RuleMetadata& rule, std::string_view path) {
    if (path != "rules/" + rule.id + ".json") {
        fail("the id \"" + rule.id + "\" does not fit the name of the file");
    }
    if (std::ranges::find(rule_categories(), rule.category) == rule_categories().end()) {
        fail("unknown category \"" + rule.category + "\"");
    }
    for (const std::string& trait : rule.skips) {
        if (std::ranges::find(table_traits(), trait, &TableTrait::name) == table_traits().end()) {
            fail("\"skips\" cannot name \"" + trait + "\"");
        }
    }
    if (rule.variants.empty()) {
        fail("no variants");
    }
}

RuleMetadata read(std::string_view path, const Json& object) {
    if (!object.is_object()) {
        fail("not an object");
    }
    check_keys(object, {"id", "title", "category", "theme", "summary", "rationale", "fires",
                        "silent", "skips", "remediation", "unfixed", "versions", "references",
                        "arguments", "variants", "variantsAreApart", "parameters", "words"});
    RuleMetadata rule{.id = text(object, "id"),
                      .title = text(object, "title"),
                      .category = text(object, "category"),
                      .theme = text(object, "theme"),
                      .summary = text(object, "summary"),
                      .rationale = paragraphs(object, "rationale"),
                      .fires = texts(object, "fires"),
                      .silent = texts(object, "silent"),
                      .skips = texts(object, "skips"),
                      .remediation = paragraphs(object, "remediation"),
                      .unfixed = object.contains("unfixed") ? text(object, "unfixed") : "",
                      .versions = text(object, "versions"),
                      .references = texts(object, "references"),
                      .arguments = parse_arguments(object),
                      .variants = named_items(object, "variants", &parse_variant),
                      .variants_are_apart = flag(object, "variantsAreApart"),
                      .parameters = named_items(object, "parameters", &parse_parameter),
                      .word_lists = named_items(object, "words", &parse_words)};
    check_words(rule, path);
    check_placeholders(rule);
    return rule;
}

}  // namespace

RuleMetadata parse_rule(std::string_view path, std::string_view json) {
    try {
        return read(path, Json::parse(json));
    } catch (const Json::exception& error) {
        throw std::runtime_error{std::string{path} + ": " + error.what()};
    } catch (const std::invalid_argument& error) {
        throw std::runtime_error{std::string{path} + ": " + error.what()};
    }
}

}  // namespace tsqlaudit::rules
