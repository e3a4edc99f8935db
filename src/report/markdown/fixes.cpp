#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "fix/script.h"
#include "report/markdown/escape.h"
#include "report/markdown/groups.h"
#include "report/markdown/sections.h"
#include "report/reporter.h"
#include "text/concat.h"

namespace tsqlaudit::report::markdown {

namespace {

constexpr int optional = 4;  // after the priorities 1 to 3

void append_rules(std::string& out, const Audit& audit, const fix::Step& step) {
    std::vector<std::string_view> rules;
    rules.reserve(step.findings.size());
    for (const std::size_t finding : step.findings) {
        rules.push_back(audit.judgement.findings.at(finding).rule);
    }
    std::ranges::sort(rules);
    const auto repeated = std::ranges::unique(rules);
    rules.erase(repeated.begin(), repeated.end());
    std::string_view separator;
    for (const std::string_view rule : rules) {
        out += separator;
        append_code(out, rule);
        separator = ", ";
    }
}

// Nothing but information speaks for it.
bool is_optional(const Audit& audit, const fix::Step& step) {
    return std::ranges::all_of(step.findings, [&](std::size_t finding) {
        return audit.judgement.findings.at(finding).severity == rules::Severity::Info;
    });
}

void write_steps(std::string& out, const Audit& audit, const std::vector<const fix::Step*>& steps,
                 std::size_t& number) {
    std::string statements;
    for (const fix::Step* step : steps) {
        ++number;
        const std::string digits = std::to_string(number);
        const std::string title = inline_text(step->title);
        text::append(out, digits, ". ", title, step->is_safe ? " (" : " ✋ (");
        append_rules(out, audit, *step);
        out += ")\n";
        if (const std::string sql = step->sql(); !sql.empty()) {
            text::append(statements, "**", digits, "\\. ", title, "**\n\n");
            append_code_block(statements, sql, "sql");
            statements += "\n";
        }
    }
    out += "\n";
    if (!statements.empty()) {
        text::append(out, "<details>\n<summary>T-SQL</summary>\n\n", statements, "</details>\n\n");
    }
}

}  // namespace

void write_fixes(std::string& out, const Audit& audit, const TableAudit& entry) {
    if (entry.steps.empty()) {
        return;
    }
    out += "### Required fixes\n\n";
    std::size_t number = 0;
    std::map<int, std::vector<const fix::Step*>> groups;
    for (const std::size_t index : entry.steps) {
        const fix::Step& step = audit.plan.steps.at(index);
        groups[is_optional(audit, step) ? optional : step.priority].push_back(&step);
    }
    for (const auto& [priority, steps] : groups) {
        out += priority == optional ? "**Optional**\n\n"
                                    : fmt::format("**Priority {}**\n\n", priority);
        write_steps(out, audit, steps, number);
    }
    const bool has_choice = std::ranges::any_of(
        entry.steps, [&](std::size_t step) { return !audit.plan.steps.at(step).is_safe; });
    out += has_choice ? "✋ has to be decided or completed by a person first.\n\n" : "";
}

namespace {

void write_change(std::string& out, const Audit& audit, const fix::Step& step, std::size_t number) {
    out +=
        fmt::format("**{}\\. {}**{} (", number, inline_text(step.title), step.is_safe ? "" : " ✋");
    append_rules(out, audit, step);
    out += fmt::format(", priority {})\n\n", step.priority);
    if (step.is_safe && !step.cost.empty()) {
        out += fmt::format("{}\n\n", step.cost);
    }
    append_code_block(out, step.sql(), "sql");
    out += "\n";
}

}  // namespace
}  // namespace tsqlaudit::report::markdown

namespace tsqlaudit::report {

std::string changes_to_markdown(const Audit& audit, const std::vector<std::size_t>& steps) {
    std::string out = fmt::format("# Changes for {}\n\n", sqlserver::display_name(audit.target));
    if (steps.empty()) {
        return out + "Nothing to change.\n";
    }
    out +=
        "In the order in which SQL Server takes them. ✋ has to be decided or completed by a "
        "person first.\n\n";
    std::optional<fix::Stage> stage;
    std::size_t number = 0;
    for (const std::size_t position : fix::script_order(audit.plan, steps)) {
        const fix::Step& step = audit.plan.steps.at(position);
        if (stage != step.stage) {
            stage = step.stage;
            out += fmt::format("## {}\n\n", heading(step.stage));
        }
        markdown::write_change(out, audit, step, ++number);
    }
    return out;
}

}  // namespace tsqlaudit::report
