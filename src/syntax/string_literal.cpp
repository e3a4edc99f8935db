#include "syntax/string_literal.h"

#include <cstddef>
#include <cstdint>

namespace tsqlaudit::syntax {

// A doubled quote begins a new piece, since from there on the text is one character shorter than
// the file.
DynamicText read_literal(std::string_view text, const Token& token) {
    DynamicText result;
    const std::string_view written = text_of(text, token);
    const std::size_t quote = written.find_first_of("'\"");
    std::size_t begin = quote + 1;
    for (std::size_t index = begin; index + 1 < written.size(); ++index) {
        if (written[index] == written[quote]) {
            result.append(written.substr(begin, index + 1 - begin),
                          token.begin + static_cast<std::uint32_t>(begin));
            begin = ++index + 1;
        }
    }
    result.append(written.substr(begin, written.size() - 1 - begin),
                  token.begin + static_cast<std::uint32_t>(begin));
    return result;
}

}  // namespace tsqlaudit::syntax
