// JSON in which every value knows where it stands, for messages about it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::config {

enum class JsonType { Null, Flag, Number, Text, List, Object };

struct JsonMember;

struct JsonValue {
    JsonType type = JsonType::Null;
    text::Position position;
    bool flag = false;
    double number = 0;
    std::string text;
    std::vector<JsonValue> items;
    std::vector<JsonMember> members;  // in the order of the file
};

struct JsonMember {
    std::string key;
    text::Position position;  // of the key
    JsonValue value;
};

// Comments (// and /* */) are allowed. None if it is no JSON, which `problems` then says.
std::optional<JsonValue> parse_json(const text::SourceFile& source, text::Diagnostics& problems);

}  // namespace tsqlaudit::config
