// The names of WITH options.
#pragma once

#include <string_view>

namespace tsqlaudit::syntax {

// The option of a table or an index that an upper-case name is a misspelling of; empty where it is
// one, or nothing that is certain to be none: a version or a service may have options of its own.
std::string_view misspelled_option(std::string_view name);

}  // namespace tsqlaudit::syntax
