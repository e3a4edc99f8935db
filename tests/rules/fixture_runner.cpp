#include "rules/fixture_runner.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "catalog/builder.h"
#include "facts/facts.h"
#include "rules/engine.h"
#include "rules/fixture_parts.h"
#include "rules/fixture_text.h"
#include "syntax/parser.h"

namespace tsqlaudit::rules {

namespace {

struct Outcome {
    text::SourceSet sources;
    std::vector<Finding> findings;
    std::vector<std::pair<std::uint32_t, std::string>> diagnostics;  // line, message
};

void judge_part(const FixturePart& part, std::span<const RegisteredRule> rules, Outcome& outcome) {
    const text::FileId file = outcome.sources.add({"fixture.sql", part.sql});
    syntax::ParseResult parsed = syntax::parse(outcome.sources, file);
    catalog::BuildResult built = catalog::build(outcome.sources, {std::move(parsed.script)});
    for (const auto* diagnostics : {&parsed.diagnostics, &built.diagnostics}) {
        for (const text::Diagnostic& diagnostic : *diagnostics) {
            outcome.diagnostics.push_back({diagnostic.position.line, diagnostic.message});
        }
    }
    const facts::SchemaFacts schema = facts::derive(built.catalog, part.settings);
    for (Finding& finding : find(built.catalog, schema, part.settings, {}, rules)) {
        outcome.findings.push_back(std::move(finding));
    }
}

Outcome judge_fixture(std::string_view fixture, std::span<const RegisteredRule> rules) {
    Outcome outcome;
    for (const FixturePart& part : fixture_parts(fixture)) {
        judge_part(part, rules, outcome);
    }
    return outcome;
}

std::string describe(const Mark& mark, const std::string& what) {
    return "line " + std::to_string(mark.line) + ": " + what + " " + mark.rule + "(" +
           mark.variant + ")" + (mark.says.empty() ? "" : " that says: " + mark.says);
}

// `found` has the whole message.
bool is_wish(const Mark& found, const Mark& wish) {
    return found.line == wish.line && found.rule == wish.rule && found.variant == wish.variant &&
           found.says.find(wish.says) != std::string::npos;
}

// What is left out of the schema, a misspelt column say, is judged by nobody: a fixture that does
// not announce it by "-- diagnostic: a part of the message" proves nothing.
std::vector<std::string> surprises(std::string_view fixture, Outcome& outcome) {
    constexpr std::string_view marker = "-- diagnostic: ";
    std::vector<std::string> problems;
    std::uint32_t number = 0;
    for (const std::string& line : split(fixture, '\n')) {
        ++number;
        const std::size_t at = line.find(marker);
        if (at == std::string::npos) {
            continue;
        }
        const std::string announced = line.substr(at + marker.size());
        const auto found = std::ranges::find_if(outcome.diagnostics, [&](const auto& diagnostic) {
            return diagnostic.first == number &&
                   diagnostic.second.find(announced) != std::string::npos;
        });
        if (found == outcome.diagnostics.end()) {
            problems.push_back("line " + std::to_string(number) + ": no diagnostic " + announced);
        } else {
            outcome.diagnostics.erase(found);
        }
    }
    for (const auto& [line, message] : outcome.diagnostics) {
        problems.push_back("line " + std::to_string(line) + ": " + message);
    }
    return problems;
}

}  // namespace

std::vector<Mark> wanted_marks(std::string_view fixture) {
    constexpr std::string_view says_marker = "-- says: ";
    std::vector<Mark> marks;
    std::uint32_t number = 0;
    for (const std::string& line : split(fixture, '\n')) {
        ++number;
        const std::size_t at = line.find(want_marker);
        if (at == std::string::npos) {
            continue;
        }
        const std::size_t says = std::min(line.find(says_marker, at), line.size());
        const std::size_t begin = at + want_marker.size();
        for (const std::string& wish : split(line.substr(begin, says - begin), ',')) {
            const std::size_t open = wish.find('(');
            Mark mark{.line = number, .rule = wish.substr(0, open)};
            if (says < line.size()) {
                mark.says = line.substr(says + says_marker.size());
            }
            if (open != std::string::npos) {
                mark.variant = wish.substr(open + 1, wish.find(')') - open - 1);
            }
            marks.push_back(std::move(mark));
        }
    }
    std::ranges::sort(marks);
    return marks;
}

std::vector<std::string> complaints(std::string_view rule, std::string_view fixture,
                                    std::span<const RegisteredRule> rules) {
    Outcome outcome = judge_fixture(fixture, rules);
    std::vector<std::string> problems = surprises(fixture, outcome);
    std::vector<Mark> found;
    for (const Finding& finding : outcome.findings) {
        found.push_back({.line = outcome.sources.begin(finding.span).line,
                         .rule = std::string{finding.rule},
                         .variant = std::string{finding.variant},
                         .says = finding.message});
    }
    std::vector<bool> is_wanted(found.size(), false);
    for (const Mark& wish : wanted_marks(fixture)) {
        std::size_t i = 0;
        while (i < found.size() && (is_wanted[i] || !is_wish(found[i], wish))) {
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
            problems.push_back(describe(found[i], "not wanted:"));
        }
    }
    return problems;
}

}  // namespace tsqlaudit::rules
