// Colours of a terminal, and what fits into its lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rules/finding.h"
#include "score/score.h"

namespace tsqlaudit::report::console {

enum class Colour { Plain, Bold, Dim, Red, Yellow, Green, Cyan };

Colour colour_of(rules::Severity severity);
Colour colour_of(score::Grade grade);

// Text between escape sequences, or as it is where no colour is wanted.
class Style {
public:
    explicit Style(bool colours) : colours_{colours} {}

    std::string operator()(Colour colour, std::string_view text) const;

private:
    bool colours_;
};

// Ten cells, as full as the score is high.
std::string score_bar(double score);

// How many cells of a terminal a character takes: 0, 1 or 2.
std::size_t width_of(char32_t character);

}  // namespace tsqlaudit::report::console
