#include "config/config.h"

#include <system_error>
#include <utility>

#include "config/json_value.h"
#include "config/keys.h"
#include "config/rule_shapes.h"

namespace tsqlaudit::config {

namespace fs = std::filesystem;

namespace {

using Positions = std::map<std::string, text::Position, std::less<>>;

// `path`: of the value, with a '/' at its end; empty for the whole file.
void add_positions(const JsonValue& value, const std::string& path, Positions& positions) {
    const auto add = [&](const std::string& name, const JsonValue& part) {
        positions.emplace(path + name, part.position);
        add_positions(part, path + name + "/", positions);
    };
    for (const JsonMember& member : value.members) {
        add(member.key, member.value);
    }
    for (std::size_t item = 0; item < value.items.size(); ++item) {
        add(std::to_string(item), value.items[item]);
    }
}

}  // namespace

ReadResult read_config(std::string path, std::string content) {
    ReadResult result;
    const text::SourceFile source{std::move(path), std::move(content)};
    const std::optional<JsonValue> root = parse_json(source, result.problems);
    if (!root) {
        return result;
    }
    Problems problems{source.path(), result.problems};
    if (std::optional<Config> config = config_shape().read(*root, problems)) {
        result.config = std::move(*config);
    }
    add_positions(*root, "", result.config.positions);
    text::sort_and_deduplicate(result.problems);
    return result;
}

std::optional<fs::path> find_config(const fs::path& folder) {
    std::error_code error;
    for (fs::path at = fs::weakly_canonical(folder, error);; at = at.parent_path()) {
        // What may not be looked at is not there. A link that leads nowhere is meant to be one.
        if (fs::path file = at / file_name;
            fs::is_regular_file(file, error) ||
            (fs::is_symlink(file, error) && !fs::exists(file, error))) {
            return file;
        }
        if (!at.has_relative_path()) {
            return std::nullopt;
        }
    }
}

std::string config_schema() {
    Schema schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                  {"title", "Configuration of tsqlaudit"}};
    schema.update(config_shape().schema);
    schema["definitions"] = definitions();
    return schema.dump(2) + "\n";
}

}  // namespace tsqlaudit::config
