// Words, marks and numbers as the report writes them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rules/finding.h"
#include "score/score.h"

namespace tsqlaudit::report::markdown {

std::string_view strength_title(std::string_view id);

std::string_view mark(rules::Severity severity);       // 🔴, ⚠️, ℹ️
std::string_view mark(const rules::Finding& finding);  // the same, 💡 for an opportunity
std::string_view mark(score::Grade grade);             // a disc in the colour of the grade

// "1 table", "2 tables"
std::string counted(std::size_t number, std::string_view singular);

// 12,345,678
std::string grouped_digits(long long number);

// "missing-index" → "Missing index": ids as people would write them
std::string sentence_case(std::string_view id);

}  // namespace tsqlaudit::report::markdown
