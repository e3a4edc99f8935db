// The content-addressed table of a schema, if it has one.
#pragma once

#include <optional>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"
#include "facts/tenant_model.h"

namespace tsqlaudit::facts {

// As configured, or by its shape: a unique content hash, an inline value, a type or modality, and
// at least two other tables that use it, with or without a foreign key. A shape beyond doubt needs
// no users: the hash is that of the content, the value is binary and small, and the table refers to
// nothing but lists and tenants.
std::optional<TableId> find_atom_store(const Context& context, const TenantModel& tenants,
                                       const std::vector<TableFacts>& tables);

}  // namespace tsqlaudit::facts
