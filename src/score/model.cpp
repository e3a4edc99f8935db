#include "score/model.h"

#include <nlohmann/json.hpp>
#include <algorithm>
#include <optional>
#include <stdexcept>
#include <tuple>

#include "embedded/embedded.h"

namespace tsqlaudit::score {

namespace {

constexpr std::string_view model_path = "rules/data/scoring.json";

void read_weights(const nlohmann::json& weights, Model& model) {
    for (const rules::Severity severity :
         {rules::Severity::Critical, rules::Severity::High, rules::Severity::Medium,
          rules::Severity::Low, rules::Severity::Info}) {
        model.weights.at(static_cast<std::size_t>(severity)) =
            weights.at(std::string{to_string(severity)}).get<double>();
    }
}

void read_grades(const nlohmann::json& grades, Model& model) {
    for (const Grade grade : all_grades) {
        model.lowest.at(static_cast<std::size_t>(grade)) =
            grades.at(std::string{to_string(grade)}).get<double>();
    }
    if (!std::ranges::is_sorted(model.lowest, std::ranges::greater{}) || model.lowest.back() != 0) {
        throw std::runtime_error{"the grades have to fall from the best one to 0"};
    }
}

// Severities that are not named allow the best one.
void read_grade_caps(const nlohmann::json& caps, Model& model) {
    for (const auto& [name, value] : caps.items()) {
        const std::optional<rules::Severity> severity = rules::parse_severity(name);
        const auto grade = std::ranges::find(all_grades, value.get<std::string>(),
                                             [](Grade each) { return to_string(each); });
        if (!severity || grade == all_grades.end()) {
            throw std::runtime_error{"gradeCaps: no such severity or grade: " + name};
        }
        model.best_grades.at(static_cast<std::size_t>(*severity)) = *grade;
    }
}

Grade grade_in(const Model& model, double value) {
    return *std::ranges::find_if(all_grades, [&](Grade grade) {
        return grade == all_grades.back() ||
               value >= model.lowest.at(static_cast<std::size_t>(grade));
    });
}

// The highest cost of each rule.
std::map<std::string_view, Cost> worst_by_rule(std::span<const Cost> costs) {
    std::map<std::string_view, Cost> worst;
    for (const Cost& cost : costs) {
        const auto [place, is_new] = worst.try_emplace(cost.rule, cost);
        // Of equal costs the first theme by name, so that the order of the findings has no say.
        if (!is_new && std::tuple{-cost.points, cost.theme} <
                           std::tuple{-place->second.points, place->second.theme}) {
            place->second = cost;
        }
    }
    return worst;
}

struct ThemeCost {
    Part part;
    double severe = 0;  // what is no warning
    double warnings = 0;

    double sum() const { return severe + warnings; }
};

// Severe findings fill the cap of their theme first.
void cut(ThemeCost& theme, const Model& model) {
    theme.part.uncapped = theme.sum();
    if (const auto cap = model.caps.find(theme.part.theme); cap != model.caps.end()) {
        theme.severe = std::min(theme.severe, cap->second);
        theme.warnings = std::min(theme.warnings, cap->second - theme.severe);
    }
}

// By cost, then by theme.
std::vector<ThemeCost> themes_of(std::span<const Cost> costs, const Model& model) {
    std::map<std::string_view, ThemeCost> by_theme;
    for (const auto& [rule, cost] : worst_by_rule(costs)) {
        if (cost.points > 0) {
            ThemeCost& theme = by_theme[cost.theme];
            theme.part.theme = cost.theme;
            theme.part.rules.emplace_back(rule);
            (cost.is_warning ? theme.warnings : theme.severe) += cost.points;
        }
    }
    std::vector<ThemeCost> themes;
    for (auto& [name, theme] : by_theme) {
        cut(theme, model);
        themes.push_back(std::move(theme));
    }
    std::ranges::stable_sort(themes, std::ranges::greater{}, &ThemeCost::sum);
    return themes;
}

// What all warnings together may cost goes to the costliest themes first.
std::vector<Part> parts_of(std::span<const Cost> costs, const Model& model) {
    std::vector<Part> parts;
    double left_for_warnings = model.warning_cap;
    for (ThemeCost& theme : themes_of(costs, model)) {
        const double warnings = std::min(theme.warnings, left_for_warnings);
        left_for_warnings -= warnings;
        theme.part.points = theme.severe + warnings;
        parts.push_back(std::move(theme.part));
    }
    std::ranges::stable_sort(parts, std::ranges::greater{}, &Part::points);
    return parts;
}

}  // namespace

Model parse_model(std::string_view json) {
    try {
        const nlohmann::json document = nlohmann::json::parse(json);
        Model result;
        result.best = document.at("best").get<double>();
        read_weights(document.at("weights"), result);
        result.caps = document.at("caps").get<decltype(result.caps)>();
        result.warning_cap = document.at("warningCap").get<double>();
        read_grades(document.at("grades"), result);
        read_grade_caps(document.at("gradeCaps"), result);
        return result;
    } catch (const std::exception& error) {
        throw std::runtime_error{std::string{model_path} + ": " + error.what()};
    }
}

const Model& model() {
    static const Model instance = parse_model(embedded::find(model_path).value_or(""));
    return instance;
}

Score score_of(std::span<const Cost> costs, const Model& model) {
    Score score;
    score.value = model.best;
    score.parts = parts_of(costs, model);
    for (const Part& part : score.parts) {
        score.value -= part.points;
    }
    score.value = std::max(0.0, round_score(score.value));
    score.grade = grade_in(model, score.value);
    for (const Cost& cost : costs) {
        score.grade = std::max(score.grade, cost.best_grade);
    }
    return score;
}

Grade grade_of(double value) {
    return grade_in(model(), value);
}

double best_score() {
    return model().best;
}

double lowest_score(Grade grade) {
    return model().lowest.at(static_cast<std::size_t>(grade));
}

}  // namespace tsqlaudit::score
