#include "cli/configured_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "facts/table_patterns.h"
#include "rules/path_override.h"
#include "text/compare.h"
#include "text/glob.h"
#include "text/nearest.h"

namespace tsqlaudit::cli {

namespace {

using catalog::Table;
using Kind = ConfiguredName::Kind;

// The spelling that the schema has; empty if nothing comes close.
std::string nearest_ignoring_case(std::string_view name, const std::vector<std::string>& known) {
    std::vector<std::string> lower;
    lower.reserve(known.size());
    for (const std::string& each : known) {
        lower.push_back(text::to_lower(each));
    }
    const std::string nearest = text::nearest(text::to_lower(name), lower);
    const auto place = std::ranges::find(lower, nearest);
    return place == lower.end() ? "" : known[static_cast<std::size_t>(place - lower.begin())];
}

class Names {
public:
    Names(const catalog::Catalog& catalog, const std::vector<std::string>& paths)
        : tables_{catalog.tables}, paths_{paths} {}

    bool has(const ConfiguredName& wanted) const {
        switch (wanted.kind) {
            case Kind::Table:
                return std::ranges::any_of(tables_, [&](const Table& table) {
                    return text::equals_ignoring_case(table.name.dotted(), wanted.name) ||
                           text::equals_ignoring_case(table.name.name, wanted.name);
                });
            case Kind::Tables:
                return std::ranges::any_of(
                    tables_, [&, pattern = facts::TablePatterns{{wanted.name}}](
                                 const Table& table) { return pattern.matches(table.name); });
            case Kind::Column:
                return std::ranges::any_of(tables_, [&](const Table& table) {
                    return table.find_column(wanted.name) != nullptr;
                });
            case Kind::Files:
                break;
        }
        return std::ranges::any_of(
            paths_, [&](const std::string& path) { return rules::covers(wanted.name, path); });
    }

    // All that the name could have been meant for; none for a pattern, which resembles nothing.
    std::vector<std::string> alternatives(const ConfiguredName& wanted) const {
        std::vector<std::string> names;
        if (text::has_wildcards(wanted.name)) {
            return names;
        }
        if (wanted.kind == Kind::Files) {
            for (const std::string& path : paths_) {
                add_with_folders(path, names);
            }
            return names;
        }
        const bool has_schema = wanted.name.find('.') != std::string::npos;
        for (const Table& table : tables_) {
            if (wanted.kind != Kind::Column) {
                names.push_back(has_schema ? table.name.dotted() : table.name.name);
                continue;
            }
            for (const catalog::Column& column : table.columns) {
                names.push_back(column.name);
            }
        }
        return names;
    }

private:
    static void add_with_folders(const std::string& path, std::vector<std::string>& names) {
        for (std::size_t end = path.size(); end != std::string::npos && end != 0;
             end = path.rfind('/', end - 1)) {
            names.push_back(path.substr(0, end));
        }
    }

    const std::vector<Table>& tables_;
    const std::vector<std::string>& paths_;
};

std::string complaint(const ConfiguredName& wanted) {
    switch (wanted.kind) {
        case Kind::Table:
        case Kind::Tables:
            return fmt::format("there is no table \"{}\"", wanted.name);
        case Kind::Column:
            return fmt::format("no table has a column \"{}\"", wanted.name);
        case Kind::Files:
            break;
    }
    return fmt::format("no file of the schema is meant by \"{}\"", wanted.name);
}

}  // namespace

text::Diagnostics unmatched_names(const ConfiguredNames& configured,
                                  const catalog::Catalog& catalog,
                                  const std::vector<std::string>& paths) {
    const Names known{catalog, paths};
    text::Diagnostics warnings;
    for (const ConfiguredName& wanted : configured.names) {
        if (known.has(wanted)) {
            continue;
        }
        std::string message = complaint(wanted);
        const std::string nearest = nearest_ignoring_case(wanted.name, known.alternatives(wanted));
        if (!nearest.empty()) {
            message += fmt::format("; did you mean \"{}\"?", nearest);
        }
        warnings.push_back({.severity = text::DiagnosticSeverity::Warning,
                            .path = configured.file,
                            .position = wanted.position,
                            .message = std::move(message)});
    }
    return warnings;
}

}  // namespace tsqlaudit::cli
