#include "config/shape.h"

#include <array>

#include "text/nearest.h"

namespace tsqlaudit::config {

namespace {

constexpr std::array<std::string_view, 6> type_names{"null",   "true or false", "a number",
                                                     "a text", "a list",        "an object"};

std::string enumerated(const std::vector<std::string>& words) {
    std::string result;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string_view separator = at + 1 == words.size() ? " and " : ", ";
        result += at == 0 ? words[at] : std::string{separator} + words[at];
    }
    return result;
}

// "from 0 to 100"; empty if there are no limits.
std::string range(std::optional<double> minimum, std::optional<double> maximum) {
    if (minimum && maximum) {
        return fmt::format(" from {} to {}", *minimum, *maximum);
    }
    return minimum ? fmt::format(" of at least {}", *minimum) : "";
}

}  // namespace

void Problems::add(text::Position position, std::string message) {
    diagnostics_.push_back({.path = path_, .position = position, .message = std::move(message)});
}

void Problems::add_type(const JsonValue& value, std::string_view expected) {
    add(value.position, fmt::format("expected {}, not {}", expected,
                                    type_names.at(static_cast<std::size_t>(value.type))));
}

void Problems::add_unknown(text::Position position, std::string_view what, std::string_view name,
                           const std::vector<std::string>& known) {
    constexpr std::size_t most_to_list = 8;
    std::string message = fmt::format("unknown {} \"{}\"", what, name);
    if (const std::string nearest = text::nearest(name, known); !nearest.empty()) {
        message += fmt::format("; did you mean \"{}\"?", nearest);
    } else if (known.empty()) {
        message += " (there are none)";
    } else if (known.size() <= most_to_list) {
        message +=
            fmt::format(" (there {} {})", known.size() == 1 ? "is" : "are", enumerated(known));
    }
    add(position, std::move(message));
}

Shape<std::string> text_shape() {
    const auto read = [](const JsonValue& value, Problems& problems) {
        std::optional<std::string> result;
        if (value.type != JsonType::Text) {
            problems.add_type(value, "a text");
        } else if (value.text.empty()) {
            problems.add(value.position, "expected a text that is not empty");
        } else {
            result = value.text;
        }
        return result;
    };
    return {read, {{"type", "string"}, {"minLength", 1}}};
}

Shape<bool> flag_shape() {
    const auto read = [](const JsonValue& value, Problems& problems) -> std::optional<bool> {
        if (value.type != JsonType::Flag) {
            problems.add_type(value, "true or false");
            return std::nullopt;
        }
        return value.flag;
    };
    return {read, {{"type", "boolean"}}};
}

Shape<double> number_shape(std::optional<double> minimum, std::optional<double> maximum) {
    const std::string expected = "a number" + range(minimum, maximum);
    const auto read = [=](const JsonValue& value, Problems& problems) -> std::optional<double> {
        if (value.type != JsonType::Number) {
            problems.add_type(value, expected);
            return std::nullopt;
        }
        if ((minimum && value.number < *minimum) || (maximum && value.number > *maximum)) {
            problems.add(value.position,
                         fmt::format("expected {}, not {}", expected, value.number));
            return std::nullopt;
        }
        return value.number;
    };
    Schema schema{{"type", "number"}};
    if (minimum) {
        schema["minimum"] = *minimum;
    }
    if (maximum) {
        schema["maximum"] = *maximum;
    }
    return {read, std::move(schema)};
}

Shape<std::string> word_shape(std::string what, std::vector<std::string> words) {
    Schema schema{{"enum", words}};
    const auto read = [what = std::move(what), words = std::move(words)](
                          const JsonValue& value,
                          Problems& problems) -> std::optional<std::string> {
        if (value.type != JsonType::Text) {
            problems.add_type(value, "a text");
            return std::nullopt;
        }
        if (std::ranges::find(words, value.text) == words.end()) {
            problems.add_unknown(value.position, what, value.text, words);
            return std::nullopt;
        }
        return value.text;
    };
    return {read, std::move(schema)};
}

Schema described(const Schema& schema, std::string_view description) {
    Schema result{{"description", description}};
    result.update(schema);
    return result;
}

}  // namespace tsqlaudit::config
