// What a script does in a transaction and rolls back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "syntax/splitter.h"

namespace tsqlaudit::syntax {

// Does a statement of no other kind begin or end a transaction, or might it do so, or go on
// elsewhere? BEGIN, SAVE, COMMIT and ROLLBACK TRANSACTION, calls of procedures, what begins with a
// name, as THROW does, GOTO, a label, RETURN, and SET NOEXEC, PARSEONLY or FMTONLY.
bool is_control(std::string_view text, Tokens statement);

// The transaction that is surely open at a place of a script.
class Transaction {
public:
    // How much of a script is read.
    struct Place {
        std::size_t statements = 0;
        std::size_t unread = 0;  // tables

        bool operator==(const Place&) const = default;
    };
    struct Undone {
        Place from;
        std::uint32_t begin = 0;  // the offset of its BEGIN TRANSACTION
    };

    // Another file may have begun a transaction before this text.
    explicit Transaction(bool may_be_inner) : may_be_inner_(may_be_inner) {}

    // To be called for each statement in turn, with what was read before it. What a ROLLBACK undoes
    // for certain: all from a place on.
    std::optional<Undone> read(std::string_view text, const StatementRange& statement,
                               const Place& place);
    // Something came that may have ended it, or begun another.
    void lose() {
        depth_ = 0;
        may_be_inner_ = true;
    }

private:
    bool rolls_back(const std::string& name) const;

    std::size_t depth_ = 0;  // of BEGIN TRANSACTION inside of each other; 0: none is open
    bool may_be_inner_;      // one may be open around it, which only ROLLBACK without a name ends
    std::string name_;       // of the outermost; empty: it has none
    Undone open_;
};

}  // namespace tsqlaudit::syntax
