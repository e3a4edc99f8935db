#include "report/json_text.h"

#include <fmt/format.h>
#include <utf8.h>

#include <nlohmann/json.hpp>
#include <iterator>

#include "text/printable.h"

namespace tsqlaudit::report {

std::string json_text(const Json& document) {
    const std::string dumped = document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    std::string text;
    text.reserve(dumped.size());
    for (auto place = dumped.begin(); place != dumped.end();) {
        // Line endings are the only control characters left; all else of the kind is in a string.
        const char32_t character = utf8::next(place, dumped.end());
        const bool is_separator = character == U'\u2028' || character == U'\u2029';
        if (character != U'\n' && (text::is_harmful(character) || is_separator)) {
            text += fmt::format("\\u{:04x}", static_cast<unsigned>(character));
        } else {
            utf8::append(character, std::back_inserter(text));
        }
    }
    return text;
}

}  // namespace tsqlaudit::report
