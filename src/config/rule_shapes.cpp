#include "config/rule_shapes.h"

#include "rules/metadata.h"

namespace tsqlaudit::config {

namespace {

constexpr const char* off = "off";

std::vector<std::string> severities() {
    std::vector<std::string> words;
    words.reserve(std::size(rules::all_severities));
    for (const rules::Severity severity : rules::all_severities) {
        words.emplace_back(to_string(severity));
    }
    return words;
}

std::vector<std::string> levels() {
    std::vector<std::string> words = severities();
    words.emplace_back(off);
    return words;
}

// A severity or "off".
Shape<rules::Adjustment> level_shape() {
    const auto read = [read_word = word_shape("severity", levels()).read](
                          const JsonValue& value,
                          Problems& problems) -> std::optional<rules::Adjustment> {
        const std::optional<std::string> word = read_word(value, problems);
        if (!word) {
            return std::nullopt;
        }
        return rules::Adjustment{.is_off = word == off, .severity = rules::parse_severity(*word)};
    };
    return {read, {{"$ref", "#/definitions/level"}}};
}

Shape<std::string> name_shape() {
    const auto categories = rules::rule_categories();
    std::vector<std::string> names{categories.begin(), categories.end()};
    for (const rules::RuleMetadata& rule : rules::all_rules()) {
        names.emplace_back(rule.id);
    }
    return word_shape("rule", std::move(names));
}

using Parameters = decltype(rules::Adjustment::parameters);

Shape<Parameters> parameters_shape(const rules::RuleMetadata& rule) {
    std::vector<Key<Parameters>> keys;
    for (const rules::Parameter& parameter : rule.parameters) {
        Shape<double> number = number_shape(0);
        number.schema["default"] = parameter.value;
        const auto read = [name = std::string{parameter.name},
                           read_number = std::move(number.read)](
                              const JsonMember& json, Parameters& values, Problems& problems) {
            if (const std::optional<double> value = read_number(json.value, problems)) {
                values[name] = *value;
            }
        };
        keys.push_back(
            {std::string{parameter.name}, described(number.schema, parameter.description), read});
    }
    return object_shape("parameter of " + std::string{rule.id}, std::move(keys));
}

Shape<rules::Adjustment> settings_shape(const rules::RuleMetadata& rule) {
    const auto read_level = [level = level_shape().read](const JsonMember& json,
                                                         rules::Adjustment& adjustment,
                                                         Problems& problems) {
        if (const std::optional<rules::Adjustment> read = level(json.value, problems)) {
            adjustment.is_off = read->is_off;
            adjustment.severity = read->severity;
        }
    };
    return object_shape<rules::Adjustment>(
        "key", {{"severity", level_shape().schema, read_level},
                key("parameters", "Numbers that the rule goes by.", &rules::Adjustment::parameters,
                    parameters_shape(rule))});
}

// Either a level or an object with more.
Shape<rules::Adjustment> adjustment_shape(const rules::RuleMetadata& rule) {
    Shape<rules::Adjustment> level = level_shape();
    Shape<rules::Adjustment> settings = settings_shape(rule);
    const auto read =
        [read_level = std::move(level.read), read_settings = std::move(settings.read)](
            const JsonValue& value, Problems& problems) -> std::optional<rules::Adjustment> {
        if (value.type == JsonType::Object) {
            return read_settings(value, problems);
        }
        if (value.type == JsonType::Text) {
            return read_level(value, problems);
        }
        problems.add_type(value, "a severity, \"off\" or an object");
        return std::nullopt;
    };
    return {read, {{"anyOf", {std::move(level.schema), std::move(settings.schema)}}}};
}

template <typename ShapeOf>
Shape<rules::Adjustments> by_rule(ShapeOf shape_of) {
    std::vector<Key<rules::Adjustments>> keys;
    for (const rules::RuleMetadata& rule : rules::all_rules()) {
        Shape<rules::Adjustment> shape = shape_of(rule);
        const auto read = [id = std::string{rule.id}, read_adjustment = std::move(shape.read)](
                              const JsonMember& json, rules::Adjustments& adjustments,
                              Problems& problems) {
            if (std::optional<rules::Adjustment> value = read_adjustment(json.value, problems)) {
                adjustments[id] = std::move(*value);
            }
        };
        keys.push_back({std::string{rule.id}, described(shape.schema, rule.title), read});
    }
    return object_shape("rule", std::move(keys));
}

}  // namespace

Schema definitions() {
    return {{"level", described(word_shape("severity", levels()).schema,
                                "The severity of all findings of the rule, or \"off\" for none.")},
            {"rule", described(name_shape().schema, "The id of a rule, or a category.")}};
}

Shape<std::string> severity_shape() {
    return word_shape("severity", severities());
}

Shape<std::string> rule_or_category_shape() {
    return {name_shape().read, {{"$ref", "#/definitions/rule"}}};
}

Shape<rules::Adjustments> levels_shape() {
    return by_rule([](const rules::RuleMetadata& /*rule*/) { return level_shape(); });
}

Shape<rules::Adjustments> adjustments_shape() {
    return by_rule(&adjustment_shape);
}

}  // namespace tsqlaudit::config
