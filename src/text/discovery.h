// From the paths of the command line to decoded source files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::text {

struct DiscoveryOptions {
    // What the user does not want, in the syntax of .gitignore: a pattern each. They decide before
    // .gitignore files do, so that "!bin/" lets a folder in that is left out by default.
    std::vector<std::string> ignore;
    // The folder that patterns with a slash start from.
    std::filesystem::path ignore_base = ".";
    unsigned jobs = 1;  // threads to read with, at least 1
    // The file that the path "-" stands for: its name, and its place in the order.
    std::filesystem::path standard_input = "stdin";
};

struct DiscoveryResult {
    // In the order of application: the natural order of the root-relative paths.
    SourceSet sources;
    // Files and folders that could not be read, each at the beginning of its path, and what is
    // wrong with projects. Sorted.
    Diagnostics diagnostics;
    // A path named by the user could not be opened, or no file matches it.
    bool path_failed = false;
    // What the projects are built for, those that say so, as each names it (DSP):
    // "Microsoft.Data.Tools.Schema.Sql.Sql160DatabaseSchemaProvider".
    std::vector<std::string> schema_providers;
};

// Reads what the paths stand for:
// - a file, whatever its ending;
// - "-": standard input, instead of what the file of that name holds;
// - a folder: all *.sql files at any depth;
// - a SQL database project (*.sqlproj, *.dbproj): the files that it is built from;
// - a path with wildcards, if it does not exist as it is: '*' and '?' for characters other than
//   '/', "**" for any number of folders; case does not count. It stands for files, and for folders
//   as above. If its last part has no '.', only *.sql files match it.
//
// Each file is read once, whatever number of paths lead to it, and the order of the arguments does
// not matter. A file in a folder or project is sorted by its path from there (from the outermost,
// if folders named lie within each other), a file named by itself by its path from the working
// directory.
//
// Left out, unless named by the user or a project: hidden folders, build output (bin, obj) and
// node_modules; what .gitignore files say, those of the folders around up to the root of the
// repository and its .git/info/exclude included; links to folders that hold the link itself. Files
// that are too large or binary are left out with a diagnostic, and so are scripts that undo others
// by their names (001.undo.sql beside 001.do.sql), or are for another product (a-mysql.sql beside
// a-mssql.sql).
DiscoveryResult discover(const std::vector<std::filesystem::path>& paths,
                         const DiscoveryOptions& options = {});

}  // namespace tsqlaudit::text
