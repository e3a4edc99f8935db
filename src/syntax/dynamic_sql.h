#pragma once

#include <optional>
#include <string>
#include <vector>

#include "syntax/source_text.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

// The statement text of EXEC ('…') or sp_executesql N'…', quotes undone.
struct DynamicText {
    std::string text;
    std::vector<SourceText::Piece> pieces;  // for a SourceText; offsets into the text around it
};

// Nothing if the text is not known before it runs: it holds a variable or a call.
std::optional<DynamicText> read_dynamic_text(std::string_view text, Tokens statement);

}  // namespace tsqlaudit::syntax
