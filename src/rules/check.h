// What the function of a rule sees and how it reports. One function per rule, in
// src/rules/<rule-id>.cpp.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "rules/finding.h"
#include "rules/metadata.h"

namespace tsqlaudit::rules {

// One table at a time, with the whole schema in view.
struct CheckContext {
    const catalog::Catalog& catalog;
    const facts::SchemaFacts& schema;
    const facts::Settings& settings;
    const catalog::Table& table;
    const facts::TableFacts& facts;
    const RuleMetadata& rule;  // parameters: rule.parameter_int("…")
    // Ids of the rules that judge the table: those that are selected and do not skip it.
    std::span<const std::string_view> judges;
};

// What a rule says; severity, kind, confidence and the message template come from its data file.
struct Report {
    std::string_view variant = "default";
    std::vector<std::string> columns;
    std::string object;
    std::optional<text::Span> span;                // none: the name of the table
    std::map<std::string, std::string> arguments;  // for the placeholders of the message; {table}
                                                   // and {columns} are filled in by the engine
    std::optional<Remedy> remedy;
};

class FindingSink {
public:
    virtual ~FindingSink() = default;
    virtual void report(Report report) = 0;
};

}  // namespace tsqlaudit::rules
