#include "rules/fixture_parts.h"

#include <sstream>
#include <stdexcept>

#include "rules/fixture_text.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

constexpr std::string_view target_directive = "-- target:";

void apply_setting(facts::Settings& settings, const std::string& setting) {
    static constexpr std::string_view atom_store = "atom-store=";
    static constexpr std::string_view shared = "shared=";
    if (setting == "multi-tenant" || setting == "single-tenant") {
        settings.multi_tenant = setting == "multi-tenant";
    } else if (setting.starts_with(atom_store)) {
        settings.atom_store = setting.substr(atom_store.size());
    } else if (setting.starts_with(shared)) {
        settings.shared_tables.push_back(setting.substr(shared.size()));
    } else {
        throw std::invalid_argument{"unknown setting in a fixture: " + setting};
    }
}

void apply_target(facts::Settings& settings, const std::string& name) {
    const auto target = sqlserver::parse_target(name);
    if (!target) {
        throw std::invalid_argument{"unknown target in a fixture: " + name};
    }
    settings.target = *target;
}

void apply_rows(facts::Settings& settings, const std::string& text) {
    const std::size_t space = text.rfind(' ');
    if (space == std::string::npos) {
        throw std::invalid_argument{"rows need a table and a number: " + text};
    }
    settings.row_counts[text::to_lower(text.substr(0, space))] = std::stoll(text.substr(space + 1));
}

// Each has as many lines as the fixture, those of other parts empty.
std::vector<std::string> parts_of(std::string_view fixture) {
    std::vector<std::string> parts{""};
    std::string lines_before;
    for (const std::string& line : split(fixture, '\n')) {
        if (line.starts_with(target_directive)) {
            parts.push_back(lines_before);
        }
        parts.back() += line + '\n';
        lines_before += '\n';
    }
    return parts;
}

}  // namespace

std::string trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    const std::size_t end = text.find_last_not_of(" \t\r");
    return begin == std::string_view::npos ? "" : std::string{text.substr(begin, end - begin + 1)};
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream{std::string{text}};
    for (std::string part; std::getline(stream, part, separator);) {
        parts.push_back(trim(part));
    }
    return parts;
}

facts::Settings fixture_settings(std::string_view fixture) {
    facts::Settings settings;
    for (const std::string& line : split(fixture, '\n')) {
        const auto value_of = [&](std::string_view directive) {
            return line.starts_with(directive) ? trim(line.substr(directive.size())) : "";
        };
        if (const std::string target = value_of(target_directive); !target.empty()) {
            apply_target(settings, target);
        }
        if (const std::string rows = value_of("-- rows:"); !rows.empty()) {
            apply_rows(settings, rows);
        }
        for (const std::string& setting : split(value_of("-- settings:"), ',')) {
            apply_setting(settings, setting);
        }
    }
    return settings;
}

std::vector<FixturePart> fixture_parts(std::string_view fixture) {
    std::vector<FixturePart> parts;
    for (const std::string& part : parts_of(fixture)) {
        parts.push_back({without_wants(part), fixture_settings(fixture)});
        parts.back().settings.target = fixture_settings(part).target;
    }
    return parts;
}

}  // namespace tsqlaudit::rules
