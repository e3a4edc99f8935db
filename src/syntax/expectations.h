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
    // Adds what the parser could go on with at a token, which it has not consumed yet.
    void add(antlr4::Parser& parser, std::size_t token_index);

    // Could the statement end here?
    bool include_end() const { return includes_end_; }

    // "a column name, a constraint or ')'"
    std::string text() const;

private:
    struct Phrase {
        std::string text;
        bool is_token = false;  // less telling than the name of a rule
    };

    void add_phrase(std::string phrase, bool is_token);

    std::vector<Phrase> phrases_;
    bool includes_end_ = false;

    friend class StateWalk;
};

}  // namespace tsqlaudit::syntax
