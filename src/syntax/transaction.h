// What a script does in a transaction and rolls back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "syntax/splitter.h"

namespace tsqlaudit::syntax {

// Does a statement begin or end a transaction, or go on elsewhere: GOTO, a label, RETURN, THROW?
bool is_control(std::string_view text, Tokens statement);

// The transaction that is surely open at a place of a script.
class Transaction {
public:
    struct Undone {
        std::size_t first = 0;    // the first statement of the transaction, by its number
        std::uint32_t begin = 0;  // the offset of its BEGIN TRANSACTION
    };

    // To be called for each control statement in turn; `count`: of the statements before it. What a
    // ROLLBACK undoes for certain: all of them from the first on.
    std::optional<Undone> read(std::string_view text, const StatementRange& statement,
                               std::size_t count);
    // Something came that may have ended it.
    void lose() { depth_ = 0; }

private:
    std::size_t depth_ = 0;  // of BEGIN TRANSACTION inside of each other; 0: none is open
    std::string name_;       // of the outermost, upper-case; empty: it has none
    Undone open_;
};

}  // namespace tsqlaudit::syntax
