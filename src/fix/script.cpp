#include "fix/script.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>

#include "fix/batch.h"
#include "fix/stage.h"
#include "rules/message.h"

namespace tsqlaudit::fix {

namespace {

// What filtered indexes and indexes on computed columns need (1934); sqlcmd starts without it.
constexpr std::string_view session_settings =
    "SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, "
    "QUOTED_IDENTIFIER ON;\n"
    "SET NUMERIC_ROUNDABORT OFF;\n"
    "SET XACT_ABORT ON;\n"
    "SET NOCOUNT ON;\n"
    "GO\n";

template <typename Predicate>
bool any_runs(const Plan& plan, const std::vector<std::size_t>& steps, const Predicate& holds) {
    return std::ranges::any_of(steps, [&](std::size_t position) {
        const Step& step = plan.steps.at(position);
        return step.is_safe && (holds(step.checks) || holds(step.change));
    });
}

bool is_beyond_ascii(std::string_view text) {
    constexpr unsigned char first_beyond = 0x80;
    return std::ranges::any_of(
        text, [](char c) { return static_cast<unsigned char>(c) >= first_beyond; });
}

// sqlcmd takes them for variables of its own, and goes no further where it knows none.
bool has_sqlcmd_variable(std::string_view text) {
    return text.find("$(") != std::string_view::npos;
}

std::string head(sqlserver::Target target, const Plan& plan,
                 const std::vector<std::size_t>& steps) {
    std::string text = fmt::format(
        "-- Changes for {}: {}.\n"
        "--\n"
        "-- The script may run again: it leaves alone what is done. When a check of the data or a\n"
        "-- statement fails, the first error says why; a failed check keeps the rest from "
        "running.\n",
        display_name(target), summary(plan, steps));
    if (count_safe(plan, steps) != steps.size()) {
        text += "-- Lines that are commented out leave something to choose, and say what.\n";
    }
    if (any_runs(plan, steps, is_beyond_ascii)) {
        text +=
            "-- Names in it are not all ASCII: it is UTF-8, which sqlcmd reads with -f 65001.\n";
    }
    if (any_runs(plan, steps, has_sqlcmd_variable)) {
        text += "-- It holds $(...), which sqlcmd leaves alone with -x.\n";
    }
    return text + "\n";
}

// The first of a version, in the numbers of SERVERPROPERTY('ProductMajorVersion').
int major_version(sqlserver::Target target) {
    constexpr int sql_2016 = 13;
    return sql_2016 + static_cast<int>(target);
}

// Azure SQL Database (5) and Managed Instance (8) have a version number of their own.
std::string version_check(sqlserver::Target oldest) {
    const std::string message =
        fmt::format("This script needs {} or later, or Azure SQL.", display_name(oldest));
    return fmt::format(
        "IF CAST(SERVERPROPERTY('EngineEdition') AS int) NOT IN (5, 8)\n"
        "    AND CAST(SERVERPROPERTY('ProductMajorVersion') AS int) < {}\n{}\nGO\n",
        major_version(oldest), stop(message));
}

std::string section(std::string_view title) {
    return fmt::format("-- ==== {} ====\n\n", title);
}

std::string change_of(const Step& step) {
    std::string text = fmt::format("-- {} (priority {})\n", one_line(step.title), step.priority);
    if (step.is_safe && !step.cost.empty()) {
        text += fmt::format("-- {}\n", step.cost);
    }
    return text + step.change + "\n" + (step.is_safe ? "GO\n\n" : "\n");
}

}  // namespace

std::size_t count_safe(const Plan& plan, const std::vector<std::size_t>& steps) {
    return static_cast<std::size_t>(std::ranges::count_if(
        steps, [&](std::size_t position) { return plan.steps.at(position).is_safe; }));
}

std::string summary(const Plan& plan, const std::vector<std::size_t>& steps) {
    const std::size_t safe = count_safe(plan, steps);
    return fmt::format("{} to run, {} to complete by hand", rules::counted(safe, "step"),
                       steps.size() - safe);
}

std::vector<std::size_t> script_order(const Plan& plan, std::vector<std::size_t> steps) {
    std::ranges::stable_sort(steps, {}, [&](std::size_t position) {
        const Step& step = plan.steps.at(position);
        return std::tuple(step.stage, position);
    });
    return steps;
}

std::string script(sqlserver::Target target, const Plan& plan,
                   const std::vector<std::size_t>& steps) {
    if (steps.empty()) {
        return {};
    }
    std::string checks;
    std::string changes;
    sqlserver::Target oldest = sqlserver::Target::Sql2016;
    std::optional<Stage> stage;
    for (const std::size_t position : script_order(plan, steps)) {
        const Step& step = plan.steps.at(position);
        if (step.is_safe) {
            oldest = std::max(oldest, step.needs);
        }
        if (!step.checks.empty()) {
            checks += step.checks + "\nGO\n";
        }
        if (stage != step.stage) {
            stage = step.stage;
            changes += section(heading(step.stage));
        }
        changes += change_of(step);
    }
    std::string text = head(target, plan, steps);
    text += session_settings;
    text += version_check(oldest) + "\n";
    text += checks.empty() ? "" : section("Check the data") + checks + "\n";
    return text + changes + "SET NOEXEC OFF;\nGO\n";
}

}  // namespace tsqlaudit::fix
