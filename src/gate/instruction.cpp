#include "gate/instruction.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "rules/engine.h"
#include "text/compare.h"

namespace tsqlaudit::gate {

namespace {

constexpr std::array reaches{std::pair{std::string_view{"ignore"}, Reach::Code},
                             std::pair{std::string_view{"ignore-table"}, Reach::Table},
                             std::pair{std::string_view{"ignore-file"}, Reach::File}};

// A block comment may go over several lines, each with a star.
constexpr std::string_view space = " \t\r\n*";
constexpr std::string_view letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

class InstructionReader {
public:
    InstructionReader(const text::SourceSet& sources, text::Span comment,
                      text::Diagnostics& diagnostics)
        : sources_{sources},
          comment_{comment},
          text_{sources.text(comment)},
          diagnostics_{diagnostics} {}

    std::optional<Instruction> read() {
        place_ = text_.find(':') + 1;
        const RuleName word = read_word();
        const auto reach =
            std::ranges::find(reaches, word.name, &decltype(reaches)::value_type::first);
        if (reach == reaches.end()) {
            warn(word.span, word.name.empty()
                                ? "the comment tells tsqlaudit nothing: expected ignore, "
                                  "ignore-table or ignore-file"
                                : fmt::format("unknown directive '{}' (there are ignore, "
                                              "ignore-table and ignore-file)",
                                              word.name));
            return std::nullopt;
        }
        Instruction instruction{.reach = reach->second, .rules = read_rules()};
        if (instruction.rules.empty()) {
            return std::nullopt;
        }
        return instruction;
    }

private:
    std::vector<RuleName> read_rules() {
        std::vector<RuleName> rules;
        do {
            RuleName rule = read_word();
            if (rule.name.empty()) {
                warn(rule.span, "expected the name of a rule");
            } else if (is_known(rule)) {
                rules.push_back(std::move(rule));
            }
        } while (skip_comma());
        check_reason();
        return rules;
    }

    bool is_known(const RuleName& rule) {
        const std::vector<rules::UnknownRule> unknown =
            rules::unknown_rules({.select = {}, .ignore = {rule.name}});
        if (unknown.empty()) {
            return true;
        }
        const std::string& nearest = unknown.front().nearest;
        warn(rule.span,
             fmt::format("the directive names an unknown rule '{}'{}", rule.name,
                         nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest)));
        return false;
    }

    // A rule without a comma before it would pass for the beginning of the reason.
    void check_reason() {
        const RuleName word = read_word();
        if (rules::find_rule(word.name) != nullptr) {
            warn(word.span, fmt::format("'{}' is read as the reason: rules are separated by commas",
                                        word.name));
        }
    }

    RuleName read_word() {
        skip_space();
        const std::size_t begin = place_;
        place_ = std::min(text_.find_first_not_of(letters, begin), text_.size());
        return {text::to_lower(text_.substr(begin, place_ - begin)),
                {comment_.file, comment_.begin + static_cast<std::uint32_t>(begin),
                 comment_.begin + static_cast<std::uint32_t>(place_)}};
    }

    bool skip_comma() {
        skip_space();
        const bool is_comma = text_.substr(place_).starts_with(',');
        place_ += is_comma ? 1 : 0;
        return is_comma;
    }

    void skip_space() { place_ = std::min(text_.find_first_not_of(space, place_), text_.size()); }

    void warn(text::Span span, std::string message) {
        diagnostics_.push_back(text::diagnostic_at(
            sources_, span, text::DiagnosticSeverity::Warning, std::move(message)));
    }

    const text::SourceSet& sources_;
    text::Span comment_;
    std::string_view text_;
    std::size_t place_ = 0;
    text::Diagnostics& diagnostics_;
};

}  // namespace

std::optional<Instruction> read_instruction(const text::SourceSet& sources,
                                            const syntax::Directive& directive,
                                            text::Diagnostics& diagnostics) {
    return InstructionReader{sources, directive.span, diagnostics}.read();
}

}  // namespace tsqlaudit::gate
