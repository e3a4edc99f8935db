// The content of one file, or what is wrong with it.
#pragma once

#include <cstdint>
#include <string>

namespace tsqlaudit::text {

// Bytes; a larger file is no script that anybody wrote.
inline constexpr std::uintmax_t largest_source_file = 256U << 20U;

struct FileContent {
    std::string text;
    std::string problem;  // in words for the user; empty when it was read
    bool opened = true;   // false if it could not be opened or read, true if it was left out
};

// As it is. A file that is no regular file, such as a pipe, is not opened.
FileContent read_bytes(const std::string& path);

// Decoded, as decode() does. A binary file is left out.
FileContent read_text(const std::string& path);
FileContent read_standard_input();

}  // namespace tsqlaudit::text
