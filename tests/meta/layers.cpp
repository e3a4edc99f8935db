#include "meta/layers.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <sstream>
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

// The words of all target_link_libraries(…), without comments.
std::set<std::string, std::less<>> links_of(const std::string& cmake) {
    static constexpr std::string_view command = "target_link_libraries(";
    std::string code;
    bool in_comment = false;
    for (const char letter : cmake) {
        in_comment = letter != '\n' && (in_comment || letter == '#');
        code += in_comment ? ' ' : letter;
    }
    std::set<std::string, std::less<>> words;
    for (std::size_t at = code.find(command); at != std::string::npos;
         at = code.find(command, at + 1)) {
        const std::size_t begin = at + command.size();
        std::istringstream arguments{code.substr(begin, code.find(')', begin) - begin)};
        for (std::string word; arguments >> word;) {
            words.insert(word);
        }
    }
    return words;
}

const Library* library_of(std::string_view include) {
    const auto* const found = std::ranges::find_if(
        libraries, [&](const Library& library) { return include.starts_with(library.header); });
    return found == libraries.end() ? nullptr : found;
}

bool is_linked(const std::set<std::string, std::less<>>& links, std::string_view target) {
    return std::ranges::any_of(links, [&](const std::string& link) {
        return target.ends_with("::") ? link.starts_with(target) : link == target;
    });
}

struct Source {
    std::string name;    // "src/rules/engine.h"
    std::string folder;  // "rules"
    std::vector<std::string> includes;
};

std::vector<Source> sources_of(const fs::path& root) {
    std::vector<Source> sources;
    for (const fs::directory_entry& folder : fs::directory_iterator(root / "src")) {
        if (!folder.is_directory()) {
            continue;
        }
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") {
                sources.push_back({fs::relative(entry.path(), root).generic_string(),
                                   folder.path().filename().generic_string(),
                                   includes_of(read_file(entry.path()))});
            }
        }
    }
    return sources;
}

void check_links(const fs::path& root, const Source& source, std::vector<std::string>& complaints) {
    const auto links = links_of(read_file(root / "src" / source.folder / "CMakeLists.txt"));
    for (const std::string& include : source.includes) {
        const Library* library = library_of(include);
        if (library != nullptr && !is_linked(links, library->target)) {
            complaints.push_back(source.name + " includes " + include + " but does not link " +
                                 std::string{library->target});
        }
    }
}

}  // namespace

std::vector<std::string> complaints_about_layers(const fs::path& root) {
    const std::vector<Source> sources = sources_of(root);
    std::set<std::string, std::less<>> inner;  // headers that need a third-party library
    for (const Source& source : sources) {
        if (source.name.ends_with(".h") && std::ranges::any_of(source.includes, library_of)) {
            inner.insert(source.name);
        }
    }
    std::vector<std::string> complaints;
    for (const Source& source : sources) {
        check_links(root, source, complaints);
        for (const std::string& include : source.includes) {
            if (inner.contains("src/" + include) && !include.starts_with(source.folder + "/")) {
                complaints.push_back(source.name + " includes " + include +
                                     ", which is for its own folder alone: it needs a library");
            }
        }
    }
    std::ranges::sort(complaints);
    return complaints;
}

}  // namespace tsqlaudit::test
