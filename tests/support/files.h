#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tsqlaudit::test {

// All bytes of a file; throws when it cannot be read.
std::string read_file(const std::filesystem::path& path);

// Writes a file and makes the folders on the way to it.
void write_file(const std::filesystem::path& path, std::string_view content);

// An empty directory that is removed with all its content at the end of the scope.
class TemporaryDirectory {
public:
    TemporaryDirectory();
    ~TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    TemporaryDirectory(TemporaryDirectory&&) = delete;
    TemporaryDirectory& operator=(TemporaryDirectory&&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace tsqlaudit::test
