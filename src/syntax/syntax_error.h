#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace tsqlaudit::syntax {

// Why a statement could not be understood; offsets are those of its SourceText. Thrown and caught
// inside this library.
struct SyntaxError : std::runtime_error {
    SyntaxError(std::uint32_t at, const std::string& message)
        : std::runtime_error(message), offset(at) {}

    std::uint32_t offset;
};

}  // namespace tsqlaudit::syntax
