// A judgement about one table.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/message.h"
#include "rules/remedy.h"
#include "text/source.h"

namespace tsqlaudit::rules {

enum class Severity { Critical, High, Medium, Low, Info };  // in falling order
inline constexpr std::array all_severities{Severity::Critical, Severity::High, Severity::Medium,
                                           Severity::Low, Severity::Info};
std::string_view to_string(Severity severity);
std::optional<Severity> parse_severity(std::string_view word);

// An opportunity is an optimisation whose worth depends on size and workload.
enum class Kind { Defect, Opportunity };
std::string_view to_string(Kind kind);

enum class Confidence { Certain, Likely, Guess };
std::string_view to_string(Confidence confidence);

struct Finding {
    // Of the metadata of the rule, which are kept to the end.
    std::string_view rule;     // id
    std::string_view variant;  // "default" where the rule has one variant
    Severity severity = Severity::Medium;
    Kind kind = Kind::Defect;
    Confidence confidence = Confidence::Certain;
    int priority = 2;                  // of its fix: 1 first, 3 last; from the variant
    std::size_t table = 0;             // into Catalog::tables
    std::vector<std::string> columns;  // in the table's spelling
    std::string object;  // index or constraint where the finding is about one; else empty
    std::string message;
    std::vector<TextPart> arguments;  // of the message: one for each placeholder of its template
    text::Span span;                  // what to point at
    std::optional<Remedy> remedy;
};

struct Strength {
    std::string id;
    std::size_t table = 0;
    std::vector<std::string> columns;
    std::string message;
};

}  // namespace tsqlaudit::rules
