// Within this library only: scripts for other products, by their names.
#pragma once

#include <vector>

#include "text/diagnostic.h"
#include "text/place.h"

namespace tsqlaudit::text {

struct ForeignScripts {
    std::vector<bool> is_foreign;  // of each file
    Diagnostics diagnostics;       // says so once for each folder
};

// A script or folder named for a product (schema-mysql.sql, mysql/) beside one of the same
// beginning that is named for SQL Server (schema-sqlserver.sql, mssql/): both make the same tables.
// What the user or a project names is none.
ForeignScripts find_foreign_scripts(const std::vector<SqlFile>& files);

}  // namespace tsqlaudit::text
