// Files that a command is about to write: never over what it reads, and none of them twice.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/source.h"

namespace tsqlaudit::cli {

struct FileInUse {
    std::string path;       // empty: there is none
    std::string_view what;  // "the configuration"
};

// Throws Failure where two names lead to one file, or to one that is in use. Devices and pipes can
// be written twice.
void refuse_overwriting(const std::vector<std::string>& written,
                        const std::vector<FileInUse>& in_use);

// Likewise for the files of the schema.
void refuse_overwriting(const std::vector<std::string>& written, const text::SourceSet& sources);

}  // namespace tsqlaudit::cli
