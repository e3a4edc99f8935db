// JSON as text, the same way in every format that is made of it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace tsqlaudit::report {

using Json = nlohmann::ordered_json;

// Indented by two, with a line ending at the end. What would steer a terminal or cannot be seen is
// escaped, what is no UTF-8 replaced.
std::string json_text(const Json& document);

}  // namespace tsqlaudit::report
