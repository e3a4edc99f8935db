// Strings that are known before anything runs, and where each part of them stands in the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/source_text.h"

namespace tsqlaudit::syntax {

constexpr std::size_t longest_dynamic_text = 1U << 20U;  // bytes; longer than any statement is

constexpr std::string_view database_name = "this_database";

// The text of a string, quotes undone; or a whole number as text.
struct DynamicText {
    std::string text;
    std::vector<SourceText::Piece> pieces;  // for a SourceText; offsets into the text around it
    bool is_number = false;
    bool is_guess = false;        // one of several values: which one, only a condition tells
    bool holds_database = false;  // `database_name`, which stands for that of the database

    void append(std::string_view more, std::uint32_t file_begin);
    void append(const DynamicText& other);
    // A part of another: so many bytes from an offset on.
    void append(const DynamicText& other, std::size_t offset, std::size_t length);
};

// Is it known, wherever it is run? Which database it names makes no difference in front of a
// schema, since all are taken for one; but no other name is made of that.
bool is_known_anywhere(const DynamicText& text);

// A name in brackets, as in a statement.
DynamicText bracketed(const DynamicText& name);

// The same between delimiters; the closing one is doubled inside.
DynamicText delimited(const DynamicText& name, char opening, char closing);

// Without blanks at its ends; LTRIM and RTRIM may leave some, which no statement minds.
DynamicText trimmed(const DynamicText& text);

// With each `pattern` replaced, whatever its case; a text of more than longest_dynamic_text if
// that is where it leads.
DynamicText replaced(const DynamicText& text, std::string_view pattern, const DynamicText& by);

}  // namespace tsqlaudit::syntax
