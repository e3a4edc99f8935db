#include "rules/finding.h"

#include <algorithm>
#include <array>

namespace tsqlaudit::rules {

namespace {

constexpr std::array<std::string_view, 5> severities{"critical", "high", "medium", "low", "info"};
constexpr std::array<std::string_view, 2> kinds{"defect", "opportunity"};
constexpr std::array<std::string_view, 3> confidences{"certain", "likely", "guess"};

}  // namespace

std::string_view to_string(Severity severity) {
    return severities.at(static_cast<std::size_t>(severity));
}

std::string_view to_string(Kind kind) {
    return kinds.at(static_cast<std::size_t>(kind));
}

std::string_view to_string(Confidence confidence) {
    return confidences.at(static_cast<std::size_t>(confidence));
}

std::optional<Severity> parse_severity(std::string_view word) {
    const auto found = std::ranges::find(severities, word);
    if (found == severities.end()) {
        return std::nullopt;
    }
    return static_cast<Severity>(found - severities.begin());
}

}  // namespace tsqlaudit::rules
