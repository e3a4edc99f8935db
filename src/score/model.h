// The arithmetic of the score with its numbers as data.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "rules/finding.h"
#include "score/score.h"

namespace tsqlaudit::score {

// rules/data/scoring.json.
struct Model {
    double best = 100;
    std::array<double, 5> weights{};                  // points, by Severity
    std::map<std::string, double, std::less<>> caps;  // theme → most points that it can cost
    double warning_cap = 0;          // the most points that all warnings of a table cost together
    std::array<double, 4> lowest{};  // score, by Grade
    std::array<Grade, 5> best_grades{};  // that a table with a defect can have, by Severity
};

// Throws std::runtime_error when the data is not as documented.
Model parse_model(std::string_view json);

// The model that the program carries.
const Model& model();

// What one finding would cost on its own.
struct Cost {
    std::string_view rule;
    std::string_view theme;
    double points = 0;
    bool is_warning = false;              // a defect that is medium or low
    Grade best_grade = Grade::Excellent;  // that a table with it can have
};

// Each rule counts once, at its highest cost; each theme up to its cap, all warnings together up to
// theirs; nothing goes below 0. The grade goes by the score, but is no better than each cost
// allows.
Score score_of(std::span<const Cost> costs, const Model& model);

}  // namespace tsqlaudit::score
