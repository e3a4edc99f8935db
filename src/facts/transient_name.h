// Tables whose rows are written and deleted all the time, by their name: sessions, caches, queues.
#pragma once

#include "catalog/catalog.h"

namespace tsqlaudit::facts {

bool has_transient_name(const catalog::Table& table);

}  // namespace tsqlaudit::facts
