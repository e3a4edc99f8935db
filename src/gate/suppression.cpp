#include "gate/suppression.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "gate/instruction.h"
#include "gate/scope.h"
#include "rules/metadata.h"

namespace tsqlaudit::gate {

namespace {

// A rule or category in a directive.
struct Mention {
    text::Span span;
    bool is_used = false;
};

class Suppressions {
public:
    Suppressions(const text::SourceSet& sources, std::span<const syntax::Script> scripts)
        : sources_{sources} {
        for (const syntax::Script& script : scripts) {
            for (const syntax::Statement& statement : script.statements) {
                finder_of(statement.span.file).add(statement);
            }
        }
        for (const syntax::Script& script : scripts) {
            for (const syntax::Directive& directive : script.directives) {
                add(directive, finder_of(directive.span.file));
            }
        }
    }

    // Whether a directive names the finding; all that do have been used then.
    bool accept(const rules::Finding& finding, const catalog::Table& table) {
        const rules::RuleMetadata* rule = rules::find_rule(finding.rule);
        const std::array names{finding.rule, rule == nullptr ? finding.rule : rule->category};
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

    text::Diagnostics complaints(const rules::Selection& selection) && {
        for (const auto& [key, mention] : mentions_) {
            const std::string& name = key.second;
            if (!mention.is_used && was_run(name, selection)) {
                warn(mention.span, fmt::format("nothing is suppressed here: there is no finding of "
                                               "'{}' that the directive is about",
                                               name));
            }
        }
        return std::move(diagnostics_);
    }

private:
    ScopeFinder& finder_of(text::FileId file) {
        return finders_.try_emplace(file, sources_, file).first->second;
    }

    void add(const syntax::Directive& directive, const ScopeFinder& finder) {
        const auto instruction = read_instruction(sources_, directive, diagnostics_);
        if (!instruction) {
            return;
        }
        const std::optional<Scope> scope = finder.scope_of(directive, instruction->reach);
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

    std::vector<Scope> scopes_of(const rules::Finding& finding, const catalog::Table& table) const {
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

    static bool was_run(std::string_view name, const rules::Selection& selection) {
        return std::ranges::all_of(rules::all_rules(), [&](const rules::RuleMetadata& rule) {
            return (rule.id != name && rule.category != name) || selection.includes(rule);
        });
    }

    void warn(text::Span span, std::string message) {
        diagnostics_.push_back(text::diagnostic_at(
            sources_, span, text::DiagnosticSeverity::Warning, std::move(message)));
    }

    const text::SourceSet& sources_;
    std::map<text::FileId, ScopeFinder> finders_;
    std::multimap<std::pair<Scope, std::string>, Mention> mentions_;
    text::Diagnostics diagnostics_;
};

}  // namespace

SuppressionResult suppress(const text::SourceSet& sources, std::span<const syntax::Script> scripts,
                           const catalog::Catalog& catalog, const rules::Selection& selection,
                           std::vector<rules::Finding>& findings) {
    Suppressions suppressions{sources, scripts};
    const std::size_t suppressed = std::erase_if(findings, [&](const rules::Finding& finding) {
        return suppressions.accept(finding, catalog.tables.at(finding.table));
    });
    return {suppressed, std::move(suppressions).complaints(selection)};
}

}  // namespace tsqlaudit::gate
