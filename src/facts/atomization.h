// For schemas with an atom store (a content-addressed table): which columns hold source content that belongs there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tsqlaudit::facts {

enum class AtomVerdict { Correct, MostlyCorrect, Questionable, Violation };
std::string_view to_string(AtomVerdict verdict);  // "correct", "mostly-correct", "questionable", "violation"

struct AtomColumn {
    std::string name;
    bool is_atom = false;
    std::string reason;
};

struct Atomization {
    AtomVerdict verdict = AtomVerdict::Correct;
    std::vector<AtomColumn> columns;   // classified columns in table order; deprecated ones are left out
    double column_share = 0;           // atom columns / classified columns
    double byte_share = 0;             // their share of the estimated bytes of a row, LOBs included
    std::string revised_schema;        // CREATE TABLE as it would be
};

}  // namespace tsqlaudit::facts
