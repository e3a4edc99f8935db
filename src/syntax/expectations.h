// What the parser could have gone on with, in words that a database administrator uses.
#pragma once

#include <antlr4-runtime.h>

#include <cstddef>
#include <string>
#include <vector>

namespace tsqlaudit::syntax {

// Collects phrases such as "a column name" or "')'", in the order of the grammar, each once.
class Expectations {
public:
    // Adds what may come next in a state of the parser's automaton.
    void add(const antlr4::Parser& parser, std::size_t state, const antlr4::RuleContext* context);

    // "a column name, a constraint or ')'"
    std::string text() const;

private:
    void add_phrase(std::string phrase);

    std::vector<std::string> phrases_;

    friend class StateWalk;
};

}  // namespace tsqlaudit::syntax
