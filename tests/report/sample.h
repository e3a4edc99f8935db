// An audit made by hand: the reporters are tested without what comes before them.
#pragma once

#include <string>
#include <string_view>

#include "report/audit.h"

namespace tsqlaudit::report {

struct Sample {
    text::SourceSet sources;
    catalog::Catalog catalog;
    facts::SchemaFacts schema;
    rules::Judgement judgement;
    fix::Plan plan;
    text::Diagnostics diagnostics;

    // The first place of a piece of text in the only file.
    text::Span span_of(std::string_view text) const;

    // Adds a table of the only file, found by its name there, with a primary key column Id.
    catalog::Table& add_table(const std::string& name);
    rules::Finding& add_finding(std::string_view rule, rules::Severity severity, std::size_t table);

    // Refers to this sample.
    Audit audit() const;
};

// One file, dbo.Orders and dbo.OrderLine, a fix, a strength and a diagnostic.
Sample orders();

}  // namespace tsqlaudit::report
