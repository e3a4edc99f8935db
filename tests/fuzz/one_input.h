#pragma once

#include <cstddef>
#include <cstdint>

// What libFuzzer calls, again and again: reads any bytes as a schema of one script. Returns 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
