// Within this library only: what is said about rules, from what their data files declare.
#pragma once

#include "config/shape.h"
#include "rules/adjustment.h"

namespace tsqlaudit::config {

// What the schemas of these shapes refer to, as "#/definitions/…".
Schema definitions();

Shape<std::string> severity_shape();
Shape<std::string> rule_or_category_shape();

// A level for each rule, or also parameters.
Shape<rules::Adjustments> levels_shape();
Shape<rules::Adjustments> adjustments_shape();

}  // namespace tsqlaudit::config
