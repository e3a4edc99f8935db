// Everything that comes from SQL or from the file system passes through here on its way into
// Markdown: it shows as it is and cannot become markup, whatever it contains. What is written most
// can be appended to a text as well.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::report::markdown {

// Running text on one line, in a paragraph, a list item, a heading or a table cell.
std::string inline_text(std::string_view value);
void append_inline_text(std::string& out, std::string_view value);

// The same, cut after about `limit` characters at the end of a word.
std::string shortened_text(std::string_view value, std::size_t limit);

// A name or piece of SQL as inline code, in a table cell too.
std::string code(std::string_view value);
void append_code(std::string& out, std::string_view value);
std::string code_list(const std::vector<std::string>& values);  // `a`, `b`
void append_code_list(std::string& out, const std::vector<std::string>& values);

// A block of code with a fence longer than any in it.
std::string code_block(std::string_view content, std::string_view language);
void append_code_block(std::string& out, std::string_view content, std::string_view language);

// A quoted text of a Mermaid diagram.
std::string mermaid_text(std::string_view value);

// The anchor of a table: depends on its name alone, so that links stay valid as tables come and go.
std::string anchor(const catalog::QualifiedName& table);

}  // namespace tsqlaudit::report::markdown
