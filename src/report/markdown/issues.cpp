#include <fmt/format.h>

#include <algorithm>

#include "report/markdown/escape.h"
#include "report/markdown/groups.h"
#include "report/markdown/sections.h"
#include "rules/metadata.h"

namespace tsqlaudit::report::markdown {

namespace {

constexpr std::size_t most_recommendations = 15;

void write_groups(std::string& out, const Audit& audit, std::string_view heading,
                  const FindingList& findings) {
    std::string list;
    for (const RuleGroup& group : group_by_rule(findings)) {
        if (group.worst == rules::Severity::Info) {
            continue;
        }
        list += fmt::format("- {} **{}** — {}\n", mark(group.worst), inline_text(group.title),
                            table_links(audit, tables_of(group.findings)));
    }
    if (!list.empty()) {
        out += fmt::format("### {}\n\n{}\n", heading, list);
    }
}

// What is critical or high, table by table, most severe rule first.
void write_critical(std::string& out, const Audit& audit, const FindingList& defects) {
    std::string list;
    std::size_t number = 0;
    for (const RuleGroup& group : group_by_rule(defects)) {
        FindingList severe = group.findings;
        std::erase_if(severe, [](const rules::Finding* finding) {
            return finding->severity > rules::Severity::High;
        });
        if (severe.empty()) {
            continue;
        }
        list += fmt::format("{}. **{}** ({}): {}\n", ++number, inline_text(group.title),
                            to_string(group.worst), table_links(audit, tables_of(severe)));
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

void write_recommendations(std::string& out, const Audit& audit, const FindingList& findings) {
    out += "<a id=\"recommendations\"></a>\n\n### Recommendations\n\n";
    std::size_t number = 0;
    for (const RuleGroup& group : group_by_rule(findings)) {
        const rules::RuleMetadata* rule = rules::find_rule(group.rule);
        if (group.worst == rules::Severity::Info || number == most_recommendations) {
            break;
        }
        out += fmt::format("{}. **{}:** {} ({})\n", ++number, upper_case(to_string(group.worst)),
                           rule != nullptr ? first_sentence(rule->remediation) : group.title,
                           table_links(audit, tables_of(group.findings)));
    }
    out += number == 0 ? "Nothing to mend.\n\n" : "\n";
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
