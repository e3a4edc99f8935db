// rules/data/vocabulary.json as C++.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "names/words.h"
#include "rule_compiler/cpp_text.h"
#include "rule_compiler/data_file.h"
#include "rule_compiler/lists.h"

namespace tsqlaudit::rule_compiler {

// The section "words" in memory, and as an expression of the type names::WordForms.
class Forms {
public:
    explicit Forms(const Json& vocabulary);

    names::WordForms get() const;  // valid as long as this
    std::string row(Arrays& arrays) const;

private:
    std::vector<names::WordForm> pairs(Section& section, const std::string& key);
    std::vector<std::string_view> words(Section& section, const std::string& key);
    std::string_view keep(std::string text);

    std::deque<std::string> texts_;  // which the others refer to
    std::vector<names::WordForm> abbreviations_;
    std::vector<names::WordForm> singulars_;
    std::vector<std::string_view> invariable_;
    std::vector<std::string_view> run_on_heads_;
    std::vector<names::WordForm> run_on_abbreviations_;
    std::vector<std::string_view> run_on_exceptions_;
    std::vector<std::string_view> trailing_noise_;
    std::vector<std::string_view> type_prefixes_;
};

// Adds all other sections as members of facts::Vocabulary: one of the same name for each section,
// and in it one for each of its lists.
void add_vocabulary(Row& row, const Json& vocabulary, Lists& lists, Arrays& arrays);

}  // namespace tsqlaudit::rule_compiler
