// Within this library only: scripts for other products, by their names and what they make.
#pragma once

#include <vector>

#include "text/diagnostic.h"
#include "text/file_reader.h"
#include "text/place.h"

namespace tsqlaudit::text {

struct ForeignScripts {
    std::vector<bool> is_foreign;  // of each file
    Diagnostics diagnostics;       // one for all that begin the same way
};

// A script or folder named for a product (schema-mysql.sql, mysql/) beside one of the same
// beginning that is named for SQL Server (schema-sqlserver.sql, mssql/), where at least half of the
// tables that the first makes are made by the second, too; or, if it makes none, of what it names.
// What the user or a project names is none.
//
// The contents are those of the files.
ForeignScripts find_foreign_scripts(const std::vector<SqlFile>& files,
                                    const std::vector<FileContent>& contents);

}  // namespace tsqlaudit::text
