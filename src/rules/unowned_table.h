// What a table is by its own look, where nothing ties its rows to a tenant.
#pragma once

#include "rules/check.h"

namespace tsqlaudit::rules {

// Names of what somebody defines (permissions, features), which refer to nothing: all tenants may
// well share them.
bool is_plain_list(const CheckContext& context);

// What is offered to all who book it, by the name: price lists, plans, tariffs.
bool is_offer(const CheckContext& context);

// How the program itself is built and kept running, by the name: its checkpoints, its locks.
bool is_of_operation(const CheckContext& context);

// Names and values of the whole installation. Those of a user or a customer have one more column.
bool is_settings(const CheckContext& context);

}  // namespace tsqlaudit::rules
