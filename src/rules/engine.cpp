#include "rules/engine.h"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "rules/check.h"
#include "rules/message.h"
#include "rules/strengths.h"
#include "rules/table_trait.h"
#include "rules/unjudged.h"
#include "text/parallel.h"

namespace tsqlaudit::rules {

namespace {

// Turns what one rule reports about one table into findings.
class Collector : public FindingSink {
public:
    // `known` is the rule as it is kept to the end, which the user may have adjusted.
    Collector(const CheckContext& context, const RuleMetadata& known,
              std::vector<Finding>& findings)
        : context_{context}, known_{known}, findings_{findings} {}

    void report(Report report) override {
        const RuleMetadata& rule = context_.rule;
        const Variant& variant = rule.variant(report.variant);
        FilledMessage message = filled(variant, arguments_of(report));
        findings_.push_back({.rule = known_.id,
                             .variant = known_.variant(variant.name).name,
                             .severity = variant.severity,
                             .kind = variant.kind,
                             .confidence = variant.confidence,
                             .priority = variant.priority,
                             .table = context_.facts.id,
                             .columns = std::move(report.columns),
                             .object = std::move(report.object),
                             .message = std::move(message.text),
                             .arguments = std::move(message.values),
                             .span = report.span.value_or(context_.table.name_span),
                             .remedy = std::move(report.remedy)});
    }

private:
    // Takes those of the report.
    std::map<std::string, std::string> arguments_of(Report& report) const {
        for (const auto& [name, value] : report.arguments) {
            if (!context_.rule.has_argument(name)) {
                throw std::logic_error{std::string{context_.rule.id} +
                                       " gives an undeclared argument: " + name};
            }
        }
        std::map<std::string, std::string> arguments = std::move(report.arguments);
        arguments.emplace("table", context_.table.name.dotted());
        arguments.emplace("columns", enumerate(report.columns));
        return arguments;
    }

    FilledMessage filled(const Variant& variant,
                         const std::map<std::string, std::string>& arguments) const {
        try {
            return fill_in(variant.message, arguments);
        } catch (const std::invalid_argument& error) {
            throw std::logic_error{std::string{context_.rule.id} + ", variant " +
                                   std::string{variant.name} + ": " + error.what()};
        }
    }

    const CheckContext& context_;
    const RuleMetadata& known_;
    std::vector<Finding>& findings_;
};

// A rule as the user wants it.
class AdjustedRule {
public:
    AdjustedRule(const RuleMetadata& known, const Adjustment& adjustment)
        : variants_{known.variants.begin(), known.variants.end()},
          parameters_{known.parameters.begin(), known.parameters.end()},
          rule_{known} {
        for (Variant& variant : variants_) {
            variant.severity = adjustment.severity.value_or(variant.severity);
        }
        for (Parameter& parameter : parameters_) {
            const auto value = adjustment.parameters.find(parameter.name);
            if (value != adjustment.parameters.end()) {
                parameter.value = value->second;
            }
        }
        rule_.variants = variants_;
        rule_.parameters = parameters_;
    }

    const RuleMetadata& rule() const { return rule_; }

private:
    std::vector<Variant> variants_;
    std::vector<Parameter> parameters_;
    RuleMetadata rule_;  // refers to the two
};

struct SelectedRule {
    const RuleMetadata* known;
    std::unique_ptr<const AdjustedRule> adjusted;  // mostly there is none
    CheckFunction* check;
    std::vector<const TableTrait*> skips;

