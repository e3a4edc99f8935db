// Names among tokens that no parser sees.
#pragma once

#include <cstddef>

#include "syntax/ast.h"
#include "syntax/source_text.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

// The dotted name that begins at the index, where a name has to be; leaves the index behind it.
ObjectName read_dotted_name(const SourceText& source, Tokens tokens, std::size_t& index);

}  // namespace tsqlaudit::syntax
