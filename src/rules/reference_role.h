// What a foreign key says about a row: that it is a part of the parent, or who did something to it.
#pragma once

#include "names/phrases.h"
#include "names/words.h"
#include "rules/check.h"

namespace tsqlaudit::rules {

// The words of the name of the referenced table, in the input or not.
const names::Words& parent_words(const CheckContext& context, const catalog::ForeignKey& key);

// The table has the name of the parent and more (dbo.OrderLine of dbo.Order), or its rows are
// deleted with the parent's.
bool is_part_of_parent(const CheckContext& context, const catalog::ForeignKey& key);

// One of the columns names somebody who has to do with the row: its creator, approver, author.
// AuthorId of dbo.Author is the author itself.
bool says_who(const CheckContext& context, const catalog::ForeignKey& key);

// Each column says who created, changed or handled the row (PostedBy, CheckedByNurseId), beside
// another parent that the row is about: few ask for the rows that somebody touched. `belonging` are
// the words before "by" that say whose the row is, as in OrderedBy.
bool says_who_touched_it(const CheckContext& context, const catalog::ForeignKey& key,
                         const names::PhraseSet& belonging);

}  // namespace tsqlaudit::rules
