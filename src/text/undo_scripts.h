// Within this library only: scripts that undo others, by their names.
#pragma once

#include <vector>

#include "text/diagnostic.h"
#include "text/file_reader.h"
#include "text/place.h"

namespace tsqlaudit::text {

struct UndoScripts {
    std::vector<bool> is_undo;  // of each file
    Diagnostics diagnostics;    // says so once for each folder
};

// A script or folder whose name holds a word like "undo" or "down", and that has a partner: what is
// called the same but for that word, "do" or "up". Where only capitals part the word from others
// (DropTables.sql, CreateTables.sql), or the partner has no word for it (a.undo.sql, a.sql), the
// content decides: it drops something and creates nothing. What the user or a project names is
// none.
//
// The contents are those of the files.
UndoScripts find_undo_scripts(const std::vector<SqlFile>& files,
                              const std::vector<FileContent>& contents);

}  // namespace tsqlaudit::text
