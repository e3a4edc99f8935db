// What a comment says about a column, without the values that it lists.
#pragma once

#include <string>
#include <string_view>

#include "facts/vocabulary.h"

namespace tsqlaudit::facts {

// Whether the comment says one of the phrases. "-- 'active', 'deprecated'" and
// "-- Status: active, deprecated or archived" list values of the column and say nothing about it;
// "-- deprecated, use B" does, since what a list begins with is said.
bool says(std::string_view comment, const PhraseSet& phrases, const names::Language& language);

}  // namespace tsqlaudit::facts
