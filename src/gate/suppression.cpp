#include "gate/suppression.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "gate/instruction.h"
#include "rules/metadata.h"

namespace tsqlaudit::gate {

namespace {

bool was_run(std::string_view name, const rules::Selection& selection) {
    return std::ranges::all_of(rules::all_rules(), [&](const rules::RuleMetadata& rule) {
        return (rule.id != name && rule.category != name) || selection.includes(rule);
    });
}

}  // namespace

// A file is part of one script alone, but where scripts include each other in a circle.
void Suppressions::add(const syntax::Script& script) {
    if (script.directives.empty()) {
        return;
    }
    for (const syntax::Directive& directive : script.directives) {
        finders_.try_emplace(directive.span.file, sources_, directive.span.file);
    }
    for (const syntax::Statement& statement : script.statements) {
        if (const auto finder = finders_.find(statement.span.file); finder != finders_.end()) {
            finder->second.add(statement);
        }
    }
    std::ranges::for_each(script.directives, [this](const auto& each) { add_directive(each); });
}

SuppressionResult Suppressions::apply(const catalog::Catalog& catalog,
                                      const rules::Selection& selection,
                                      std::vector<rules::Finding>& findings) && {
    const std::size_t suppressed = std::erase_if(findings, [&](const rules::Finding& finding) {
        return accept(finding, catalog.tables.at(finding.table));
    });
    warn_of_unused(selection);
    return {suppressed, std::move(diagnostics_)};
}

void Suppressions::add_directive(const syntax::Directive& directive) {
    const auto instruction = read_instruction(sources_, directive, diagnostics_);
    if (!instruction) {
        return;
    }
    const std::optional<Scope> scope =
        finders_.at(directive.span.file).scope_of(directive, instruction->reach);
    if (!scope) {
        warn(directive.span, instruction->reach == Reach::Table
                                 ? "the directive is about no table: no CREATE TABLE follows"
                                 : "the directive is about nothing: no code follows");
        return;
    }
    for (const RuleName& rule : instruction->rules) {
        mentions_.emplace(std::pair{*scope, rule.name}, Mention{.span = rule.span});
    }
}

// Whether a directive names the finding; all that do have been used then.
bool Suppressions::accept(const rules::Finding& finding, const catalog::Table& table) {
    if (mentions_.empty()) {
        return false;
    }
    const rules::RuleMetadata* rule = rules::find_rule(finding.rule);
    const std::array names{std::string{finding.rule},
                           std::string{rule == nullptr ? finding.rule : rule->category}};
    bool is_accepted = false;
    for (const Scope& scope : scopes_of(finding, table)) {
        for (const std::string& name : names) {
            const auto [first, last] = mentions_.equal_range({scope, name});
            is_accepted |= first != last;
            std::for_each(first, last, [](auto& entry) { entry.second.is_used = true; });
        }
    }
    return is_accepted;
}

std::vector<Scope> Suppressions::scopes_of(const rules::Finding& finding,
                                           const catalog::Table& table) const {
    const text::FileId file = finding.span.file;
    std::vector<Scope> scopes{
        {Scope::Kind::Line, file, sources_.begin(finding.span).line},
        {Scope::Kind::File, file, 0},
        {Scope::Kind::Table, table.span.file, table.span.begin},
        {Scope::Kind::File, table.span.file, 0},
    };
    const auto finder = finders_.find(file);
    if (finder != finders_.end()) {
        if (const auto statement = finder->second.statement_at(finding.span.begin)) {
            scopes.push_back(*statement);
        }
    }
    return scopes;
}

void Suppressions::warn_of_unused(const rules::Selection& selection) {
    for (const auto& [key, mention] : mentions_) {
        const std::string& name = key.second;
        if (!mention.is_used && was_run(name, selection)) {
            warn(mention.span, fmt::format("nothing is suppressed here: there is no finding of "
                                           "'{}' that the directive is about",
                                           name));
        }
    }
}

void Suppressions::warn(text::Span span, std::string message) {
    diagnostics_.push_back(
        text::diagnostic_at(sources_, span, text::DiagnosticSeverity::Warning, std::move(message)));
}

}  // namespace tsqlaudit::gate
