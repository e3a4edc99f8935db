// Reads one file: lexer, split into batches and statements, parser, AST.
#pragma once

#include "syntax/ast.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::syntax {

struct ParseResult {
    Script script;
    text::Diagnostics diagnostics;  // DDL that could not be understood, each with its place
};

// Never throws on any input: what cannot be parsed becomes a diagnostic and the next statement is
// read. Thread-safe: different files may be parsed at the same time.
ParseResult parse(const text::SourceSet& sources, text::FileId file);

}  // namespace tsqlaudit::syntax
