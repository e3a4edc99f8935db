// A line of a source file with a mark under what a finding is about.
#pragma once

#include <string>

#include "report/console/style.h"
#include "text/source.h"

namespace tsqlaudit::report::console {

// Of a span of several lines, the first. Tabs become spaces, a long line is cut on both sides of
// the mark, and nothing in it can steer the terminal. Two lines, each with its line ending.
std::string excerpt(const text::SourceSet& sources, text::Span span, const Style& style,
                    Colour colour);

}  // namespace tsqlaudit::report::console
