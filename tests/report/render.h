#pragma once

#include <string>
#include <string_view>

namespace tsqlaudit::report {

// What GitHub's own renderer (cmark-gfm) makes of Markdown. HTML in it is let through, as it is
// before a code host cleans it: nothing may rely on that.
std::string render(std::string_view markdown);

// The text that a reader sees: HTML without tags, with entities undone.
std::string visible_text(std::string_view html);

}  // namespace tsqlaudit::report
