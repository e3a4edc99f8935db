// What tells a row from another one that has the same parents.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

class Repeats {
public:
    Repeats(const Context& context, const TableFacts& facts);

    // A date, an amount, a text or a place. What is computed from the parents tells nothing apart:
    // an embedding, or where it is in a space of fewer dimensions.
    bool tells_apart(std::size_t column) const;

    // One of the columns, remarks left out.
    bool tells_any_apart() const;

    // Text of at most 128 characters that is no reference, remark or author.
    bool is_short_text(std::size_t column) const;

    // The columns that each row has and that say which kind it is: the same parents may have one
    // row of each kind.
    std::vector<std::string> kinds() const;

private:
    // PartType says which kind of Part it is, and so no more than the reference to that.
    bool is_of_parent(std::size_t column) const;

    bool is_number(std::size_t column) const;
    bool has_spatial_value() const;

    const Context& context_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
};

}  // namespace tsqlaudit::facts
