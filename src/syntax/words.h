// Comparing and writing words, for places where only ASCII matters.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace tsqlaudit::syntax {

std::string to_upper(std::string_view word);
bool is_word(std::string_view written, std::string_view upper_case_word);

// Whether a list or an array has it, case and all.
template <typename Words = std::initializer_list<std::string_view>>
bool is_one_of(std::string_view word, const Words& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Is what is written, a token, a sign: no name, word, number or string, and no parenthesis, comma
// or semicolon? Signs that ASCII does not have are some that are taken for letters within names: “
// — ；
bool is_other_sign(std::string_view written);

// Blanks at the end do not tell names apart: [Id ] is [Id]. A name of nothing else is kept.
std::string without_final_blanks(std::string name);

// The name that a token of a name stands for: delimiters and blanks at the end removed, doubled
// delimiters undone, placeholders of templates resolved as far as they can be ("<name, type,
// default>" is its default).
std::string name_of(std::string_view written);

// The content of a string literal, with or without N, in single or double quotes.
std::string content_of_string(std::string_view written);

// 'x' in quotes: its first line, cut if it is long. For messages.
std::string quote(std::string_view whole);
std::string describe_bad_character(std::string_view character);

}  // namespace tsqlaudit::syntax
