#pragma once

#include <filesystem>

#include "support/files.h"

namespace tsqlaudit::text {

// Makes an empty temporary directory the working directory until the end of the scope.
class WorkingDirectory {
public:
    WorkingDirectory() { std::filesystem::current_path(temporary_.path()); }
    ~WorkingDirectory() { std::filesystem::current_path(previous_); }
    WorkingDirectory(const WorkingDirectory&) = delete;
    WorkingDirectory& operator=(const WorkingDirectory&) = delete;
    WorkingDirectory(WorkingDirectory&&) = delete;
    WorkingDirectory& operator=(WorkingDirectory&&) = delete;

private:
    std::filesystem::path previous_ = std::filesystem::current_path();
    test::TemporaryDirectory temporary_;
};

}  // namespace tsqlaudit::text
