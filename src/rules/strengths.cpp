#include "rules/strengths.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "rules/message.h"
#include "rules/strength_checks.h"
#include "rules/unjudged.h"
#include "text/parallel.h"

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

std::vector<Strength> find_strengths(const catalog::Catalog& catalog,
                                     const facts::SchemaFacts& schema, unsigned jobs) {
    const std::span<const StrengthMetadata> strengths = all_strengths();
    std::vector<const StrengthCheck*> checks;  // parallel to them
    std::ranges::transform(strengths, std::back_inserter(checks),
                           [](const StrengthMetadata& strength) { return &check_of(strength); });
    std::vector<std::vector<Strength>> by_table(schema.tables.size());
    text::for_each_index(schema.tables.size(), jobs, [&](facts::TableId id) {
        const catalog::Table& table = catalog.tables[id];
        if (!is_examined(table)) {
            return;
        }
        for (std::size_t i = 0; i < strengths.size(); ++i) {
            const StrengthMetadata& strength = strengths[i];
            const StrengthContext context{catalog, schema, table, schema.tables[id],
                                          strength.words};
            if (auto given = checks[i]->check(context)) {
                by_table[id].push_back(praise(strength, table, id, *std::move(given)));
            }
        }
    });
    return text::joined(std::move(by_table));
}

}  // namespace tsqlaudit::rules
