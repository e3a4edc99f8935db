#include "rule_compiler/rule_table.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <ranges>
#include <stdexcept>

namespace tsqlaudit::rule_compiler {

namespace {

std::string enumerator(std::string_view type, const std::string& word) {
    return std::string{type} + "::" + pascal_case(word);
}

std::string number(const Json& value, const std::string& key) {
    if (!value.is_number()) {
        throw std::invalid_argument("\"" + key + "\" has to be a number");
    }
    return value.dump();
}

std::string priority(Section& variant) {
    const Json& value = variant.at("priority");
    if (!value.is_number_integer() || value.get<int>() < 1 || value.get<int>() > 3) {
        throw std::invalid_argument("\"priority\" has to be 1, 2 or 3");
    }
    return value.dump();
}

std::string variant_row(const Json& json) {
    Section variant{json};
    Row row;
    row.add_text("name", variant.text("name"))
        .add("severity", enumerator("Severity", variant.text("severity")))
        .add("kind", enumerator("Kind", variant.text("kind")))
        .add("confidence", enumerator("Confidence", variant.text("confidence")))
        .add("priority", priority(variant))
        .add_text("counted_by", variant.text_if_any("counted-by"))
        .add_text("when", variant.text("when"))
        .add_text("message", variant.text("message"));
    variant.finish();
    return row.text();
}

std::string parameter_row(const Json& json) {
    Section parameter{json};
    Row row;
    row.add_text("name", parameter.text("name"))
        .add("value", number(parameter.at("value"), "value"))
        .add_text("description", parameter.text("description"));
    parameter.finish();
    return row.text();
}

std::string word_list_row(const Json& json, Lists& lists, Arrays& arrays) {
    Section list{json};
    const std::vector<std::string> words = list.texts("words");
    Row row;
    row.add_text("name", list.text("name"))
        .add("words", arrays.add_texts(words))
        .add("phrases", lists.add(words))
        .add_text("description", list.text("description"));
    list.finish();
    return row.text();
}

// By name.
std::vector<std::string> argument_rows(Section& rule) {
    std::map<std::string, std::string> rows;
    if (const Json* json = rule.find("arguments")) {
        Section arguments{*json};
        for (const auto& [name, meaning] : json->items()) {
            rows[name] =
                "{.name = " + literal(name) + ", .meaning = " + literal(arguments.text(name)) + "}";
        }
    }
    std::vector<std::string> sorted;
    std::ranges::copy(std::views::values(rows), std::back_inserter(sorted));
    return sorted;
}

template <typename Write>
std::vector<std::string> rows_of(const std::vector<Json>& items, Write write) {
    std::vector<std::string> rows;
    std::ranges::transform(items, std::back_inserter(rows), write);
    return rows;
}

}  // namespace

std::string rule_row(std::string_view id, const Json& json, Lists& lists, Arrays& arrays) {
    Section rule{json};
    if (rule.text("id") != id) {
        throw std::invalid_argument("the id \"" + rule.text("id") +
                                    "\" does not fit the name of the file");
    }
    const auto variants = rows_of(rule.named_items("variants"), &variant_row);
    if (variants.empty()) {
        throw std::invalid_argument("no variants");
    }
    const auto texts = [&](const char* key) { return arrays.add_texts(rule.texts(key)); };
    const auto word_list = [&](const Json& item) { return word_list_row(item, lists, arrays); };
    Row row;
    row.add_text("id", id)
        .add_text("title", rule.text("title"))
        .add_text("category", rule.text("category"))
        .add_text("theme", rule.text("theme"))
        .add_text("summary", rule.text("summary"))
        .add_text("rationale", rule.paragraphs("rationale"))
        .add("fires", texts("fires"))
        .add("silent", texts("silent"))
        .add("skips", texts("skips"))
        .add_text("remediation", rule.paragraphs("remediation"))
        .add_text("unfixed", rule.text_if_any("unfixed"))
        .add_text("versions", rule.text("versions"))
        .add("references", texts("references"))
        .add("arguments", arrays.add("Argument", argument_rows(rule)))
        .add("variants", arrays.add("Variant", variants))
        .add_flag("variants_are_apart", rule.flag("variantsAreApart"))
        .add("parameters",
             arrays.add("Parameter", rows_of(rule.named_items("parameters"), &parameter_row)))
        .add("word_lists", arrays.add("WordList", rows_of(rule.named_items("words"), word_list)));
    rule.finish();
    return row.text();
}

std::vector<std::string> strength_rows(const Json& json, Lists& lists) {
    Section file{json};
    std::vector<std::string> rows;
    for (const Json& item : file.at("strengths")) {
        Section strength{item};
        Row row;
        row.add_text("id", strength.text("id"))
            .add_text("title", strength.text("title"))
            .add_text("message", strength.text("message"))
            .add("words", lists.add(strength.texts_if_any("words")));
        rows.push_back(row.text());
        strength.finish();
    }
    file.finish();
    return rows;
}

}  // namespace tsqlaudit::rule_compiler
