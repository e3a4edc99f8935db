#include "meta/layers.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "support/files.h"

namespace tsqlaudit::test {

namespace fs = std::filesystem;

namespace {

struct Library {
    std::string_view header;  // how its headers start
    std::string_view target;  // what has to be on the link line
};

constexpr std::array libraries{
    Library{"antlr4", "tsqlaudit_grammar"},
    Library{"TSql", "tsqlaudit_grammar"},
    Library{"CLI/", "CLI11::CLI11"},
    Library{"fmt/", "tsqlaudit_fmt"},
    Library{"nlohmann/", "nlohmann_json::nlohmann_json"},
    Library{"pugixml", "pugixml::"},
    Library{"utf8.h", "utf8cpp"},
    Library{"utf8proc", "tsqlaudit_utf8proc"},
    Library{"xxh", "tsqlaudit_xxhash"},
};

// The names between <> or "" of all #include lines.
std::vector<std::string> includes_of(const std::string& source) {
    static constexpr std::string_view directive = "#include ";
    std::vector<std::string> names;
    for (std::size_t at = source.find(directive); at != std::string::npos;
         at = source.find(directive, at + 1)) {
        const std::size_t name = at + directive.size() + 1;
        const std::size_t end = source.find_first_of(">\"\n", name);
        names.push_back(source.substr(name, end - name));
    }
    return names;
}

void check_file(const fs::path& root, const fs::path& file, const std::string& link_line,
                std::vector<std::string>& complaints) {
    const std::string name = fs::relative(file, root).generic_string();
    for (const std::string& include : includes_of(read_file(file))) {
        for (const Library& library : libraries) {
            if (include.starts_with(library.header) &&
                link_line.find(library.target) == std::string::npos) {
                complaints.push_back(name + " includes " + include + " but does not link " +
                                     std::string{library.target});
            }
        }
    }
}

}  // namespace

std::vector<std::string> complaints_about_layers(const fs::path& root) {
    std::vector<std::string> complaints;
    for (const fs::directory_entry& folder : fs::directory_iterator(root / "src")) {
        if (!folder.is_directory()) {
            continue;
        }
        const std::string link_line = read_file(folder.path() / "CMakeLists.txt");
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") {
                check_file(root, entry.path(), link_line, complaints);
            }
        }
    }
    std::ranges::sort(complaints);
    return complaints;
}

}  // namespace tsqlaudit::test
