#include "facts/transient_name.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "facts/context.h"
#include "facts/suitability_weights.h"
#include "facts/vocabulary.h"

namespace tsqlaudit::facts {
namespace {

bool is_one_of(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool has_transient_name(const catalog::Table& table) {
    const TransientNames& transient = suitability_weights().transient_names;
    const Words& name = table_words(table);
    if (name.empty()) {
        return false;
    }
    const std::string_view last = name.word(name.size() - 1);
    const bool has_tail = name.size() > 1 && is_one_of(transient.tails, last);
    return is_one_of(transient.heads, has_tail ? name.word(name.size() - 2) : last) ||
           std::any_of(transient.modifiers.begin(), transient.modifiers.end(),
                       [&](const std::string& word) { return name.has_word(word); });
}

bool has_busy_name(const catalog::Table& table) {
    const Words& name = table_words(table);
    return !name.empty() && is_one_of(suitability_weights().busy_names, name.word(name.size() - 1));
}

}  // namespace tsqlaudit::facts
