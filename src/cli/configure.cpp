#include "cli/configure.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <filesystem>
#include <utility>

#include "cli/output.h"
#include "config/config.h"
#include "rules/message.h"
#include "text/file_reader.h"
#include "text/paths.h"

namespace tsqlaudit::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// A configuration file, or none at all.
struct Loaded {
    config::Config config;
    std::string name;    // of the file as users see it; empty: none
    std::string folder;  // of the file, likewise

    std::string path(const std::string& relative) const {
        return text::display_path(fs::path{folder} / relative);
    }
};

void say_problems(const text::Diagnostics& problems, const std::string& name) {
    for (const text::Diagnostic& problem : problems) {
        say(fmt::format("{}:{}:{}: {}", printable(problem.path), problem.position.line,
                        problem.position.column, printable(problem.message)));
    }
    throw Failure{fmt::format("{} is wrong in {}", printable(name),
                              rules::counted(problems.size(), "place"))};
}

// Empty: there is none.
fs::path configuration_of(const SchemaOptions& options) {
    if (options.no_config || !options.config.empty()) {
        return options.no_config ? "" : options.config;
    }
    const fs::path working_directory = fs::current_path();
    const std::optional<fs::path> found = config::find_config(working_directory);
    return found ? found->lexically_relative(working_directory) : fs::path{};
}

Loaded load(const SchemaOptions& options) {
    const fs::path path = configuration_of(options);
    if (path.empty()) {
        return {};
    }
    const std::string name = text::display_path(path);
    text::FileContent content = text::read_text(path.string());
    if (!content.problem.empty()) {
        throw Failure{fmt::format("{}: {}", printable(name), content.problem)};
    }
    config::ReadResult read = config::read_config(name, std::move(content.text));
    if (!read.problems.empty()) {
        say_problems(read.problems, name);
    }
    return {.config = std::move(read.config),
            .name = name,
            .folder = text::display_path(path.has_parent_path() ? path.parent_path() : ".")};
}

Json level_of(const rules::Adjustment& adjustment) {
    if (adjustment.is_off) {
        return "off";
    }
    return adjustment.severity ? Json(to_string(*adjustment.severity)) : Json();
}

Json json_of(const rules::Adjustments& adjustments) {
    Json json = Json::object();
    for (const auto& [rule, adjustment] : adjustments) {
        const Json level = level_of(adjustment);
        Json& said = json[rule] = Json::object();
        if (!level.is_null()) {
            said["severity"] = level;
        }
        if (!adjustment.parameters.empty()) {
            said["parameters"] = adjustment.parameters;
        }
    }
    return json;
}

Json json_of(const std::vector<rules::PathOverride>& overrides) {
    Json json = Json::array();
    for (const rules::PathOverride& each : overrides) {
        Json levels = Json::object();
        for (const auto& [rule, adjustment] : each.rules) {
            levels[rule] = level_of(adjustment);
        }
        json.push_back({{"files", each.files}, {"ignore", each.ignore}, {"rules", levels}});
    }
    return json;
}

template <typename T>
Json json_of(const std::optional<T>& value) {
    return value ? Json(*value) : Json();
}

Json json_of(const std::string& value) {
    return value.empty() ? Json() : Json(value);  // empty: left open
}

template <typename T>
Json json_of(const T& value) {
    return value;
}

// Puts one setting after the other into the options, and remembers where it comes from.
class Merger {
public:
    explicit Merger(const SchemaOptions& options) : loaded_{load(options)}, given_{options.given} {}

    // `option` is what the command line calls the key; empty: it knows no such thing. `adapt` makes
    // of what the file says what the options want.
    template <typename From, typename To, typename Adapt>
    bool take(std::string_view key, std::string_view option,
              std::optional<From> config::Config::*member, To& target, Adapt adapt) {
        const std::optional<From>& configured = loaded_.config.*member;
        const bool is_given = !option.empty() && given_.contains(option);
        const bool is_taken = configured && !is_given;
        if (is_taken) {
            target = adapt(*configured);
        }
        const std::string from = is_given ? std::string{option} : is_taken ? place(key) : "default";
        settings_[key] = {{"value", json_of(target)}, {"from", from}};
        return is_taken;
    }

    template <typename From, typename To>
    bool take(std::string_view key, std::string_view option,
              std::optional<From> config::Config::*member, To& target) {
        return take(key, option, member, target, [](const From& value) { return value; });
    }

    // The option is a path, which the file gives from its folder.
    bool take_path(std::string_view key, std::string_view option,
                   std::optional<std::string> config::Config::*member, std::string& target) {
        return take(key, option, member, target,
                    [&](const std::string& path) { return loaded_.path(path); });
    }

    bool take_paths(std::string_view key, std::string_view option,
                    std::optional<std::vector<std::string>> config::Config::*member,
                    std::vector<std::string>& target) {
        return take(key, option, member, target, [&](std::vector<std::string> paths) {
            for (std::string& path : paths) {
                path = loaded_.path(path);
            }
            return paths;
        });
    }

