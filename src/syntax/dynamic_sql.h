// The statements that a statement has run.
#pragma once

#include <optional>
#include <string_view>

#include "syntax/dynamic_text.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

class StringVariables;

// Is it EXEC (…) AT another server?
bool runs_elsewhere(Tokens statement);

// The statement text of EXEC (…) or sp_executesql …, or the CREATE TYPE or DROP TYPE that
// sp_addtype and sp_droptype stand for. Nothing if it is not known before it runs. Throws
// SyntaxError where a string that speaks of tables ends at an apostrophe that was not doubled, or
// where nothing closes the parenthesis around it.
std::optional<DynamicText> read_dynamic_text(std::string_view text, Tokens statement,
                                             const StringVariables& variables);

}  // namespace tsqlaudit::syntax
