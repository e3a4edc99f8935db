#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace tsqlaudit::syntax {

// Why a statement could not be understood; offsets are those of its SourceText. Thrown and caught
// inside this library.
struct SyntaxError : std::runtime_error {
    SyntaxError(std::uint32_t at, const std::string& message, bool after_statement = false)
        : std::runtime_error(message), offset(at), follows_whole_statement(after_statement) {}

    std::uint32_t offset;
    bool follows_whole_statement;  // what stands before the error is a statement without error
};

}  // namespace tsqlaudit::syntax
