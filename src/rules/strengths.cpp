#include "rules/strengths.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "rules/message.h"
#include "rules/strength_checks.h"
#include "rules/unjudged.h"

namespace tsqlaudit::rules {

namespace {

const StrengthCheck& check_of(const StrengthMetadata& strength) {
    const auto checks = strength_checks();
    const auto found = std::ranges::find(checks, strength.id, &StrengthCheck::id);
    if (found == checks.end()) {
        throw std::logic_error{"no function for the strength " + std::string{strength.id}};
    }
    return *found;
}

Strength praise(const StrengthMetadata& strength, const catalog::Table& table, facts::TableId id,
                Praise given) {
    const std::map<std::string, std::string> arguments{{"table", table.name.dotted()},
                                                       {"columns", enumerate(given.columns)},
                                                       {"detail", given.detail}};
    return {.id = std::string{strength.id},
            .table = id,
            .columns = std::move(given.columns),
            .message = fill(strength.message, arguments)};
}

}  // namespace

StrengthFinder::StrengthFinder(const catalog::Catalog& catalog, const facts::SchemaFacts& schema)
    : catalog_{catalog}, schema_{schema} {
    std::ranges::transform(all_strengths(), std::back_inserter(checks_),
                           [](const StrengthMetadata& strength) { return &check_of(strength); });
}

std::vector<Strength> StrengthFinder::find(facts::TableId id) const {
    std::vector<Strength> found;
    const catalog::Table& table = catalog_.tables[id];
    if (!is_examined(table)) {
        return found;
    }
    for (std::size_t i = 0; i < checks_.size(); ++i) {
        const StrengthMetadata& strength = all_strengths()[i];
        const StrengthContext context{catalog_, schema_, table, schema_.tables[id], strength.words};
        if (auto given = checks_[i]->check(context)) {
            found.push_back(praise(strength, table, id, *std::move(given)));
        }
    }
    return found;
}

}  // namespace tsqlaudit::rules
