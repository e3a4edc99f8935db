// What `tsqlaudit explain` and `tsqlaudit rules` print; the pages in docs/rules/ are the same text.
#pragma once

#include <string>
#include <string_view>

#include "rules/metadata.h"

namespace tsqlaudit::rules {

// Everything about a rule, in Markdown, with its fixtures as examples. The fix is the T-SQL that is
// rendered for what is found in them; empty: it is left out.
std::string explain(const RuleMetadata& rule, std::string_view fix = {});

std::string rules_as_markdown();  // a table by category, each id linked to its page in docs/rules/
std::string rules_as_json();      // an array, ids in order, indented by two

}  // namespace tsqlaudit::rules
