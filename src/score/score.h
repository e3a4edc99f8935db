// A table's score from its findings, by rules/data/scoring.json alone.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/finding.h"

namespace tsqlaudit::score {

enum class Grade { Excellent, Good, Fair, Poor };
std::string_view to_string(Grade grade);  // "excellent", …

struct Part {                        // points lost to one theme
    std::string theme;
    std::vector<std::string> rules;  // that cost something, sorted
    double points = 0;               // lost, after the cap
    double uncapped = 0;
};

struct Score {
    double value = 100;              // 0–100, to one decimal
    Grade grade = Grade::Excellent;
    std::vector<Part> parts;         // by points lost, then theme
};

// Findings of one table.
Score score_table(std::span<const rules::Finding* const> findings);

Grade grade_of(double value);

}  // namespace tsqlaudit::score
