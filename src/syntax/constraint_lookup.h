// The idioms that drop a constraint whose name SQL Server made up: a default by its column, a
// primary key, a unique constraint or a foreign key by its columns, and the only check of that
// kind.
//
//     DECLARE @sql nvarchar(max) = (
//         SELECT N'ALTER TABLE ' + N'[dbo].[T]' + N' DROP CONSTRAINT ' + QUOTENAME(d.name)
//         FROM sys.default_constraints AS d JOIN sys.columns AS c ON …
//         WHERE d.parent_object_id = OBJECT_ID(N'[dbo].[T]') AND c.name = N'Column');
//     EXEC sys.sp_executesql @sql;
//
//     … FROM sys.key_constraints AS k
//       WHERE k.parent_object_id = OBJECT_ID(N'[dbo].[T]') AND N'[A].[B]' = STUFF((…
//     … FROM sys.foreign_keys AS k, likewise
//     … FROM sys.check_constraints AS k
//       WHERE k.parent_object_id = OBJECT_ID(N'[dbo].[T]') AND k.is_system_named = 1
#pragma once

#include <optional>

#include "syntax/ast.h"
#include "syntax/source_text.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

// Is the statement the DECLARE of an idiom, as far as a glance can tell?
bool looks_up_constraint(std::string_view text, Tokens statement);

// ALTER COLUMN … DROP DEFAULT, as it were, or the drop of an unnamed key, foreign key or check;
// nothing if the table or the columns cannot be told from it.
std::optional<AlterTable> read_constraint_lookup(const SourceText& source, Tokens statement);

}  // namespace tsqlaudit::syntax
