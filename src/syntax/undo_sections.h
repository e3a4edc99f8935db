// The parts of a script that undo the others, as tools for migrations mark them in one file.
#pragma once

#include <string_view>

#include "syntax/token.h"

namespace tsqlaudit::syntax {

// Takes the tokens, comments and lines for sqlcmd from "-- +goose Down", "-- migrate:down" or
// "-- //@UNDO" on, up to the "Up" of the same tool or the end, and notes where that was.
void leave_out_undo_sections(std::string_view text, TokenizedText& tokenized);

}  // namespace tsqlaudit::syntax
