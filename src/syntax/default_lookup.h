// The idiom that drops a default whose name SQL Server made up:
//
//     DECLARE @sql nvarchar(max) = (
//         SELECT N'ALTER TABLE ' + N'[dbo].[T]' + N' DROP CONSTRAINT ' + QUOTENAME(d.name)
//         FROM sys.default_constraints AS d JOIN sys.columns AS c ON …
//         WHERE d.parent_object_id = OBJECT_ID(N'[dbo].[T]') AND c.name = N'Column');
//     EXEC sys.sp_executesql @sql;
#pragma once

#include <optional>

#include "syntax/ast.h"
#include "syntax/source_text.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

// Is the statement the DECLARE of the idiom, as far as a glance can tell?
bool looks_up_default(std::string_view text, Tokens statement);

// ALTER COLUMN … DROP DEFAULT, as it were; nothing if the table or the column cannot be told from
// it.
std::optional<AlterTable> read_default_lookup(const SourceText& source, Tokens statement);

}  // namespace tsqlaudit::syntax
