// Escaping for what stands in Markdown, but is no Markdown.
#include <fmt/format.h>
#include <xxhash.h>

#include <string>

#include "report/markdown/characters.h"
#include "report/markdown/escape.h"
#include "text/compare.h"
#include "text/concat.h"

namespace tsqlaudit::report::markdown {

namespace {

bool is_one_of(char character, std::string_view set) {
    return set.find(character) != std::string_view::npos;
}

}  // namespace

std::string mermaid_text(std::string_view value) {
    std::string text = clean(value);
    if (text.empty()) {
        text = "\ufffd";  // a text of no characters is an error
    }
    std::string result = "\"";
    for (const char character : text) {
        // Mermaid has numbers of its own for what would mean something to it: "#34;".
        if (is_ascii(character) && !is_alphanumeric(character) && !is_one_of(character, " ._,-")) {
            result += fmt::format("#{};", static_cast<unsigned>(character));
        } else {
            result += character;
        }
    }
    return result + "\"";
}

std::string anchor(const catalog::QualifiedName& table) {
    const std::string name = text::concat(text::to_lower(table.schema), std::string_view{"\0", 1},
                                          text::to_lower(table.name));
    std::string slug;
    slug.reserve(name.size());
    bool is_plain = true;
    for (const char character : name) {
        const bool is_kept = is_alphanumeric(character) || character == '_';
        is_plain = is_plain && (is_kept || character == '\0');
        slug += is_kept ? character : '-';
    }
    if (!is_plain) {
        slug += fmt::format("-{:08x}", XXH32(name.data(), name.size(), 0));
    }
    return slug;
}

}  // namespace tsqlaudit::report::markdown
