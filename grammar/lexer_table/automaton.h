// The deterministic automaton of a lexer ATN.
#pragma once

#include <cstdint>
#include <vector>

namespace antlr4::atn {
class ATN;
}

namespace tsqlaudit::lexer_table {

// State 0 is the dead state. The ATN must hold no non-greedy loop and no recursive rule.
struct Automaton {
    std::vector<std::uint32_t> intervals;  // first code point of each interval, ascending, from 0
    std::vector<unsigned> classes;         // character class of each interval
    unsigned class_count = 0;
    std::vector<unsigned> transitions;  // [state * class_count + class] → state
    std::vector<unsigned> accepted;     // [state] → 1 + index of the token rule, 0 for none
    std::vector<unsigned> mode_starts;  // [mode] → state

    unsigned class_of(std::uint32_t code_point) const;
};

Automaton build_automaton(const antlr4::atn::ATN& atn);

}  // namespace tsqlaudit::lexer_table