    // Whoever asks for the settings alone has not read the schema yet.
    void left_to_projects(std::string_view key) { settings_[key]["from"] = "projects, or default"; }

    const std::string& folder() const { return loaded_.folder; }
    const std::string& name() const { return loaded_.name; }

    // The schema should have what these name.
    ConfiguredNames names() const {
        ConfiguredNames result{.file = loaded_.name};
        const auto add = [&](ConfiguredName::Kind kind, const std::string& name,
                             const std::string& place) {
            result.names.push_back({kind, name, loaded_.config.positions.find(place)->second});
        };
        const auto add_all = [&](ConfiguredName::Kind kind, const std::vector<std::string>& names,
                                 const std::string& place) {
            for (std::size_t item = 0; item < names.size(); ++item) {
                add(kind, names[item], fmt::format("{}/{}", place, item));
            }
        };
        const config::Config& config = loaded_.config;
        if (config.tenant_column) {
            add(ConfiguredName::Kind::Column, *config.tenant_column, "tenantColumn");
        }
        if (config.tenant_table) {
            add(ConfiguredName::Kind::Table, *config.tenant_table, "tenantTable");
        }
        if (config.atom_store) {
            add(ConfiguredName::Kind::Table, *config.atom_store, "atomStore");
        }
        if (config.exempt_tables) {
            add_all(ConfiguredName::Kind::Tables, *config.exempt_tables, "exemptTables");
        }
        for (std::size_t item = 0; config.overrides && item < config.overrides->size(); ++item) {
            add_all(ConfiguredName::Kind::Files, (*config.overrides)[item].files,
                    fmt::format("overrides/{}/files", item));
        }
        return result;
    }

    bool names_baseline() const { return loaded_.config.baseline.has_value(); }

    // Whether the command line names other paths than the configuration.
    bool is_part() const { return loaded_.config.roots && given_.contains("path"); }

    std::string as_json() const {
        return Json{{"configuration", json_of(loaded_.name)}, {"settings", settings_}}.dump(
                   2, ' ', false, Json::error_handler_t::replace) +
               "\n";
    }

private:
    std::string place(std::string_view key) const {
        const text::Position position = loaded_.config.positions.find(key)->second;
        return fmt::format("{}:{}:{}", loaded_.name, position.line, position.column);
    }

    Loaded loaded_;
    const std::set<std::string, std::less<>>& given_;
    Json settings_ = Json::object();
};

// As the command line has them.
std::vector<std::string> definitions(const std::map<std::string, std::string>& values) {
    std::vector<std::string> result;
    result.reserve(values.size());
    for (const auto& [name, value] : values) {
        result.push_back(fmt::format("{}={}", name, value));
    }
    return result;
}

void merge(Merger& merger, SchemaOptions& options) {
    using config::Config;
    merger.take_paths("roots", "path", &Config::roots, options.paths);
    if (merger.take("exclude", "--exclude", &Config::exclude, options.exclude)) {
        options.exclude_base = merger.folder();
    }
    merger.take("define", "--define", &Config::define, options.define, &definitions);
    options.is_target_stated = merger.take("target", "--target", &Config::target, options.target) ||
                               options.given.contains("--target");
    if (!options.is_target_stated) {
        merger.left_to_projects("target");
    }
    merger.take("profile", "--profile", &Config::profile, options.profile);
    merger.take_path("statistics", "--stats", &Config::statistics, options.statistics);
    merger.take("tenantColumn", "", &Config::tenant_column, options.tenant_column);
    merger.take("tenantTable", "", &Config::tenant_table, options.tenant_table);
    merger.take("exemptTables", "", &Config::exempt_tables, options.exempt_tables);
    merger.take("atomStore", "", &Config::atom_store, options.atom_store);
    merger.take("boundingBox", "", &Config::bounding_box, options.bounding_box);
    merger.take("select", "--select", &Config::select, options.select);
    merger.take("ignore", "--ignore", &Config::ignore, options.ignore);
    merger.take("rules", "", &Config::rules, options.adjustments);
    if (merger.take("overrides", "", &Config::overrides, options.overrides)) {
        options.overrides_base = merger.folder();
    }
    options.config = merger.name();
    options.is_part = merger.is_part();
    if (!options.is_part) {
        options.configured_names = merger.names();
    }
}

}  // namespace

std::string configure(SchemaOptions& options) {
    Merger merger{options};
    merge(merger, options);
    return merger.as_json();
}

std::string configure(AuditOptions& options) {
    using config::Config;
    Merger merger{options};
    merge(merger, options);
    merger.take("failOn", "--fail-on", &Config::fail_on, options.fail_on);
    merger.take("minScore", "--min-score", &Config::min_score, options.min_score);
    options.is_baseline_configured = merger.names_baseline();
    if (options.write_baseline.empty()) {
        merger.take_path("baseline", "--baseline", &Config::baseline, options.baseline);
    }
    merger.take("showOpportunities", "--show-opportunities", &Config::show_opportunities,
                options.extent.opportunities);
    return merger.as_json();
}

}  // namespace tsqlaudit::cli
