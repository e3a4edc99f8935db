// Foreign keys that allow NULL on purpose.
#pragma once

#include <string>
#include <vector>

#include "names/phrases.h"
#include "rules/check.h"

namespace tsqlaudit::rules {

std::vector<std::string> nullable_columns(const CheckContext& context,
                                          const catalog::ForeignKey& key);

struct OptionalWords {
    const names::PhraseSet& roles;      // in the name of the column, beside the usual ones
    const names::PhraseSet& stand_ins;  // in another column, which is there for people who have no
                                        // row of their own: GuestEmail
};

// What the schema says about it: ON DELETE SET NULL, a reference to the table itself or to a
// lookup, an optional role by name (ApprovedById), a CHECK that chooses among several parents, an
// index of the rows that are not NULL, a column for those who have no row.
bool is_meant_to_be_optional(const CheckContext& context, const catalog::ForeignKey& key,
                             const OptionalWords& words);

}  // namespace tsqlaudit::rules
