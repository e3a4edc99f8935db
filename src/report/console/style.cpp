#include "report/console/style.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cmath>

namespace tsqlaudit::report::console {

namespace {

std::string_view code(Colour colour) {
    switch (colour) {
        case Colour::Bold:
            return "1";
        case Colour::Dim:
            return "2";
        case Colour::Red:
            return "1;31";
        case Colour::Yellow:
            return "33";
        case Colour::Green:
            return "32";
        case Colour::Cyan:
            return "36";
        case Colour::Plain:
            break;
    }
    return "";
}

}  // namespace

Colour colour_of(rules::Severity severity) {
    switch (severity) {
        case rules::Severity::Critical:
        case rules::Severity::High:
            return Colour::Red;
        case rules::Severity::Medium:
            return Colour::Yellow;
        case rules::Severity::Low:
            return Colour::Cyan;
        case rules::Severity::Info:
            break;
    }
    return Colour::Dim;
}

Colour colour_of(score::Grade grade) {
    switch (grade) {
        case score::Grade::Excellent:
        case score::Grade::Good:
            return Colour::Green;
        case score::Grade::Fair:
            return Colour::Yellow;
        case score::Grade::Poor:
            break;
    }
    return Colour::Red;
}

std::string Style::operator()(Colour colour, std::string_view text) const {
    if (!colours_ || colour == Colour::Plain) {
        return std::string{text};
    }
    return fmt::format("\x1b[{}m{}\x1b[0m", code(colour), text);
}

std::string score_bar(double score) {
    constexpr std::size_t cells = 10;
    const auto full = static_cast<std::size_t>(std::clamp(std::floor(score / 10), 0.0, 10.0));
    std::string bar;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        bar += cell < full ? "█" : "░";
    }
    return bar;
}

std::size_t width_of(char32_t character) {
    return static_cast<std::size_t>(
        std::max(utf8proc_charwidth(static_cast<utf8proc_int32_t>(character)), 0));
}

}  // namespace tsqlaudit::report::console
