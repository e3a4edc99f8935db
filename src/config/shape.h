// Within this library only: what a value of the configuration looks like. A shape both reads such a
// value and describes it as JSON Schema, so that the two cannot differ.
#pragma once

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/json_value.h"

namespace tsqlaudit::config {

using Schema = nlohmann::ordered_json;

// Collects what is wrong with the values of one file.
class Problems {
public:
    Problems(std::string path, text::Diagnostics& diagnostics)
        : path_{std::move(path)}, diagnostics_{diagnostics} {}

    void add(text::Position position, std::string message);
    // "expected a number, not a text".
    void add_type(const JsonValue& value, std::string_view expected);
    // "unknown key "tagret"; did you mean "target"?"
    void add_unknown(text::Position position, std::string_view what, std::string_view name,
                     const std::vector<std::string>& known);

private:
    std::string path_;
    text::Diagnostics& diagnostics_;
};

template <typename T>
struct Shape {
    std::function<std::optional<T>(const JsonValue&, Problems&)> read;  // none: it is no such value
    Schema schema;
};

Shape<std::string> text_shape();  // not empty
Shape<bool> flag_shape();
Shape<double> number_shape(std::optional<double> minimum = {}, std::optional<double> maximum = {});
// One of these; `what` names such a word in messages.
Shape<std::string> word_shape(std::string what, std::vector<std::string> words);

// What is wrong with an item does not keep the others from being read.
template <typename T>
Shape<std::vector<T>> list_shape(Shape<T> item) {
    Schema schema{{"type", "array"}, {"items", item.schema}};
    const auto read = [item = std::move(item.read)](
                          const JsonValue& value,
                          Problems& problems) -> std::optional<std::vector<T>> {
        if (value.type != JsonType::List) {
            problems.add_type(value, "a list");
            return std::nullopt;
        }
        std::vector<T> result;
        for (const JsonValue& each : value.items) {
            if (std::optional<T> read_item = item(each, problems)) {
                result.push_back(std::move(*read_item));
            }
        }
        return result;
    };
    return {read, std::move(schema)};
}

// One key of an object that is read into an Owner.
template <typename Owner>
struct Key {
    std::string name;
    Schema schema;
    std::function<void(const JsonMember&, Owner&, Problems&)> read;
};

Schema described(const Schema& schema, std::string_view description);

template <typename Owner, typename T, typename Member>
Key<Owner> key(std::string name, std::string_view description, Member Owner::*member,
               Shape<T> shape) {
    const auto read = [member, read_value = std::move(shape.read)](
                          const JsonMember& json, Owner& owner, Problems& problems) {
        if (std::optional<T> value = read_value(json.value, problems)) {
            owner.*member = std::move(*value);
        }
    };
    return {std::move(name), described(std::move(shape.schema), description), read};
}

// An object with arbitrary keys, each a `what` in messages: read_key says whether it can be one.
template <typename Owner>
void read_members(const JsonValue& object, std::string_view what,
                  const std::vector<Key<Owner>>& keys, Owner& owner, Problems& problems) {
    std::map<std::string_view, text::Position> seen;
    for (const JsonMember& member : object.members) {
        if (!seen.emplace(member.key, member.position).second) {
            problems.add(member.position, fmt::format("\"{}\" is given twice", member.key));
            continue;
        }
        const auto found = std::ranges::find(keys, member.key, &Key<Owner>::name);
        if (found != keys.end()) {
            found->read(member, owner, problems);
            continue;
        }
        std::vector<std::string> known;
        known.reserve(keys.size());
        for (const Key<Owner>& each : keys) {
            known.push_back(each.name);
        }
        problems.add_unknown(member.position, what, member.key, known);
    }
}

// An object with these keys, all of them optional but those `required`; `what` names a key in
// messages.
template <typename Owner>
Shape<Owner> object_shape(std::string what, std::vector<Key<Owner>> keys,
                          std::vector<std::string> required = {}) {
    Schema schema{{"type", "object"}, {"additionalProperties", false}};
    if (!required.empty()) {
        schema["required"] = required;
    }
    schema["properties"] = Schema::object();
    for (const Key<Owner>& each : keys) {
        schema["properties"][each.name] = each.schema;
    }
    const auto read = [what = std::move(what), keys = std::move(keys),
                       required = std::move(required)](const JsonValue& value,
                                                       Problems& problems) -> std::optional<Owner> {
        if (value.type != JsonType::Object) {
            problems.add_type(value, "an object");
            return std::nullopt;
        }
        Owner owner{};
        read_members(value, what, keys, owner, problems);
        for (const std::string& name : required) {
            if (std::ranges::find(value.members, name, &JsonMember::key) == value.members.end()) {
                problems.add(value.position, fmt::format("\"{}\" is missing", name));
            }
        }
        return owner;
    };
    return {read, std::move(schema)};
}

}  // namespace tsqlaudit::config
