// From options as words to what the pipeline works with.
#pragma once

#include <string>
#include <string_view>

#include "cli/commands.h"
#include "cli/pipeline.h"
#include "rules/finding.h"

namespace tsqlaudit::cli {

// All throw Failure for a word that is not known.
PipelineOptions pipeline_options(const SchemaOptions& options);
rules::Severity severity_named(std::string_view word);
void check_selection(const rules::Selection& selection);

// The message for it; `nearest` may be empty.
std::string unknown_rule(std::string_view name, std::string_view nearest);

}  // namespace tsqlaudit::cli
