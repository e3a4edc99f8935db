// Lists of codes by their shape, where no name says that they are lists.
#pragma once

#include "facts/context.h"
#include "facts/facts.h"

namespace tsqlaudit::facts {

// Nothing speaks against it: few columns, none of money, content or people, and no name of a thing
// that somebody owns, sells or does.
bool may_be_list(const Context& context, const TableFacts& facts);

// By name, data that is published for everybody: holidays, rates of taxes.
bool is_published(const Context& context, const TableFacts& facts);

// A short unique code that says what others refer to, beside a name or a text: LoincCode and Name
// of dbo.Analyte.
bool has_code_of_list(const Context& context, const TableFacts& facts);

}  // namespace tsqlaudit::facts
