#include "report/markdown/groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

#include "report/markdown/escape.h"
#include "report/markdown/words.h"
#include "rules/metadata.h"
#include "text/concat.h"

namespace tsqlaudit::report::markdown {

namespace {

// Longer lists of names are cut: every table has its own section.
constexpr std::size_t most_tables = 8;
constexpr std::size_t most_columns = 6;

std::string_view title_of(std::string_view rule) {
    const rules::RuleMetadata* metadata = rules::find_rule(rule);
    return metadata != nullptr ? std::string_view{metadata->title} : rule;
}

bool is_about_missing_indexes(const rules::RuleMetadata* rule) {
    return rule != nullptr && rule->theme == "missing-index";
}

Aspect aspect_of(const rules::Finding& finding) {
    constexpr std::array<std::string_view, 3> performance{"indexes", "spatial", "storage"};
    const rules::RuleMetadata* rule = rules::find_rule(finding.rule);
    const std::string_view category = rule != nullptr ? std::string_view{rule->category} : "";
    if (is_about_missing_indexes(rule) || std::ranges::count(performance, category) != 0) {
        return Aspect::Performance;
    }
    return category == "tenancy" ? Aspect::Security : Aspect::Schema;
}

std::string and_more(std::size_t tables) {
    return tables > most_tables ? fmt::format(" and {} more", tables - most_tables) : "";
}

// Each column once, in the order given.
std::string parenthesized(const std::vector<std::string>& columns) {
    std::vector<std::string> distinct;
    for (const std::string& column : columns) {
        if (std::ranges::find(distinct, column) == distinct.end()) {
            distinct.push_back(column);
        }
    }
    const bool is_long = distinct.size() > most_columns;
    distinct.resize(std::min(distinct.size(), most_columns));
    return distinct.empty() ? "" : " (" + code_list(distinct) + (is_long ? ", …)" : ")");
}

template <typename Predicate>
FindingList filtered(const FindingList& findings, Predicate predicate) {
    FindingList result;
    std::ranges::copy_if(findings, std::back_inserter(result),
                         [&](const rules::Finding* finding) { return predicate(*finding); });
    return result;
}

// Groups of the findings with the lowest key first, each key apart.
template <typename Key>
std::vector<RuleGroup> group_apart(const FindingList& findings, Key key) {
    std::map<int, FindingList> apart;
    for (const rules::Finding* finding : findings) {
        apart[key(*finding)].push_back(finding);
    }
    std::vector<RuleGroup> groups;
    for (const auto& [order, list] : apart) {
        std::ranges::move(group_by_rule(list), std::back_inserter(groups));
    }
    return groups;
}

}  // namespace

FindingList all_findings(const Audit& audit) {
    FindingList result;
    for (const rules::Finding& finding : audit.judgement.findings) {
        result.push_back(&finding);
    }
    return result;
}

FindingList findings_of(const Audit& audit, const TableAudit& table) {
    FindingList result;
    for (const std::size_t finding : table.findings) {
        result.push_back(&audit.judgement.findings.at(finding));
    }
    return result;
}

FindingList of_kind(const FindingList& findings, rules::Kind kind) {
    return filtered(findings, [&](const rules::Finding& finding) { return finding.kind == kind; });
}

FindingList missing_indexes(const FindingList& findings) {
    return filtered(findings, is_missing_index);
}

FindingList about(const FindingList& findings, Aspect aspect) {
    return filtered(findings,
                    [&](const rules::Finding& finding) { return aspect_of(finding) == aspect; });
}

MarkCounts count_marks(const FindingList& findings) {
    MarkCounts counts;
    for (const rules::Finding* finding : findings) {
        if (finding->kind == rules::Kind::Opportunity) {
            ++counts.opportunities;
        } else if (finding->severity <= rules::Severity::High) {
            ++counts.red;
        } else if (finding->severity <= rules::Severity::Low) {
            ++counts.yellow;
        }
    }
    return counts;
}

bool is_missing_index(const rules::Finding& finding) {
    return is_about_missing_indexes(rules::find_rule(finding.rule));
}

std::vector<RuleGroup> group_by_rule(const FindingList& findings) {
    std::unordered_map<std::string_view, RuleGroup> by_rule;
    for (const rules::Finding* finding : findings) {
        RuleGroup& group = by_rule[finding->rule];
        group.worst = std::min(group.worst, finding->severity);
        group.findings.push_back(finding);
    }
    std::vector<RuleGroup> groups;
    for (auto& [rule, group] : by_rule) {
        group.rule = rule;
        group.title = title_of(rule);
        group.tables = 1;
        if (group.findings.size() > 1) {
            std::ranges::stable_sort(group.findings, {}, &rules::Finding::severity);
            group.tables = tables_of(group.findings).size();
        }
        groups.push_back(std::move(group));
    }
    std::ranges::sort(groups, [](const RuleGroup& left, const RuleGroup& right) {
        return std::tuple{left.worst, right.tables, left.rule} <
               std::tuple{right.worst, left.tables, right.rule};
    });
    return groups;
}

std::vector<RuleGroup> group_by_severity_and_rule(const FindingList& findings) {
    return group_apart(
        findings, [](const rules::Finding& finding) { return static_cast<int>(finding.severity); });
}

std::vector<RuleGroup> group_by_mark_and_rule(const FindingList& findings) {
    return group_apart(findings, [](const rules::Finding& finding) {
        // Any severity of the mark stands for it.
        const std::array first{rules::Severity::Critical, rules::Severity::Medium,
                               rules::Severity::Info};
        return static_cast<int>(std::ranges::find_if(first,
                                                     [&](rules::Severity severity) {
                                                         return mark(severity) ==
                                                                mark(finding.severity);
                                                     }) -
                                first.begin());
    });
}

std::vector<std::size_t> tables_of(const FindingList& findings) {
    std::vector<std::size_t> tables;
    for (const rules::Finding* finding : findings) {
        tables.push_back(finding->table);
    }
    std::ranges::sort(tables);
    const auto repeated = std::ranges::unique(tables);
    tables.erase(repeated.begin(), repeated.end());
    return tables;
}

std::string table_link(const Audit& audit, std::size_t table) {
    const catalog::QualifiedName& name = audit.catalog.tables.at(table).name;
    return text::concat("[", inline_text(name.dotted()), "](#", anchor(name), ")");
}

std::string table_links(const Audit& audit, std::span<const std::size_t> tables) {
    std::string result;
    for (const std::size_t table : tables.first(std::min(most_tables, tables.size()))) {
        result += (result.empty() ? "" : ", ") + table_link(audit, table);
    }
    return result + and_more(tables.size());
}

std::string table_links_with_columns(const Audit& audit, const FindingList& findings) {
    const std::vector<std::size_t> tables = tables_of(findings);
    std::string result;
    for (const std::size_t table : std::span{tables}.first(std::min(most_tables, tables.size()))) {
        std::vector<std::string> columns;
        for (const rules::Finding* finding : findings) {
            if (finding->table == table) {
                columns.insert(columns.end(), finding->columns.begin(), finding->columns.end());
            }
        }
        result += (result.empty() ? "" : ", ") + table_link(audit, table) + parenthesized(columns);
    }
    return result + and_more(tables.size());
}

}  // namespace tsqlaudit::report::markdown
