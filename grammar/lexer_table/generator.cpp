// Build-time tool: turns the lexer that ANTLR generated into a flat table for src/syntax/lexer.cpp.
//
// The runtime's own lexer simulates the automaton under a process-wide lock and is some twenty
// times slower. The grammar stays the only source: this walks the generated lexer's ATN.
//
// Usage: lexer_table_generator OUTPUT_FOLDER; writes token_type.h and lexer_table.cpp there.
#include <antlr4-runtime.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "TSqlLexer.h"
#include "automaton.h"

namespace {

using namespace antlr4;
using tsqlaudit::syntax::generated::TSqlLexer;

void write_token_types(const std::string& path, const dfa::Vocabulary& vocabulary) {
    std::ofstream out(path);
    out << "// Generated from TSqlLexer.g4.\n#pragma once\n\n#include <cstdint>\n\n"
           "namespace tsqlaudit::syntax {\n\n"
           "// The numbers are those of the generated parser; 0 stands for no token.\n"
           "enum class TokenType : std::uint16_t {\n    NONE = 0,\n";
    for (std::size_t type = 1; type <= vocabulary.getMaxTokenType(); ++type) {
        out << "    " << vocabulary.getSymbolicName(type) << " = " << type << ",\n";
    }
    out << "};\n\n}  // namespace tsqlaudit::syntax\n";
}

// What a token rule does beside matching, read from the actions in its part of the ATN.
struct RuleEffect {
    std::size_t channel = 0;
    bool skip = false;
    bool pop = false;
    long push = -1;
};

std::vector<RuleEffect> read_effects(const atn::ATN& atn) {
    std::vector<RuleEffect> effects(atn.ruleToStartState.size());
    for (const atn::ATNState* state : atn.states) {
        if (state == nullptr) {
            continue;
        }
        for (const atn::Transition* transition : state->transitions) {
            const auto* action = dynamic_cast<const atn::ActionTransition*>(transition);
            if (action == nullptr) {
                continue;
            }
            const atn::LexerAction& what = *atn.lexerActions.at(action->actionIndex);
            RuleEffect& effect = effects.at(action->ruleIndex);
            if (const auto* channel = dynamic_cast<const atn::LexerChannelAction*>(&what)) {
                effect.channel = static_cast<std::size_t>(channel->getChannel());
            } else if (const auto* push = dynamic_cast<const atn::LexerPushModeAction*>(&what)) {
                effect.push = push->getMode();
            } else if (what.getActionType() == atn::LexerActionType::SKIP) {
                effect.skip = true;
            } else if (what.getActionType() == atn::LexerActionType::POP_MODE) {
                effect.pop = true;
            } else {
                throw std::runtime_error("unsupported lexer action: " + what.toString());
            }
        }
    }
    return effects;
}

template <typename Values>
void write_array(std::ostream& out, const std::string& declaration, const Values& values) {
    out << declaration << "[] = {";
    std::size_t count = 0;
    for (const auto value : values) {
        out << (count++ % 24 == 0 ? "\n    " : " ") << value << ",";
    }
    out << "\n};\n\n";
}

void write_rules(std::ostream& out, const atn::ATN& atn) {
    const std::vector<RuleEffect> effects = read_effects(atn);
    out << "const LexerRule rules[] = {\n    {},\n";
    for (std::size_t rule = 0; rule < effects.size(); ++rule) {
        const RuleEffect& effect = effects[rule];
        const char* channel = effect.skip                             ? "Skipped"
                              : effect.channel == 0                   ? "Code"
                              : effect.channel == TSqlLexer::COMMENTS ? "Comments"
                                                                      : "Directives";
        out << "    {TokenType{" << atn.ruleToTokenType[rule] << "}, LexerChannel::" << channel
            << ", " << effect.push << ", " << (effect.pop ? "true" : "false") << "},\n";
    }
    out << "};\n\n";
}

void write_table(const std::string& path, const atn::ATN& atn,
                 const tsqlaudit::lexer_table::Automaton& automaton) {
    std::ofstream out(path);
    out << "// Generated from TSqlLexer.g4.\n#include \"syntax/lexer_table.h\"\n\n"
           "namespace tsqlaudit::syntax {\n\nnamespace {\n\n";
    write_rules(out, atn);
    std::vector<unsigned> ascii;
    for (unsigned character = 0; character < 128; ++character) {
        const unsigned upper =
            character >= 'a' && character <= 'z' ? character - 'a' + 'A' : character;
        ascii.push_back(automaton.class_of(upper));
    }
    write_array(out, "const std::uint8_t ascii_classes", ascii);
    out << "const LexerTable::Range ranges[] = {\n";
    for (std::size_t index = 0; index < automaton.intervals.size(); ++index) {
        out << "    {" << automaton.intervals[index] << ", " << automaton.classes[index] << "},\n";
    }
    out << "};\n\n";
    write_array(out, "const std::uint16_t transitions", automaton.transitions);
    write_array(out, "const std::uint16_t accepted_rules", automaton.accepted);
    write_array(out, "const std::uint16_t mode_starts", automaton.mode_starts);
    out << "}  // namespace\n\nconst LexerTable lexer_table{rules, ascii_classes, ranges, "
           "transitions,\n                             accepted_rules, mode_starts, "
        << automaton.class_count << "};\n\n}  // namespace tsqlaudit::syntax\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: lexer_table_generator OUTPUT_FOLDER\n";
        return 2;
    }
    const std::string folder = argv[1];
    try {
        ANTLRInputStream no_input;
        TSqlLexer lexer(&no_input);
        const auto automaton = tsqlaudit::lexer_table::build_automaton(lexer.getATN());
        write_token_types(folder + "/token_type.h", lexer.getVocabulary());
        write_table(folder + "/lexer_table.cpp", lexer.getATN(), automaton);
    } catch (const std::exception& error) {
        std::cerr << "lexer_table_generator: " << error.what() << '\n';
        return 1;
    }
}
