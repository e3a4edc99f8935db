// Indexes that do the work of others.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::rules {

// The indexes of a table by their first key columns: those that differ in it do not overlap. The
// table must live as long.
class IndexesByLead {
public:
    explicit IndexesByLead(const catalog::Table& table);

    // The positions of those that begin like the one at the position, which is among them, in
    // order.
    const std::vector<std::size_t>& beside(std::size_t position) const;

private:
    const std::vector<catalog::Index>& indexes_;
    std::unordered_map<std::string_view, std::vector<std::size_t>> positions_;
};

// The same key columns in the same order and directions, included columns, filter, uniqueness and
// place, and the same answer to a row that repeats a key: one of them only costs.
bool are_duplicates(const catalog::Table& table, const catalog::Index& left,
                    const catalog::Index& right);

// Two unique indexes that promise the same and differ only in what they include: one that includes
// all of it would do. None is a constraint, the clustered index or switched off.
bool are_unique_alike(const catalog::Table& table, const catalog::Index& left,
                      const catalog::Index& right);

// Which of two duplicates goes: a foreign key may lean on a constraint, so rather the plain index;
// never the primary key.
bool is_earlier_superfluous(const catalog::Index& earlier, const catalog::Index& later);

// A duplicate of another one, and the one that goes.
bool is_superfluous(const catalog::Table& table, std::size_t position);

// Whatever `index` serves, `other` serves as well: its key is a left prefix of the other's, with
// the same filter and in the same place, and the other holds its included columns. A unique index
// is never covered, since it also enforces something.
bool is_covered_by(const catalog::Table& table, const catalog::Index& index,
                   const catalog::Index& other);

}  // namespace tsqlaudit::rules
