// Within this library only: the keys of tsqlaudit.json.
#pragma once

#include "config/config.h"
#include "config/shape.h"

namespace tsqlaudit::config {

Shape<Config> config_shape();

}  // namespace tsqlaudit::config
