// Tables that extend each row of a parent: XMetadata, XProfile, XSettings beside X.
#pragma once

#include <optional>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/graph.h"

namespace tsqlaudit::facts {

std::optional<Extension> derive_extension(const Context& context, const Graph& graph,
                                          const TableFacts& facts);

}  // namespace tsqlaudit::facts
