#include "rules/strengths.h"

#include <nlohmann/json.hpp>
#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "embedded/embedded.h"
#include "facts/vocabulary.h"
#include "rules/message.h"
#include "rules/strength_checks.h"
#include "rules/unjudged.h"
#include "text/parallel.h"

namespace tsqlaudit::rules {

namespace {

constexpr std::string_view data_file = "rules/data/strengths.json";

const StrengthCheck* find_check(std::string_view id) {
    const auto checks = strength_checks();
    const auto found = std::ranges::find(checks, id, &StrengthCheck::id);
    return found == checks.end() ? nullptr : &*found;
}

void validate(const std::vector<StrengthMetadata>& strengths) {
    for (const StrengthMetadata& strength : strengths) {
        if (find_check(strength.id) == nullptr) {
            throw std::invalid_argument{"no function for \"" + strength.id + "\""};
        }
        for (const std::string& name : placeholders(strength.message)) {
            if (name != "table" && name != "columns" && name != "detail") {
                throw std::invalid_argument{"unknown placeholder {" + name + "}"};
            }
        }
    }
    for (const StrengthCheck& check : strength_checks()) {
        if (std::ranges::count(strengths, check.id, &StrengthMetadata::id) != 1) {
            throw std::invalid_argument{"not exactly one \"" + std::string{check.id} + "\""};
        }
    }
}

Strength praise(const StrengthMetadata& strength, const catalog::Table& table, facts::TableId id,
                Praise given) {
    const std::map<std::string, std::string> arguments{{"table", table.name.dotted()},
                                                       {"columns", enumerate(given.columns)},
                                                       {"detail", given.detail}};
    return {.id = strength.id,
            .table = id,
            .columns = std::move(given.columns),
            .message = fill(strength.message, arguments)};
}

}  // namespace

std::vector<StrengthMetadata> parse_strengths(std::string_view json) {
    try {
        const nlohmann::json document = nlohmann::json::parse(json);
        std::vector<StrengthMetadata> strengths;
        for (const auto& object : document.at("strengths")) {
            strengths.push_back(
                {.id = object.at("id").get<std::string>(),
                 .title = object.at("title").get<std::string>(),
                 .message = object.at("message").get<std::string>(),
                 .words = facts::phrases_of(object.value("words", std::vector<std::string>{}))});
        }
        validate(strengths);
        return strengths;
    } catch (const nlohmann::json::exception& error) {
        throw std::runtime_error{std::string{data_file} + ": " + error.what()};
    } catch (const std::invalid_argument& error) {
        throw std::runtime_error{std::string{data_file} + ": " + error.what()};
    }
}

std::span<const StrengthMetadata> all_strengths() {
    static const std::vector<StrengthMetadata> strengths =
        parse_strengths(embedded::find(data_file).value_or("{}"));
    return strengths;
}

std::vector<Strength> find_strengths(const catalog::Catalog& catalog,
                                     const facts::SchemaFacts& schema, unsigned jobs) {
    const std::span<const StrengthMetadata> strengths = all_strengths();
    std::vector<const StrengthCheck*> checks;  // parallel to them
    std::ranges::transform(
        strengths, std::back_inserter(checks),
        [](const StrengthMetadata& strength) { return find_check(strength.id); });
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
