// The words that a name is made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tsqlaudit::rules {

// Lower-case words of a name: "ApprovedByUserID2" and "approved_by_user_id2" give approved, by,
// user, id.
std::vector<std::string> words_of(std::string_view name);

// One of the words, or a run of them when an entry has spaces ("snow flake"), is part of the name.
bool has_word(std::string_view name, const std::vector<std::string>& words);

}  // namespace tsqlaudit::rules
