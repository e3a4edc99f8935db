#include "rule_compiler/vocabulary_table.h"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace tsqlaudit::rule_compiler {

namespace {

using names::WordForm;

// Texts that are looked for as they stand; all other lists are phrases.
constexpr std::string_view plain_texts = "one_to_one";

// The sections that are no lists of phrases, but are read by others or in another way.
bool is_apart(std::string_view section) {
    return section == "about" || section == "words" || section == "lists";
}

std::string row_of(const WordForm& form) {
    return "{" + literal(form.word) + ", " + literal(form.form) + "}";
}

// Says where it is, if something is wrong.
template <typename Act>
auto within(const std::string& section, Act act) {
    try {
        return act();
    } catch (const std::invalid_argument& error) {
        throw std::invalid_argument("\"" + section + "\": " + error.what());
    }
}

// The lists of the section "lists" stand for their phrases wherever "@name" does.
class Phrases {
public:
    Phrases(const Json& vocabulary, Lists& lists) : lists_{lists} {
        Section shared{Section{vocabulary}.at("lists")};
        for (const auto& [name, phrases] : vocabulary.at("lists").items()) {
            shared_[name] = shared.texts(name);
        }
    }

    std::string set(const std::vector<std::string>& phrases) { return lists_.add(all_of(phrases)); }

private:
    std::vector<std::string> all_of(const std::vector<std::string>& phrases) const {
        std::vector<std::string> all;
        for (const std::string& phrase : phrases) {
            if (!phrase.starts_with('@')) {
                all.push_back(phrase);
                continue;
            }
            const auto shared = shared_.find(phrase.substr(1));
            if (shared == shared_.end()) {
                throw std::invalid_argument("there is no list " + phrase);
            }
            std::ranges::copy(shared->second, std::back_inserter(all));
        }
        return all;
    }

    Lists& lists_;
    std::map<std::string, std::vector<std::string>> shared_;
};

std::string role_row(const Json& json, Phrases& phrases) {
    Section rule{json};
    std::string types;
    for (const std::string& type : rule.texts("types")) {
        types += (types.empty() ? "TypeGroup::" : " | TypeGroup::") + pascal_case(type);
    }
    const auto set = [&](const char* key) { return phrases.set(rule.texts_if_any(key)); };
    const Json* length = rule.find("max_length");
    if (length != nullptr && !length->is_number_unsigned()) {
        throw std::invalid_argument("\"max_length\" has to be a number");
    }
    Row row;
    row.add("role", "ColumnRole::" + pascal_case(rule.text("role")))
        .add("types", types)
        .add("names", set("names"))
        .add("except", set("except"))
        .add("beside", set("beside"))
        .add("max_length", length == nullptr ? "0" : length->dump())
        .add_flag("is_enum_like", rule.flag("enum_like"));
    rule.finish();
    return row.text();
}

std::string known_row(const Json& json, Phrases& phrases) {
    Section number{json};
    Row row;
    row.add("columns", phrases.set(number.texts("columns")))
        .add("tables", phrases.set(number.texts("tables")));
    number.finish();
    return row.text();
}

template <typename Write>
std::string rows_of(const Json& list, std::string_view type, Phrases& phrases, Arrays& arrays,
                    Write write) {
    std::vector<std::string> rows;
    for (const Json& item : list) {
        rows.push_back(write(item, phrases));
    }
    return arrays.add(type, rows);
}

std::string members_of(const Json& json, Phrases& phrases, Arrays& arrays) {
    Section section{json};
    Row row;
    for (const auto& [key, list] : json.items()) {
        const std::vector<std::string> texts = section.texts(key);
        row.add(key, key == plain_texts ? arrays.add_texts(texts) : phrases.set(texts));
    }
    return row.text();
}

std::string member_of(const std::string& name, const Json& json, Phrases& phrases, Arrays& arrays) {
    if (name == "column_roles") {
        return rows_of(json, "RoleRule", phrases, arrays, &role_row);
    }
    if (name == "known_by") {
        return rows_of(json, "KnownBy", phrases, arrays, &known_row);
    }
    return members_of(json, phrases, arrays);
}

}  // namespace

Forms::Forms(const Json& vocabulary) {
    within("words", [&] {
        Section section{Section{vocabulary}.at("words")};
        abbreviations_ = pairs(section, "abbreviations");
        singulars_ = pairs(section, "singulars");
        invariable_ = words(section, "invariable");
        run_on_heads_ = words(section, "run_on_heads");
        run_on_abbreviations_ = pairs(section, "run_on_abbreviations");
        run_on_exceptions_ = words(section, "run_on_exceptions");
        trailing_noise_ = words(section, "trailing_noise");
        type_prefixes_ = words(section, "type_prefixes");
        section.finish();
    });
}

names::WordForms Forms::get() const {
    return {.abbreviations = abbreviations_,
            .singulars = singulars_,
            .invariable = invariable_,
            .run_on_heads = run_on_heads_,
            .run_on_abbreviations = run_on_abbreviations_,
            .run_on_exceptions = run_on_exceptions_,
            .trailing_noise = trailing_noise_,
            .type_prefixes = type_prefixes_};
}

std::string Forms::row(Arrays& arrays) const {
    const auto pairs = [&](const std::vector<WordForm>& forms) {
        std::vector<std::string> rows;
        std::ranges::transform(forms, std::back_inserter(rows), &row_of);
        return arrays.add("names::WordForm", rows);
    };
    const auto words = [&](const std::vector<std::string_view>& list) {
        return arrays.add_texts({list.begin(), list.end()});
    };
    Row row;
    row.add("abbreviations", pairs(abbreviations_))
        .add("singulars", pairs(singulars_))
        .add("invariable", words(invariable_))
        .add("run_on_heads", words(run_on_heads_))
        .add("run_on_abbreviations", pairs(run_on_abbreviations_))
        .add("run_on_exceptions", words(run_on_exceptions_))
        .add("trailing_noise", words(trailing_noise_))
        .add("type_prefixes", words(type_prefixes_));
    return row.text();
}

std::vector<WordForm> Forms::pairs(Section& section, const std::string& key) {
    const Json& json = section.at(key);
    Section words{json};
    std::vector<WordForm> forms;
    for (const auto& [word, form] : json.items()) {
        forms.push_back({.word = keep(word), .form = keep(words.text(word))});
    }
    std::ranges::sort(forms, {}, &WordForm::word);
    return forms;
}

std::vector<std::string_view> Forms::words(Section& section, const std::string& key) {
    std::vector<std::string_view> list;
    for (const std::string& word : section.texts(key)) {
        list.push_back(keep(word));
    }
    std::ranges::sort(list);
    return list;
}

std::string_view Forms::keep(std::string text) {
    return texts_.emplace_back(std::move(text));
}

void add_vocabulary(Row& row, const Json& vocabulary, Lists& lists, Arrays& arrays) {
    Phrases phrases = within("lists", [&] { return Phrases{vocabulary, lists}; });
    for (const auto& [name, json] : vocabulary.items()) {
        if (!is_apart(name)) {
            row.add(name, within(name, [&] { return member_of(name, json, phrases, arrays); }));
        }
    }
}

}  // namespace tsqlaudit::rule_compiler
