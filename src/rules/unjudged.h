// Tables that are not judged, and why.
#pragma once

#include <optional>
#include <string_view>

#include "catalog/catalog.h"

namespace tsqlaudit::rules {

struct NotJudged {
    std::string_view kind;    // of table, to be counted: "external table"
    std::string_view reason;  // for people: "it is an external table, whose rows are elsewhere"
};

// None: it is judged like any other.
std::optional<NotJudged> why_not_judged(const catalog::Table& table);

// Whether rules have something to look at. They look at an external table, too: what they find
// there is as sure as elsewhere, but that nothing was found says nothing.
bool is_examined(const catalog::Table& table);

}  // namespace tsqlaudit::rules
