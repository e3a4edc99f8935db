#include <nlohmann/json.hpp>

#include "report/sarif/parts.h"
#include "text/printable.h"

namespace tsqlaudit::report::sarif {

namespace {

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

}  // namespace

std::string plain(std::string_view text) {
    std::string result = text::printable(text);
    replace_all(result, "](", "\\](");  // "[text](target)" is a link
    return result;
}

Json message_text(std::string_view text) {
    std::string result = plain(text);
    replace_all(result, "{", "{{");  // "{0}" is a placeholder
    replace_all(result, "}", "}}");
    return {{"text", result}};
}

}  // namespace tsqlaudit::report::sarif
