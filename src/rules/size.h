// What messages say of the size of a table.
#pragma once

#include <string>

#include "facts/facts.h"

namespace tsqlaudit::rules {

// What follows the name of the table: "has 12345 rows (counted)", or "is estimated large (several
// rows for each of dbo.Order)", so that whoever knows better sees what the estimate rests on.
std::string size_of(const facts::ScaleEstimate& scale);

}  // namespace tsqlaudit::rules
