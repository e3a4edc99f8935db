// A table's score from its findings, by rules/data/scoring.json alone. docs/scoring.md explains it.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/finding.h"

namespace tsqlaudit::score {

enum class Grade { Excellent, Good, Fair, Poor };
inline constexpr std::array all_grades{Grade::Excellent, Grade::Good, Grade::Fair, Grade::Poor};
std::string_view to_string(Grade grade);  // "excellent", …

struct Part {  // points lost to one theme
    std::string theme;
    std::vector<std::string> rules;  // that cost something, sorted
    double points = 0;               // lost, after the caps; 0 when others have used them up
    double uncapped = 0;
};

struct Score {
    double value = 100;  // 0–100, to one decimal
    Grade grade = Grade::Excellent;
    std::vector<Part> parts;  // by points lost, then theme; what is free anyway is left out
};

// Findings of one table. A finding of an unknown rule makes a theme of its own.
Score score_table(std::span<const rules::Finding* const> findings);

Grade grade_of(double value);
// The lowest score of a grade, e.g. 85 for Excellent.
double lowest_score(Grade grade);

// Of a table without findings.
double best_score();

// To the one decimal that a score is given with.
double round_score(double value);

}  // namespace tsqlaudit::score
