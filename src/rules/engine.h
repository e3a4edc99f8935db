// Runs the rules over a schema.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "rules/finding.h"
#include "text/source.h"

namespace tsqlaudit::rules {

struct Selection {
    std::vector<std::string> select;  // empty: all rules
    std::vector<std::string> ignore;

    bool includes(std::string_view rule) const;
};

struct Judgement {
    std::vector<Finding> findings;    // by table, place, rule, columns
    std::vector<Strength> strengths;  // by table, id, columns
};

Judgement judge(const text::SourceSet& sources, const catalog::Catalog& catalog, const facts::SchemaFacts& schema,
                const facts::Settings& settings, const Selection& selection);

}  // namespace tsqlaudit::rules
