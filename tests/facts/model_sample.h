// The tables of fixtures/part22 with their roles given, so that what follows from the roles can be
// tested without deriving them.
#pragma once

#include "facts/sample_schema.h"

namespace tsqlaudit::test {

SampleSchema model_sample();

}  // namespace tsqlaudit::test
