// What the tests of suitability by kind of table, blockers and storage share.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "facts/sample_schema.h"

namespace tsqlaudit::test {

class SuitabilityTest : public testing::Test {
protected:
    facts::Suitability of(std::string_view table) { return schema_.suitability(table); }
    std::vector<std::string> blockers_of(std::string_view table) {
        return of(table).memory_optimized.blockers;
    }

    SampleSchema schema_;
};

}  // namespace tsqlaudit::test
