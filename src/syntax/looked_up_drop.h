// EXEC that drops a constraint whose name was looked up before:
//
//     SELECT @name = d.name FROM sys.default_constraints AS d JOIN sys.columns AS c ON …
//     WHERE d.parent_object_id = OBJECT_ID(N'dbo.T') AND c.name = N'Column';
//     EXEC (N'ALTER TABLE dbo.T DROP CONSTRAINT ' + @name);
#pragma once

#include <cstddef>
#include <optional>

#include "syntax/ast.h"
#include "syntax/source_text.h"
#include "syntax/string_variables.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

// The statement is an EXEC or sp_executesql whose text is not known as a whole. Nothing if it drops
// no constraint, or nobody can tell of which table. The budget is how many bytes of statements may
// still be looked at; what is looked at is taken off.
std::optional<AlterTable> read_looked_up_drop(const SourceText& source, Tokens statement,
                                              const StringVariables& variables,
                                              std::size_t& budget);

}  // namespace tsqlaudit::syntax
