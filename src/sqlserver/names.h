// Names and literals as T-SQL text. The only place that quotes: everything rendered goes through
// here.
#pragma once

#include <string>
#include <string_view>

namespace tsqlaudit::sqlserver {

inline constexpr int max_identifier_length = 128;  // UTF-16 code units

std::string quote_name(std::string_view name);                           // [a]]b]
std::string quote_name(std::string_view schema, std::string_view name);  // [dbo].[x]
std::string quote_string(std::string_view value);                        // N'it''s'
bool is_reserved_word(std::string_view word);
// Can stand behind COLLATE, where nothing can be quoted: what would need it is no collation.
bool is_collation_name(std::string_view word);
// Shortens a made-up name to the limit without cutting a character, keeping it unique by a hash of
// the whole.
std::string limit_identifier(std::string_view name);

}  // namespace tsqlaudit::sqlserver
