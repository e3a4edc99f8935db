#include "cli/formats.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/output.h"
#include "rules/message.h"
#include "text/compare.h"

namespace tsqlaudit::cli {

namespace {

std::string whole_json(const report::Audit& audit, const report::Extent& /*for people*/) {
    return report::to_json(audit);
}

// In one part.
template <std::string (*Report)(const report::Audit&, const report::Extent&)>
void write(const report::Audit& audit, const report::Extent& extent, const report::Sink& sink) {
    sink(Report(audit, extent));
}

constexpr std::array formats{
    Format{"markdown", {".md", ".markdown"}, &report::write_markdown, true},
    Format{"json", {".json"}, &write<&whole_json>, true},
    Format{"sarif", {".sarif"}, &write<&report::to_sarif>, true},
    Format{"console", {}, &write<&report::to_console>, false},
    Format{"github", {}, &write<&report::to_github>, false},
    Format{"gitlab", {}, &write<&report::to_gitlab>, false},
    Format{"junit", {".xml"}, &write<&report::to_junit>, false},
};

}  // namespace

std::span<const Format> all_formats() {
    return formats;
}

bool is_format(std::string_view name) {
    return std::ranges::find(formats, name, &Format::name) != formats.end();
}

const Format& format_named(std::string_view name) {
    const auto format = std::ranges::find(formats, name, &Format::name);
    if (format == formats.end()) {
        std::vector<std::string> names;
        names.reserve(formats.size());
        for (const Format& each : formats) {
            names.emplace_back(each.name);
        }
        throw Failure{"unknown format '" + printable(name) + "' (there are " +
                      rules::enumerate(names) + ")"};
    }
    return *format;
}

const Format* format_of_file(std::string_view path) {
    const std::string name = text::to_lower(path);
    const auto format = std::ranges::find_if(formats, [&](const Format& each) {
        return std::ranges::any_of(each.endings, [&](std::string_view ending) {
            return !ending.empty() && name.ends_with(ending);
        });
    });
    return format == formats.end() ? nullptr : &*format;
}

}  // namespace tsqlaudit::cli
