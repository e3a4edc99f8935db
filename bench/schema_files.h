// Tables as the scripts in which they are kept.
#pragma once

#include <string>
#include <vector>

#include "random_schema.h"

namespace tsqlaudit::bench {

struct SchemaFile {
    std::string path;  // relative
    std::string content;
};

// One file for each table and its modules, in the styles that real ones have: those of a database
// project, scripted by SQL Server Management Studio, or written by hand. One more for what is
// nobody's own.
std::vector<SchemaFile> schema_files(const std::vector<Table>& tables);

}  // namespace tsqlaudit::bench
