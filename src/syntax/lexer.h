#pragma once

#include <string_view>

#include "syntax/token.h"

namespace tsqlaudit::syntax {

// Takes any valid UTF-8 in linear time. What is not closed (a string, a comment, a bracket) becomes
// an error; a string that swallowed the rest of the text is cut where the next batch seems to
// begin.
TokenizedText tokenize(std::string_view text);

}  // namespace tsqlaudit::syntax
