#include "rules/fixture_runner.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "catalog/builder.h"
#include "facts/facts.h"
#include "rules/engine.h"
#include "rules/fixture_text.h"
#include "syntax/parser.h"
#include "text/compare.h"

namespace tsqlaudit::rules {

namespace {

constexpr std::string_view target_directive = "-- target:";

struct Outcome {
    text::SourceSet sources;
    std::vector<Finding> findings;
    std::vector<std::string> problems;  // SQL that is not understood
};

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

// A line "-- target: …" begins a part that is judged by itself. Each has as many lines as the
// fixture, those of other parts empty.
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

void judge_part(const std::string& part, const facts::Settings& settings,
                std::span<const RegisteredRule> rules, Outcome& outcome) {
    const text::FileId file = outcome.sources.add({"fixture.sql", without_wants(part)});
    syntax::ParseResult parsed = syntax::parse(outcome.sources, file);
    catalog::BuildResult built = catalog::build(outcome.sources, {std::move(parsed.script)});
    for (const auto* diagnostics : {&parsed.diagnostics, &built.diagnostics}) {
        for (const text::Diagnostic& diagnostic : *diagnostics) {
            if (diagnostic.severity == text::DiagnosticSeverity::Error) {
                outcome.problems.push_back("line " + std::to_string(diagnostic.position.line) +
                                           ": " + diagnostic.message);
            }
        }
    }
    const facts::SchemaFacts schema = facts::derive(built.catalog, settings);
    for (Finding& finding : find(built.catalog, schema, settings, {}, rules)) {
        outcome.findings.push_back(std::move(finding));
    }
}

Outcome judge_fixture(std::string_view fixture, std::span<const RegisteredRule> rules) {
    Outcome outcome;
    facts::Settings settings = fixture_settings(fixture);
    for (const std::string& part : parts_of(fixture)) {
        settings.target = fixture_settings(part).target;
        judge_part(part, settings, rules, outcome);
    }
    return outcome;
}

std::string describe(const Mark& mark, const std::string& what) {
    return "line " + std::to_string(mark.line) + ": " + what + " " + mark.rule + "(" +
           mark.variant + ")";
}

}  // namespace

std::vector<Mark> wanted_marks(std::string_view fixture) {
    std::vector<Mark> marks;
    std::uint32_t number = 0;
    for (const std::string& line : split(fixture, '\n')) {
        ++number;
        const std::size_t at = line.find(want_marker);
        if (at == std::string::npos) {
            continue;
        }
        for (const std::string& wish : split(line.substr(at + want_marker.size()), ',')) {
            const std::size_t open = wish.find('(');
            Mark mark{.line = number, .rule = wish.substr(0, open)};
            if (open != std::string::npos) {
                mark.variant = wish.substr(open + 1, wish.find(')') - open - 1);
            }
            marks.push_back(std::move(mark));
        }
    }
    std::ranges::sort(marks);
    return marks;
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

std::vector<std::string> complaints(std::string_view rule, std::string_view fixture,
                                    std::span<const RegisteredRule> rules) {
    const Outcome outcome = judge_fixture(fixture, rules);
    std::vector<std::string> problems = outcome.problems;
    std::vector<Mark> found;
    for (const Finding& finding : outcome.findings) {
        found.push_back({.line = outcome.sources.begin(finding.span).line,
                         .rule = finding.rule,
                         .variant = finding.variant});
    }
    std::vector<bool> is_wanted(found.size(), false);
    for (const Mark& wish : wanted_marks(fixture)) {
        std::size_t i = 0;
        while (i < found.size() && (is_wanted[i] || found[i] != wish)) {
            ++i;
        }
        if (i == found.size()) {
            problems.push_back(describe(wish, "not found:"));
        } else {
            is_wanted[i] = true;
        }
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!is_wanted[i] && found[i].rule == rule) {
            problems.push_back(describe(found[i], "not wanted:") + " " +
                               outcome.findings[i].message);
        }
    }
    return problems;
}

}  // namespace tsqlaudit::rules
