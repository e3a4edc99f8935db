#include "rule_compiler/compile.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "rule_compiler/cpp_text.h"
#include "rule_compiler/data_file.h"
#include "rule_compiler/lists.h"
#include "rule_compiler/rule_table.h"
#include "rule_compiler/vocabulary_table.h"

namespace tsqlaudit::rule_compiler {

namespace {

namespace fs = std::filesystem;

// Says which file is to blame.
template <typename Act>
auto reading(const fs::path& path, Act act) {
    try {
        return act();
    } catch (const Json::exception& error) {
        throw std::runtime_error(path.string() + ": " + error.what());
    } catch (const std::invalid_argument& error) {
        throw std::runtime_error(path.string() + ": " + error.what());
    }
}

Json read(const fs::path& path) {
    return reading(path, [&] {
        std::ifstream file{path};
        if (!file) {
            throw std::invalid_argument("cannot be read");
        }
        return Json::parse(file);
    });
}

std::vector<fs::path> rule_files(const fs::path& rules) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator{rules}) {
        if (entry.path().extension() == ".json") {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files, {}, [](const fs::path& path) { return path.stem().string(); });
    return files;
}

// A source with one function that gives the rows.
std::string table(const std::string& type, const std::vector<std::string>& rows, Arrays& arrays,
                  const std::string& include, const std::string& function) {
    const std::string name = arrays.add(type, rows);
    return source(
        "rules", include, arrays.definitions(),
        "std::span<const " + type + "> " + function + "() {\n    return " + name + ";\n}\n");
}

std::string rule_table(const fs::path& rules, Lists& lists) {
    Arrays arrays;
    std::vector<std::string> rows;
    for (const fs::path& path : rule_files(rules)) {
        const Json rule = read(path);
        rows.push_back(
            reading(path, [&] { return rule_row(path.stem().string(), rule, lists, arrays); }));
    }
    return table("RuleMetadata", rows, arrays, "rules/metadata.h", "all_rules");
}

std::string strength_table(const fs::path& path, Lists& lists) {
    Arrays arrays;
    const Json file = read(path);
    const auto rows = reading(path, [&] { return strength_rows(file, lists); });
    return table("StrengthMetadata", rows, arrays, "rules/strengths.h", "all_strengths");
}

// After all other lists, since it has the index of all.
std::string vocabulary_table(const Json& vocabulary, const Forms& forms, Lists& lists) {
    Arrays arrays;
    Row members;
    add_vocabulary(members, vocabulary, lists, arrays);
    Row language;
    language.add("forms", forms.row(arrays)).add("phrases", lists.index(arrays));
    members.add("language", language.text());
    return source("facts", "facts/vocabulary.h",
                  arrays.definitions() + "constexpr Vocabulary built_in" + members.text() + ";\n\n",
                  "const Vocabulary& vocabulary() {\n    return built_in;\n}\n");
}

}  // namespace

std::map<std::string, std::string> compile(const fs::path& rules) {
    const fs::path vocabulary_file = rules / "data/vocabulary.json";
    const Json vocabulary = read(vocabulary_file);
    const Forms forms = reading(vocabulary_file, [&] { return Forms{vocabulary}; });
    Lists lists{forms.get()};
    std::map<std::string, std::string> sources;
    sources["rule_table.cpp"] = rule_table(rules, lists);
    sources["strength_table.cpp"] = strength_table(rules / "data/strengths.json", lists);
    sources["vocabulary_table.cpp"] =
        reading(vocabulary_file, [&] { return vocabulary_table(vocabulary, forms, lists); });
    return sources;
}

}  // namespace tsqlaudit::rule_compiler
