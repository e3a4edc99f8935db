// The function behind each strength. Within this library only.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "facts/facts.h"
#include "names/phrases.h"

namespace tsqlaudit::rules {

struct StrengthContext {
    const catalog::Catalog& catalog;
    const facts::SchemaFacts& schema;
    const catalog::Table& table;
    const facts::TableFacts& facts;
    const names::PhraseSet& words;  // of the data file
};

struct Praise {
    std::vector<std::string> columns;
    std::string detail;
};

struct StrengthCheck {
    std::string_view id;
    std::optional<Praise> (*check)(const StrengthContext&);  // none: nothing to praise
};

std::span<const StrengthCheck> strength_checks();

}  // namespace tsqlaudit::rules
