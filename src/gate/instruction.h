// What a comment that speaks to this program says:
//   tsqlaudit: ignore RULE[, RULE…] [reason…]     also ignore-table, ignore-file
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "syntax/ast.h"
#include "text/diagnostic.h"
#include "text/source.h"

namespace tsqlaudit::gate {

enum class Reach { Code, Table, File };  // ignore, ignore-table, ignore-file

struct RuleName {
    std::string name;  // a rule or a category, in lower case
    text::Span span;
};

struct Instruction {
    Reach reach = Reach::Code;
    std::vector<RuleName> rules;  // at least one
};

// What is wrong becomes a warning at its place, and the rest is taken. None where nothing is left.
std::optional<Instruction> read_instruction(const text::SourceSet& sources,
                                            const syntax::Directive& directive,
                                            text::Diagnostics& diagnostics);

}  // namespace tsqlaudit::gate