    const RuleMetadata& metadata() const { return adjusted ? adjusted->rule() : *known; }
};

std::unique_ptr<const AdjustedRule> adjusted(const RuleMetadata& known,
                                             const Adjustments& adjustments) {
    const auto found = adjustments.find(known.id);
    return found == adjustments.end() ? nullptr
                                      : std::make_unique<AdjustedRule>(known, found->second);
}

bool is_skipped(const catalog::Table& table, const facts::TableFacts& facts,
                const SelectedRule& rule) {
    return std::ranges::any_of(
        rule.skips, [&](const TableTrait* trait) { return trait->applies(table, facts); });
}

// Those of the rules that judge the table.
std::vector<const SelectedRule*> judges_of(const catalog::Table& table,
                                           const facts::TableFacts& facts,
                                           const std::vector<SelectedRule>& selected) {
    std::vector<const SelectedRule*> judges;
    for (const SelectedRule& rule : selected) {
        if (!is_skipped(table, facts, rule)) {
            judges.push_back(&rule);
        }
    }
    return judges;
}

std::vector<const TableTrait*> traits_of(const RuleMetadata& rule) {
    std::vector<const TableTrait*> traits;
    traits.reserve(rule.skips.size());
    for (const std::string_view name : rule.skips) {
        traits.push_back(&table_trait(name));
    }
    return traits;
}

std::vector<SelectedRule> select(const Selection& selection,
                                 std::span<const RegisteredRule> rules) {
    std::vector<SelectedRule> selected;
    for (const RegisteredRule& registered : rules) {
        const RuleMetadata* known = find_rule(registered.id);
        if (known == nullptr) {
            throw std::logic_error{"no data file for the rule " + std::string{registered.id}};
        }
        if (selection.includes(*known)) {
            selected.push_back({known, adjusted(*known, selection.adjustments), registered.check,
                                traits_of(*known)});
        }
    }
    return selected;
}

// Within a table.
auto order_of(const Finding& finding) {
    return std::tie(finding.span.file, finding.span.begin, finding.rule, finding.columns,
                    finding.object, finding.variant, finding.message);
}

class FindingFinder {
public:
    FindingFinder(const catalog::Catalog& catalog, const facts::SchemaFacts& schema,
                  const facts::Settings& settings, const Selection& selection,
                  std::span<const RegisteredRule> rules)
        : catalog_{catalog},
          schema_{schema},
          settings_{settings},
          selected_{select(selection, rules)} {}

    // Of one table.
    std::vector<Finding> find(facts::TableId id) const {
        std::vector<Finding> findings;
        const catalog::Table& table = catalog_.tables[id];
        if (!is_examined(table)) {
            return findings;
        }
        const facts::TableFacts& facts = schema_.tables[id];
        const auto judges = judges_of(table, facts, selected_);
        std::vector<std::string_view> ids;
        ids.reserve(judges.size());
        for (const SelectedRule* rule : judges) {
            ids.push_back(rule->known->id);
        }
        for (const SelectedRule* rule : judges) {
            const CheckContext context{.catalog = catalog_,
                                       .schema = schema_,
                                       .settings = settings_,
                                       .table = table,
                                       .facts = facts,
                                       .rule = rule->metadata(),
                                       .judges = ids};
            Collector collector{context, *rule->known, findings};
            rule->check(context, collector);
        }
        std::ranges::stable_sort(findings, [](const Finding& left, const Finding& right) {
            return order_of(left) < order_of(right);
        });
        return findings;
    }

private:
    const catalog::Catalog& catalog_;
    const facts::SchemaFacts& schema_;
    const facts::Settings& settings_;
    std::vector<SelectedRule> selected_;
};

}  // namespace

std::vector<Finding> find(const catalog::Catalog& catalog, const facts::SchemaFacts& schema,
                          const facts::Settings& settings, const Selection& selection,
                          std::span<const RegisteredRule> rules, unsigned jobs) {
    const FindingFinder finder{catalog, schema, settings, selection, rules};
    std::vector<std::vector<Finding>> by_table(schema.tables.size());
    text::for_each_index(by_table.size(), jobs,
                         [&](facts::TableId table) { by_table[table] = finder.find(table); });
    return text::joined(std::move(by_table));
}

Judgement judge(const catalog::Catalog& catalog, const facts::SchemaFacts& schema,
                const facts::Settings& settings, const Selection& selection, unsigned jobs) {
    const FindingFinder finder{catalog, schema, settings, selection, registered_rules()};
    const StrengthFinder strength_finder{catalog, schema};
    std::vector<std::vector<Finding>> findings(schema.tables.size());
    std::vector<std::vector<Strength>> strengths(schema.tables.size());
    // Both at once, while what they look at is in the cache.
    text::for_each_index(schema.tables.size(), jobs, [&](facts::TableId table) {
        findings[table] = finder.find(table);
        strengths[table] = strength_finder.find(table);
    });
    return {.findings = text::joined(std::move(findings)),
            .strengths = text::joined(std::move(strengths))};
}

}  // namespace tsqlaudit::rules
