#include <nlohmann/json.hpp>
#include <algorithm>

#include "report/sarif/parts.h"
#include "text/compare.h"

namespace tsqlaudit::report::sarif {

namespace {

Json message_of(const rules::Finding& finding) {
    Json message = message_text(finding.message);
    message["id"] = finding.variant;
    message["arguments"] = Json::array();
    for (const rules::TextPart& argument : finding.arguments) {
        message["arguments"].push_back(plain(argument.of(finding.message)));
    }
    return message;
}

Json logical_locations(const catalog::Table& table, const rules::Finding& finding) {
    const std::string name = plain(table.name.dotted());
    Json locations = Json::array(
        {{{"name", plain(table.name.name)}, {"fullyQualifiedName", name}, {"kind", "type"}}});
    for (const std::string& column : finding.columns) {
        locations.push_back({{"name", plain(column)},
                             {"fullyQualifiedName", name + "." + plain(column)},
                             {"kind", "member"}});
    }
    return locations;
}

// Other places that one has to look at, each once.
class RelatedLocations {
public:
    RelatedLocations(const Audit& audit, text::Span primary) : audit_(audit), spans_{primary} {}

    void add(text::Span span, std::string_view message) {
        if (std::ranges::find(spans_, span) == spans_.end()) {
            spans_.push_back(span);
            locations_.push_back({{"id", locations_.size()},
                                  {"physicalLocation", physical_location(audit_.sources, span)},
                                  {"message", message_text(message)}});
        }
    }

    Json take() { return std::move(locations_); }

private:
    const Audit& audit_;
    std::vector<text::Span> spans_;
    Json locations_ = Json::array();
};

bool is_about(const rules::Finding& finding, const catalog::ForeignKey& key) {
    return finding.object.empty()
               ? std::ranges::equal(finding.columns, key.columns, text::equals_ignoring_case)
               : text::equals_ignoring_case(finding.object, key.name);
}

Json related_locations(const Audit& audit, const rules::Finding& finding) {
    const catalog::Table& table = audit.catalog.tables.at(finding.table);
    RelatedLocations related{audit, finding.span};
    for (const catalog::ForeignKey& key : table.foreign_keys) {
        if (!is_about(finding, key)) {
            continue;
        }
        related.add(key.span, "The foreign key to " + key.referenced_table.dotted() + ".");
        if (key.referenced_index) {
            const catalog::Table& parent = audit.catalog.tables.at(*key.referenced_index);
            related.add(parent.name_span, parent.name.dotted() + ", which it refers to.");
        }
    }
    for (const catalog::Index& index : table.indexes) {
        if (!index.name.empty() && text::equals_ignoring_case(index.name, finding.object)) {
            related.add(index.span, "The index " + index.name + ".");
        }
    }
    related.add(table.name_span, "The table " + table.name.dotted() + ".");
    return related.take();
}

std::size_t rule_index(std::string_view id) {
    const auto rule =
        std::ranges::lower_bound(rules::all_rules(), id, {}, &rules::RuleMetadata::id);
    return static_cast<std::size_t>(rule - rules::all_rules().begin());
}

}  // namespace

std::string_view level(rules::Severity severity) {
    switch (severity) {
        case rules::Severity::Critical:
        case rules::Severity::High:
            return "error";
        case rules::Severity::Medium:
            return "warning";
        case rules::Severity::Low:
        case rules::Severity::Info:
            break;
    }
    return "note";
}

Json result_of(const Audit& audit, std::size_t finding_index, const std::string& fingerprint) {
    const rules::Finding& finding = audit.judgement.findings.at(finding_index);
    Json result{
        {"ruleId", finding.rule},
        {"ruleIndex", rule_index(finding.rule)},
        {"level", level(finding.severity)},
        {"message", message_of(finding)},
        {"locations",
         Json::array(
             {{{"physicalLocation", physical_location_with_code(audit.sources, finding.span)},
               {"logicalLocations",
                logical_locations(audit.catalog.tables.at(finding.table), finding)}}})},
        {"partialFingerprints", {{"tsqlaudit/v1", fingerprint}}}};
    if (Json related = related_locations(audit, finding); !related.empty()) {
        result["relatedLocations"] = std::move(related);
    }
    if (Json fix = fix_of(audit, finding_index); !fix.is_null()) {
        result["fixes"] = Json::array({std::move(fix)});
    }
    result["properties"] = {{"severity", to_string(finding.severity)},
                            {"kind", to_string(finding.kind)},
                            {"confidence", to_string(finding.confidence)},
                            {"priority", finding.priority}};
    return result;
}

}  // namespace tsqlaudit::report::sarif
