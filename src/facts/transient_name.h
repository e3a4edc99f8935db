// Tables with much writing on few rows, by their name.
#pragma once

#include "catalog/catalog.h"

namespace tsqlaudit::facts {

// Rows are written and deleted all the time: sessions, caches, queues.
bool has_transient_name(const catalog::Table& table);

// Rows are rewritten all the time: checkpoints, counters.
bool has_busy_name(const catalog::Table& table);

}  // namespace tsqlaudit::facts
