// The lexer as a flat table. The build generates it from grammar/TSqlLexer.g4.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "token_type.h"

namespace tsqlaudit::syntax {

enum class LexerChannel : std::uint8_t { Code, Skipped, Comments, Directives };

struct LexerRule {
    TokenType type = TokenType::NONE;
    LexerChannel channel = LexerChannel::Code;
    std::int8_t pushed_mode = -1;  // none if negative
    bool pops_mode = false;
};

struct LexerTable {
    // The characters from `first` on, up to the next range, belong to one class.
    struct Range {
        std::uint32_t first;
        std::uint8_t character_class;
    };

    std::span<const LexerRule> rules;               // 0 is no rule
    std::span<const std::uint8_t> ascii_classes;    // upper and lower case are one
    std::span<const Range> ranges;                  // of all code points, ascending
    std::span<const std::uint16_t> transitions;     // [state * class_count + class]; 0 is the end
    std::span<const std::uint16_t> accepted_rules;  // [state]; 0 for none
    std::span<const std::uint16_t> mode_starts;     // [mode]
    std::size_t class_count;
};

extern const LexerTable lexer_table;

}  // namespace tsqlaudit::syntax
