#include "report/markdown/words.h"

#include <algorithm>
#include <iterator>

#include "rules/strengths.h"
#include "text/concat.h"

namespace tsqlaudit::report::markdown {

std::string_view strength_title(std::string_view id) {
    const auto strengths = rules::all_strengths();
    const auto strength = std::ranges::find(strengths, id, &rules::StrengthMetadata::id);
    return strength != strengths.end() ? std::string_view{strength->title} : id;
}

std::string_view mark(rules::Severity severity) {
    switch (severity) {
        case rules::Severity::Critical:
        case rules::Severity::High:
            return "🔴";
        case rules::Severity::Medium:
        case rules::Severity::Low:
            return "⚠️";
        case rules::Severity::Info:
            break;
    }
    return "ℹ️";
}

std::string_view mark(const rules::Finding& finding) {
    return finding.kind == rules::Kind::Opportunity ? "💡" : mark(finding.severity);
}

std::string_view mark(score::Grade grade) {
    switch (grade) {
        case score::Grade::Excellent:
            return "🟢";
        case score::Grade::Good:
            return "🟡";
        case score::Grade::Fair:
            return "🟠";
        case score::Grade::Poor:
            break;
    }
    return "🔴";
}

std::string counted(std::size_t number, std::string_view singular) {
    return text::concat(grouped_digits(static_cast<long long>(number)), " ", singular,
                        number == 1 ? "" : "s");
}

std::string grouped_digits(long long number) {
    std::string digits = std::to_string(number);
    const std::ptrdiff_t first = number < 0 ? 1 : 0;
    for (std::ptrdiff_t place = std::ssize(digits) - 3; place > first; place -= 3) {
        digits.insert(static_cast<std::size_t>(place), 1, ',');
    }
    return digits;
}

std::string sentence_case(std::string_view id) {
    std::string result{id};
    std::ranges::replace(result, '-', ' ');
    if (!result.empty() && result.front() >= 'a' && result.front() <= 'z') {
        result.front() = static_cast<char>(result.front() - 'a' + 'A');
    }
    return result;
}

}  // namespace tsqlaudit::report::markdown
