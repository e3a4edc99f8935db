// The parts of a SARIF log.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "report/audit.h"
#include "report/json_text.h"
#include "rules/metadata.h"

namespace tsqlaudit::report::sarif {

// Ids of what a run says about itself.
inline constexpr std::string_view not_understood = "not-understood";
inline constexpr std::string_view results_left_out = "results-left-out";

// "error", "warning" or "note".
std::string_view level(rules::Severity severity);

Json rule_descriptor(const rules::RuleMetadata& rule);
Json result_of(const Audit& audit, std::size_t finding_index, const std::string& fingerprint);

// A diagnostic as a notification of the tool.
Json notification_of(const text::Diagnostic& diagnostic);

Json artifact_location(std::string_view path);
Json physical_location(const text::SourceSet& sources, text::Span span);
Json physical_location_with_code(const text::SourceSet& sources, text::Span span);

// The part of the results' file that mends a finding; null where nothing can simply be added to it.
Json fix_of(const Audit& audit, std::size_t finding);

// Text that is no template and has no links, whatever is in it.
Json message_text(std::string_view text);

// Text on one line in which no link can stand.
std::string plain(std::string_view text);

}  // namespace tsqlaudit::report::sarif
