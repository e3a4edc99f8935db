// Numbers the lists of phrases of all files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "names/phrase_index.h"
#include "names/words.h"
#include "rule_compiler/cpp_text.h"

namespace tsqlaudit::rule_compiler {

class Lists {
public:
    // The forms have to outlive it.
    explicit Lists(const names::WordForms& forms) : forms_{forms} {}

    // "PhraseSet{7}", as C++; an empty list is PhraseSet::none().
    std::string add(const std::vector<std::string>& phrases);

    // All of them, as an expression of the type names::PhraseIndex.
    std::string index(Arrays& arrays);

private:
    names::WordForms forms_;
    names::PhraseIndexBuilder builder_;
    std::uint16_t count_ = 0;
};

}  // namespace tsqlaudit::rule_compiler
