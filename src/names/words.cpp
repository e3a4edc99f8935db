#include "names/words.h"

#include <algorithm>

#include "text/compare.h"

namespace tsqlaudit::names {
namespace {

enum class Letter { Upper, Lower, Digit, Separator };

Letter kind_of(char letter) {
    if (letter >= 'A' && letter <= 'Z') {
        return Letter::Upper;
    }
    if (letter >= '0' && letter <= '9') {
        return Letter::Digit;
    }
    // Bytes of letters outside ASCII have no case that matters here.
    const bool is_letter =
        (letter >= 'a' && letter <= 'z') || static_cast<unsigned char>(letter) >= 0x80U;
    return is_letter ? Letter::Lower : Letter::Separator;
}

// Whether a word begins at `at`, which is inside a run of letters and digits.
bool starts_word(std::string_view name, std::size_t at) {
    const Letter before = kind_of(name[at - 1]);
    const Letter here = kind_of(name[at]);
    if (before == Letter::Digit || here == Letter::Digit) {
        return before != here;
    }
    if (here == Letter::Upper) {
        if (before == Letter::Lower) {
            return true;
        }
        // The last capital of a run begins the next word: HTTPServer. But not in a plural: URLs.
        const bool lower_next = at + 1 < name.size() && kind_of(name[at + 1]) == Letter::Lower;
        const bool plural = lower_next && name[at + 1] == 's' &&
                            (at + 2 == name.size() || kind_of(name[at + 2]) != Letter::Lower);
        return lower_next && !plural;
    }
    return false;
}

bool is_one_of(std::span<const std::string_view> sorted, std::string_view word) {
    return std::ranges::binary_search(sorted, word);
}

// nullptr: there is none.
const WordForm* find_form(std::span<const WordForm> sorted, std::string_view word) {
    const auto found = std::ranges::lower_bound(sorted, word, {}, &WordForm::word);
    return found != sorted.end() && found->word == word ? &*found : nullptr;
}

bool ends_with(std::string_view word, std::string_view ending) {
    return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

std::string regular_singular(std::string word) {
    constexpr std::size_t shortest_plural = 4;
    if (word.size() < shortest_plural || word.back() != 's') {
        return word;
    }
    if (ends_with(word, "ss") || ends_with(word, "us") || ends_with(word, "is")) {
        return word;
    }
    if (ends_with(word, "ies") && word.size() > shortest_plural) {
        word.replace(word.size() - 3, 3, "y");
        return word;
    }
    for (const std::string_view ending : {"sses", "xes", "ches", "shes", "zzes", "oes"}) {
        if (ends_with(word, ending)) {
            word.resize(word.size() - 2);
            return word;
        }
    }
    word.pop_back();
    return word;
}

bool is_number(std::string_view word) {
    return !word.empty() && kind_of(word.front()) == Letter::Digit;
}

bool is_single_case(const std::vector<std::string_view>& words) {
    const auto has = [&](Letter kind) {
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
            return std::any_of(word.begin(), word.end(),
                               [&](char letter) { return kind_of(letter) == kind; });
        });
    };
    return !(has(Letter::Upper) && has(Letter::Lower));
}

// "customerid" → customer, id. Only for names that show no other boundaries of words.
std::vector<std::string_view> split_run_on(std::string_view word, const WordForms& forms) {
    constexpr std::size_t shortest_rest = 3;
    constexpr std::size_t longest_head = 64;  // more than any has
    const std::string lower = text::to_lower(word);
    if (is_one_of(forms.run_on_exceptions, lower)) {
        return {word};
    }
    const std::size_t first = lower.size() > longest_head ? lower.size() - longest_head : 0;
    for (std::size_t at = std::max(shortest_rest, first); at + 2 <= lower.size(); ++at) {
        if (is_one_of(forms.run_on_heads, std::string_view{lower}.substr(at))) {
            return {word.substr(0, at), word.substr(at)};
        }
    }
    return {word};
}

// "ORDSTS" → ord, status. Old names have six or eight capitals, and their words three letters.
std::vector<std::string_view> split_capitals(std::string_view word, const WordForms& forms) {
    constexpr std::size_t longest = 8;
    constexpr std::size_t ending = 3;
    const bool is_upper = std::all_of(word.begin(), word.end(),
                                      [](char letter) { return kind_of(letter) == Letter::Upper; });
    if (!is_upper || word.size() < 2 * ending || word.size() > longest ||
        is_one_of(forms.run_on_exceptions, text::to_lower(word))) {
        return {word};
    }
    const std::size_t at = word.size() - ending;
    const WordForm* ending_form =
        find_form(forms.run_on_abbreviations, text::to_lower(word.substr(at)));
    return ending_form == nullptr
               ? std::vector{word}
               : std::vector<std::string_view>{word.substr(0, at), ending_form->form};
}

// The whole words go first: in MYDATE, "date".
std::vector<std::string_view> split_run_on_or_capitals(std::string_view word,
                                                       const WordForms& forms) {
    auto pieces = split_run_on(word, forms);
    return pieces.size() > 1 ? pieces : split_capitals(word, forms);
}

// "strName": the type of a variable, and no word of the name.
bool has_type_prefix(const std::vector<std::string_view>& words, const WordForms& forms) {
    return words.size() > 1 && kind_of(words[1].front()) == Letter::Upper &&
           words[0].data() + words[0].size() == words[1].data() &&
           is_one_of(forms.type_prefixes, words[0]);
}

}  // namespace

