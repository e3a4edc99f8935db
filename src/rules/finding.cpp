#include "rules/finding.h"

#include <algorithm>
#include <array>

namespace tsqlaudit::rules {

namespace {

constexpr std::array<std::string_view, 5> severities{"critical", "high", "medium", "low", "info"};
constexpr std::array<std::string_view, 2> kinds{"defect", "opportunity"};
constexpr std::array<std::string_view, 3> confidences{"certain", "likely", "guess"};

template <typename Enum, std::size_t Count>
std::optional<Enum> parse_word(const std::array<std::string_view, Count>& words,
                               std::string_view word) {
    const auto found = std::ranges::find(words, word);
    if (found == words.end()) {
        return std::nullopt;
    }
    return static_cast<Enum>(found - words.begin());
}

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
    return parse_word<Severity>(severities, word);
}

std::optional<Kind> parse_kind(std::string_view word) {
    return parse_word<Kind>(kinds, word);
}

std::optional<Confidence> parse_confidence(std::string_view word) {
    return parse_word<Confidence>(confidences, word);
}

}  // namespace tsqlaudit::rules
