// A fixture of a rule as schemas to judge: what its directives say, and the SQL.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/settings.h"

namespace tsqlaudit::rules {

struct FixturePart {
    std::string sql;  // every line at its place in the fixture, without "-- want:" remarks
    facts::Settings settings;
};

// A line "-- target: …" begins a part that is judged by itself.
std::vector<FixturePart> fixture_parts(std::string_view fixture);

// "-- target: 2019", "-- settings: multi-tenant, atom-store=dbo.Atom", "-- rows: dbo.Order
// 5000000". Throws std::invalid_argument for anything else after these words.
facts::Settings fixture_settings(std::string_view fixture);

// Without the spaces and tabs at both ends.
std::string trim(std::string_view text);
// The trimmed pieces between separators.
std::vector<std::string> split(std::string_view text, char separator);

}  // namespace tsqlaudit::rules