std::vector<std::string_view> split_name(std::string_view name) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;  // of the word that `at` is in
    const auto end_word = [&](std::size_t at) {
        if (begin < at) {
            words.push_back(name.substr(begin, at - begin));
        }
    };
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (kind_of(name[at]) == Letter::Separator) {
            end_word(at);
            begin = at + 1;
        } else if (begin < at && starts_word(name, at)) {
            end_word(at);
            begin = at;
        }
    }
    end_word(name.size());
    return words;
}

std::string normalize_word(std::string_view word, const WordForms& forms) {
    const auto written_out = [&](std::string value) {
        if (const WordForm* found = find_form(forms.abbreviations, value)) {
            value = found->form;
        }
        return value;
    };
    std::string lower = written_out(text::to_lower(word));
    if (is_one_of(forms.invariable, lower)) {
        return lower;
    }
    if (const WordForm* irregular = find_form(forms.singulars, lower)) {
        return std::string{irregular->form};
    }
    return written_out(regular_singular(std::move(lower)));
}

namespace {

std::size_t size_without_noise(const std::vector<std::string>& words, const WordForms& forms) {
    std::size_t size = words.size();
    while (size > 1 &&
           (is_number(words[size - 1]) || is_one_of(forms.trailing_noise, words[size - 1]))) {
        --size;
    }
    return size;
}

}  // namespace

Words::Words(std::string_view name, const Language& language) {
    std::vector<std::string_view> raw = split_name(name);
    if (has_type_prefix(raw, language.forms)) {
        raw.erase(raw.begin());
    }
    std::vector<std::string> words;
    words.reserve(raw.size());
    const bool may_run_on = is_single_case(raw);
    for (const std::string_view part : raw) {
        if (!may_run_on) {
            words.push_back(normalize_word(part, language.forms));
            continue;
        }
        for (const std::string_view piece : split_run_on_or_capitals(part, language.forms)) {
            words.push_back(normalize_word(piece, language.forms));
        }
    }
    *this = Words(words, &language.phrases, size_without_noise(words, language.forms));
}

Words Words::of_text(std::string_view text, const Language& language) {
    std::vector<std::string> words;
    for (const std::string_view word : split_name(text)) {
        words.push_back(normalize_word(word, language.forms));
    }
    return {words, &language.phrases, words.size()};
}

Words::Words(const std::vector<std::string>& words, const PhraseIndex* index,
             std::size_t significant)
    : significant_(significant), index_(index) {
    starts_.reserve(words.size());
    for (const std::string& word : words) {
        starts_.push_back(static_cast<std::uint32_t>(joined_.size()));
        joined_ += word;
    }
    if (index_ != nullptr) {
        find_phrases();
    }
}

}  // namespace tsqlaudit::names
