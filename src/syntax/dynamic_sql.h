#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/source_text.h"
#include "syntax/token.h"

namespace tsqlaudit::syntax {

// The text of a string, quotes undone.
struct DynamicText {
    std::string text;
    std::vector<SourceText::Piece> pieces;  // for a SourceText; offsets into the text around it

    void append(std::string_view more, std::uint32_t file_begin);
    void append(const DynamicText& other);
};

class StringVariables;

constexpr std::size_t longest_dynamic_text = 1U << 20U;

// What a concatenation of strings, and of variables that are known, comes to. Nothing if it is not
// known before it runs, or is longer than any statement is.
std::optional<DynamicText> read_concatenation(std::string_view text, Tokens expression,
                                              const StringVariables& variables);

// The statement text of EXEC (…) or sp_executesql …. Nothing if it is not known before it runs, or
// runs on another server.
std::optional<DynamicText> read_dynamic_text(std::string_view text, Tokens statement,
                                             const StringVariables& variables);

}  // namespace tsqlaudit::syntax
