#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tsqlaudit::test {

// Sources of src/<folder> that include a third-party library which src/<folder>/CMakeLists.txt does
// not link, and those that include such a header of another folder: what is linked privately must
// not show. For our own folders the compiler sees to that; Debian's headers are open to everyone.
std::vector<std::string> complaints_about_layers(const std::filesystem::path& root);

}  // namespace tsqlaudit::test
