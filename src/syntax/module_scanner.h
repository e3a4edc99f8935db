#pragma once

#include "syntax/ast.h"
#include "syntax/source_text.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

// Reads what can be known of a procedure, function, trigger or view without parsing its body.
// tokens: from CREATE or ALTER to the end of the body.
Module scan_module(const SourceText& source, Tokens tokens);

}  // namespace tsqlaudit::syntax
