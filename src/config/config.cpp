#include "config/config.h"

#include <system_error>
#include <utility>

#include "config/json_value.h"
#include "config/keys.h"
#include "config/rule_shapes.h"

namespace tsqlaudit::config {

namespace fs = std::filesystem;

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
    for (const JsonMember& member : root->members) {
        result.config.positions.emplace(member.key, member.value.position);
    }
    text::sort_and_deduplicate(result.problems);
    return result;
}

std::optional<fs::path> find_config(const fs::path& folder) {
    std::error_code error;
    for (fs::path at = fs::weakly_canonical(folder, error);; at = at.parent_path()) {
        // What may not be looked at is not there.
        if (fs::path file = at / file_name; fs::is_regular_file(file, error)) {
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
