#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/markdown/escape.h"
#include "report/markdown/groups.h"
#include "report/markdown/sections.h"
#include "report/markdown/words.h"
#include "rules/metadata.h"

namespace tsqlaudit::report::markdown {

namespace {

constexpr std::size_t most_recommendations = 15;

void write_groups(std::string& out, const Audit& audit, std::string_view heading,
                  const FindingList& findings) {
    std::string list;
    for (const RuleGroup& group : group_by_mark_and_rule(findings)) {
        if (group.worst != rules::Severity::Info) {
            list += fmt::format("- {} **{}** — {}\n", mark(*group.findings.front()),
                                inline_text(group.title),
                                table_links_with_columns(audit, group.findings));
        }
    }
    if (!list.empty()) {
        out += fmt::format("### {}\n\n{}\n", heading, list);
    }
}

void write_critical(std::string& out, const Audit& audit, const FindingList& defects) {
    std::string list;
    std::size_t number = 0;
    for (const RuleGroup& group : group_by_severity_and_rule(defects)) {
        if (group.worst <= rules::Severity::High) {
            list +=
                fmt::format("{}. **{}** ({}): {}\n", ++number, inline_text(group.title),
                            to_string(group.worst), table_links(audit, tables_of(group.findings)));
        }
    }
    out += list.empty() ? "" : "### Critical issues\n\n" + list + "\n";
}

std::string upper_case(std::string_view word) {
    std::string result{word};
    for (char& letter : result) {
        letter = static_cast<char>(letter - 'a' + 'A');
    }
    return result;
}

// The first sentence, of Markdown that is our own.
std::string_view first_sentence(std::string_view markdown) {
    const std::size_t paragraph = markdown.find("\n\n");
    const std::size_t sentence = markdown.find(". ");
    const std::size_t end =
        std::min(paragraph, sentence == std::string_view::npos ? sentence : sentence + 1);
    return markdown.substr(0, end);
}

// Tables where the finding is as severe as the rule's worst, then the others; without those where
// it is for information only.
std::string tables_by_urgency(const Audit& audit, const RuleGroup& group) {
    FindingList urgent = group.findings;
    std::erase_if(urgent,
                  [&](const rules::Finding* finding) { return finding->severity != group.worst; });
    const std::vector<std::size_t> first = tables_of(urgent);
    FindingList rest = group.findings;
    std::erase_if(rest, [](const rules::Finding* finding) {
        return finding->severity == rules::Severity::Info;
    });
    std::vector<std::size_t> others;
    std::ranges::set_difference(tables_of(rest), first, std::back_inserter(others));
    return table_links(audit, first) +
           (others.empty() ? "" : "; less urgent: " + table_links(audit, others));
}

void write_recommendations(std::string& out, const Audit& audit, const FindingList& findings) {
    out += "<a id=\"recommendations\"></a>\n\n### Recommendations\n\n";
    std::vector<RuleGroup> groups = group_by_rule(findings);
    std::erase_if(groups,
                  [](const RuleGroup& group) { return group.worst == rules::Severity::Info; });
    for (std::size_t place = 0; place < std::min(groups.size(), most_recommendations); ++place) {
        const RuleGroup& group = groups[place];
        const rules::RuleMetadata* rule = rules::find_rule(group.rule);
        out += fmt::format("{}. **{} — {}.** {} ({})\n", place + 1,
                           upper_case(to_string(group.worst)), inline_text(group.title),
                           rule != nullptr ? first_sentence(rule->remediation) : "",
                           tables_by_urgency(audit, group));
    }
    if (groups.size() > most_recommendations) {
        out +=
            fmt::format("\n…and {} more: see the tables\n", groups.size() - most_recommendations);
    }
    out += groups.empty() ? "Nothing to mend.\n\n" : "\n";
}

}  // namespace

void write_issues(std::string& out, const Audit& audit) {
    const FindingList findings = all_findings(audit);
    const FindingList defects = of_kind(findings, rules::Kind::Defect);
    out += "<a id=\"issues\"></a>\n\n";
    write_groups(out, audit, "Security issues", about(defects, Aspect::Security));
    write_groups(out, audit, "Performance issues", about(defects, Aspect::Performance));
    write_groups(out, audit, "Schema issues", about(defects, Aspect::Schema));
    write_groups(out, audit, "Missing features", of_kind(findings, rules::Kind::Opportunity));
    write_critical(out, audit, defects);
    write_recommendations(out, audit, findings);
}

}  // namespace tsqlaudit::report::markdown
